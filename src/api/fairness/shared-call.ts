import { uptime } from '../../domain/clock.js';

/**
 * Something that is costly to find out and the same for everybody: one call at a time, however many requests want its result. Those
 * that come during a call share the next one.
 */
export class SharedCall<T> {
  private restsUntil = -Infinity;
  private current: Promise<unknown> = Promise.resolve();
  private next?: Promise<T>;

  /** @param rest how many times as long as a call took passes before the next begins */
  constructor(
    private readonly call: () => Promise<T>,
    private readonly rest = 0,
  ) {}

  /** The result of a call that begins from now on. */
  result(): Promise<T> {
    this.next ??= this.afterCurrent();
    return this.next;
  }

  private async afterCurrent(): Promise<T> {
    await this.current.catch(() => undefined);
    const rest = this.restsUntil - uptime();
    if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
    this.next = undefined;
    const began = uptime();
    const call = this.call().finally(() => {
      const ended = uptime();
      this.restsUntil = ended + this.rest * (ended - began);
    });
    this.current = call;
    return call;
  }
}
