import { uptime } from '../../domain/clock.js';

const MAX_FAULTS = 10;
const OPEN_MS = 30_000;

/** The upstream failed ten times in a row, and is not called for 30 seconds. */
export class CircuitOpen extends Error {}

/**
 * A circuit breaker: stops calls to an upstream that keeps failing. After a pause, a single call tests the upstream. Changes
 * to the system clock do not affect the pause.
 */
export class Breaker {
  private faults = 0;
  private openedAt = -Infinity;
  private isTrying = false;

  constructor(private readonly isFault: (error: unknown) => boolean) {}

  /** @throws CircuitOpen, without making the call, if the breaker is open */
  async execute<T>(call: () => Promise<T>): Promise<T> {
    const isOpen = this.faults >= MAX_FAULTS;
    if (isOpen && (this.isTrying || uptime() - this.openedAt < OPEN_MS)) throw new CircuitOpen();
    this.isTrying = isOpen;
    try {
      const answer = await call();
      this.faults = 0;
      return answer;
    } catch (error) {
      if (this.isFault(error) && ++this.faults >= MAX_FAULTS) this.openedAt = uptime();
      throw error;
    } finally {
      if (isOpen) this.isTrying = false;
    }
  }
}
