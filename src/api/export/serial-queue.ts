const PATIENCE_MS = 1000;

/** Runs tasks one after another, in the order in which they were requested. */
export class SerialQueue {
  private last: Promise<unknown> = Promise.resolve();

  /** @param patienceMs a task that has waited for this number of milliseconds runs without waiting any longer */
  constructor(private readonly patienceMs = PATIENCE_MS) {}

  async run<T>(work: () => Promise<T>): Promise<T> {
    const before = this.last;
    const { promise: done, resolve: end } = Promise.withResolvers<void>();
    this.last = Promise.all([before, done]);
    await this.turn(before);
    try {
      return await work();
    } finally {
      end();
    }
  }

  private turn(before: Promise<unknown>): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.patienceMs);
      void before.then(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}
