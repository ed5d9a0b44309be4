/** Reads an iterator with a timeout. A value that arrives too late for one call is returned by the next. */
export class TimedIterator<T> {
  private readonly iterator: AsyncIterator<T>;
  private pending: Promise<IteratorResult<T>> | undefined;

  constructor(sequence: AsyncIterable<T>) {
    this.iterator = sequence[Symbol.asyncIterator]();
  }

  /** The next value; null if none arrives within `ms` milliseconds. */
  async next(ms: number): Promise<IteratorResult<T> | null> {
    this.pending ??= this.iterator.next();
    const { promise: late, resolve } = Promise.withResolvers<null>();
    const timer = setTimeout(() => resolve(null), ms);
    try {
      const found = await Promise.race([this.pending, late]);
      if (found) this.pending = undefined;
      return found;
    } finally {
      clearTimeout(timer);
    }
  }
}
