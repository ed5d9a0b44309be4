import { isConnectionFault } from '../../database/connection-fault.js';
import { uptime } from '../../domain/clock.js';

const MAX_OUTAGE_MS = 60_000;

/** Keeps track of how long the database has been unavailable to a stream. */
export class OutageTimer {
  private since: number | null = null;

  /** @throws the error if it has another cause than an outage, or if the outage has lasted too long */
  tolerate(error: unknown): null {
    this.since ??= uptime();
    if (!isConnectionFault(error) || uptime() - this.since > MAX_OUTAGE_MS) throw error;
    return null;
  }

  end(): void {
    this.since = null;
  }
}
