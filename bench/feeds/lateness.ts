import type { FeedHosts } from '../../sandbox/feed-hosts.js';

/** A row of the table of feeds; moments in milliseconds. */
export interface FeedRow {
  url: string;
  due: number;
  polled: number | null;
}

/** Delay in seconds between the time at which a feed was due and its request. */
export class Lateness {
  readonly seconds: number[] = [];
  private readonly known = new Map<string, FeedRow>();

  constructor(private readonly asked: FeedHosts['asked']) {}

  /** Must be called more often than feeds are due. */
  sample(rows: readonly FeedRow[]): void {
    for (const row of rows) {
      const before = this.known.get(row.url);
      const at = this.asked.get(row.url)?.at(-1);
      if (before && at !== undefined && row.polled !== before.polled) this.add(at - before.due);
      if (!before || row.polled !== before.polled) this.known.set(row.url, row);
    }
  }

  /** Feeds that are due but were not polled also count as late. */
  end(now: number): void {
    for (const { url, due } of this.known.values())
      if ((this.asked.get(url)?.at(-1) ?? 0) < due && due < now) this.add(now - due);
  }

  private add(milliseconds: number): void {
    this.seconds.push(Math.max(0, milliseconds / 1000));
  }
}
