/**
 * Reads the next page while the current one is being stored, so two pages are in memory at a time. `stop` aborts the read
 * when the consumer stops early.
 */
export async function* readAhead<Page>(
  pages: AsyncIterable<Page>,
  stop: AbortController,
): AsyncGenerator<Page, void, undefined> {
  const iterator = pages[Symbol.asyncIterator]();
  const begin = () => {
    const next = iterator.next();
    // The error is thrown when the consumer requests the page.
    next.catch(() => undefined);
    return next;
  };
  let next = begin();
  try {
    for (;;) {
      const result = await next;
      if (result.done) return;
      next = begin();
      yield result.value;
    }
  } finally {
    stop.abort();
    await next.catch(() => undefined);
    await iterator.return?.();
  }
}
