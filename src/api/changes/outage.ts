import { isConnectionFault } from '../../database/connection-fault.js';
import { uptime } from '../../domain/clock.js';

const MAX_OUTAGE_MS = 60_000;

/** How long the database has been unavailable to a stream. */
export class Outage {
  private since: number | null = null;

  /** @throws the error, unless the database is unavailable and has not been for too long */
  tolerate(error: unknown): null {
    this.since ??= uptime();
    if (!isConnectionFault(error) || uptime() - this.since > MAX_OUTAGE_MS) throw error;
    return null;
  }

  end(): void {
    this.since = null;
  }
}
