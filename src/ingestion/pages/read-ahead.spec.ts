import { readAhead } from './read-ahead.js';

async function* pages(log: string[], signal: AbortSignal, failAt = Infinity): AsyncGenerator<number> {
  try {
    for (let page = 1; page <= 4; page++) {
      signal.throwIfAborted();
      if (page === failAt) throw new Error(`page ${page} cannot be read`);
      log.push(`read ${page}`);
      await Promise.resolve();
      yield page;
    }
  } finally {
    log.push('closed');
  }
}

describe('pages that are read ahead', () => {
  it('arrive in order, the next one being read while one is stored', async () => {
    const begun = Promise.withResolvers<void>();
    async function* twoPages() {
      yield await Promise.resolve(1);
      begun.resolve();
      yield 2;
    }
    const stored: number[] = [];
    for await (const page of readAhead(twoPages(), new AbortController())) {
      await begun.promise;
      stored.push(page);
    }
    expect(stored).toEqual([1, 2]);
  });

  it('fail in their turn, after the pages before', async () => {
    const [log, stop] = [[] as string[], new AbortController()];
    const reading = (async () => {
      for await (const page of readAhead(pages(log, stop.signal, 3), stop)) log.push(`stored ${page}`);
    })();
    await expect(reading).rejects.toThrow('page 3 cannot be read');
    expect(log).toEqual(expect.arrayContaining(['stored 1', 'stored 2', 'closed']));
  });

  it('are closed when the reader stops early', async () => {
    const [log, stop] = [[] as string[], new AbortController()];
    for await (const page of readAhead(pages(log, stop.signal), stop)) if (page === 1) break;
    expect(stop.signal.aborted).toBe(true);
    expect(log.at(-1)).toBe('closed');
  });
});
