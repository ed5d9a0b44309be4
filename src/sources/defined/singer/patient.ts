/** Reads a sequence with patience: what does not come in time is not lost, but comes from the next call. */
export class Patient<T> {
  private readonly iterator: AsyncIterator<T>;
  private asked: Promise<IteratorResult<T>> | undefined;

  constructor(sequence: AsyncIterable<T>) {
    this.iterator = sequence[Symbol.asyncIterator]();
  }

  /** Null if nothing arrives in time. */
  async next(ms: number): Promise<IteratorResult<T> | null> {
    this.asked ??= this.iterator.next();
    const { promise: late, resolve } = Promise.withResolvers<null>();
    const timer = setTimeout(() => resolve(null), ms);
    try {
      const found = await Promise.race([this.asked, late]);
      if (found) this.asked = undefined;
      return found;
    } finally {
      clearTimeout(timer);
    }
  }
}
