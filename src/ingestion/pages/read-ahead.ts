/**
 * The same pages, the next one being read while one is stored. Two are in memory at once; what is read of the one behind is
 * given up by `stop` when the reader is done with.
 */
export async function* readAhead<Page>(
  pages: AsyncIterable<Page>,
  stop: AbortController,
): AsyncGenerator<Page, void, undefined> {
  const iterator = pages[Symbol.asyncIterator]();
  const begin = () => {
    const next = iterator.next();
    // Told to whoever asks for it.
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
