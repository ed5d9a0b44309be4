/**
 * Reads the next page while one is being stored, so two are in memory at a time. `stop` aborts the read when the
 * consumer is done.
 */
export async function* readAhead<Page>(
  pages: AsyncIterable<Page>,
  stop: AbortController,
): AsyncGenerator<Page, void, undefined> {
  const iterator = pages[Symbol.asyncIterator]();
  const begin = () => {
    const next = iterator.next();
    // Raised when the page is requested.
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
