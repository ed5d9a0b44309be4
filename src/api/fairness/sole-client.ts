import { uptime } from '../../domain/clock.js';

/** A client is alone if no other one has sent a request for this long. */
const ALONE_AFTER_MS = 60_000;

/** Whether all recent requests came from a single client. */
export class SoleClient {
  private latest: string | undefined;
  private changedAt = -Infinity;

  note(client: string): void {
    if (client === this.latest) return;
    if (this.latest !== undefined) this.changedAt = uptime();
    this.latest = client;
  }

  get isAlone(): boolean {
    return uptime() - this.changedAt > ALONE_AFTER_MS;
  }
}
