import { uptime } from '../../domain/clock.js';

const MAX_FAULTS = 10;
const OPEN_MS = 30_000;

/** The upstream failed ten times in a row and is not called for half a minute. */
export class CircuitOpen extends Error {}

/**
 * A circuit breaker: stops calling an upstream that keeps failing; after a pause, a single call tries it. Clock changes
 * do not affect the pause.
 */
export class Breaker {
  private faults = 0;
  private openedAt = -Infinity;
  private isTrying = false;

  constructor(private readonly isFault: (error: unknown) => boolean) {}

  /** @throws CircuitOpen without calling */
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
