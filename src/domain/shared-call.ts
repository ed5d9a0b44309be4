import { uptime } from './clock.js';

/**
 * Shares the result of an expensive call between concurrent requests: only one call runs at a time. Requests that arrive
 * during a call share the next one.
 */
export class SharedCall<T> {
  private restsUntil = -Infinity;
  private current: Promise<unknown> = Promise.resolve();
  private next?: Promise<T>;

  /** @param rest pause before the next call, as a multiple of the last call's duration */
  constructor(
    private readonly call: () => Promise<T>,
    private readonly rest = 0,
  ) {}

  /** The result of a call that begins after `result` was called. */
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
