import type { Pool } from 'pg';
import { uptime } from '../domain/clock.js';
import { SharedCall } from '../domain/shared-call.js';
import { type Lsn, parseLsn } from './lsn.js';

/** `behind`: it lags by more than REPLICA_MAX_LAG. `away`: it cannot be used. */
type ReplicaCondition = 'ok' | 'behind' | 'away';

/** Maximum age of the replica's cached state. */
const MAX_AGE_MS = 1000;
/** Number of WAL positions of the primary that are remembered, with their times, to compute the replica's lag. */
const MAX_MARKS = 120;

/** Returns null if the server was promoted and is no longer a replica. */
const REPLAYED = `select case when pg_is_in_recovery() then pg_last_wal_replay_lsn() end::text as lsn`;

/** The state of a streaming replica: how much WAL it has replayed, and whether it can be read from. */
export class Replica {
  condition: ReplicaCondition = 'away';
  /** Lag behind the primary in seconds; null if unknown. */
  lagSeconds: number | null = null;
  /** The latest WAL position that the replica is known to have replayed. */
  private replayed: Lsn = 0n;
  private refreshedAt = -Infinity;
  /** WAL positions of the primary that the replica has not replayed yet, with the times they were read, oldest first. */
  private marks: { lsn: Lsn; at: number }[] = [];
  private hasCaughtUp = false;
  private readonly positions = new SharedCall(() => this.ask());
  private readonly refreshes = new SharedCall(() => this.observe());

  /**
   * @param watching a separate connection pool, which readers cannot exhaust
   * @param primaryPosition the current position of the primary
   */
  constructor(
    private readonly watching: Pick<Pool, 'query'>,
    private readonly primaryPosition: () => Promise<Lsn>,
    private readonly maxLagSeconds: number,
  ) {}

  /** Whether the replica can be read from and has replayed the position. */
  async has(required: Lsn): Promise<boolean> {
    if (uptime() - this.refreshedAt > MAX_AGE_MS) await this.refresh();
    if (this.condition !== 'ok') return false;
    if (this.replayed < required) await this.position().catch(() => undefined);
    return this.replayed >= required;
  }

  /** A WAL position at or after everything read from the replica so far. */
  position(): Promise<Lsn> {
    return this.positions.result();
  }

  refresh(): Promise<void> {
    return this.refreshes.result();
  }

  /** Stops using the replica after a failure, until its state is next refreshed. */
  suspend(): void {
    this.condition = 'away';
    this.lagSeconds = null;
  }

  private async ask(): Promise<Lsn> {
    const { rows } = await this.watching.query<{ lsn: string | null }>(REPLAYED);
    const lsn = rows[0]!.lsn === null ? null : parseLsn(rows[0]!.lsn);
    if (lsn === null) throw new Error('DATABASE_REPLICA_URL: the server is not a replica');
    // After a restart, the replica may be at an earlier position than before.
    this.replayed = lsn;
    return lsn;
  }

  private async observe(): Promise<void> {
    try {
      const at = uptime();
      const primary = await this.primaryPosition().catch(() => null);
      if (primary !== null && this.marks.length < MAX_MARKS) this.marks.push({ lsn: primary, at });
      const replayed = await this.positions.result();
      const unreached = this.marks.filter(({ lsn }) => lsn > replayed);
      // The lag is unknown until the replica has reached one of the remembered positions.
      this.hasCaughtUp ||= unreached.length < this.marks.length;
      this.marks = unreached;
      this.settle();
    } catch {
      this.suspend();
    }
    this.refreshedAt = uptime();
  }

  private settle(): void {
    if (!this.hasCaughtUp) {
      this.lagSeconds = null;
      this.condition = 'behind';
      return;
    }
    const [oldest] = this.marks;
    this.lagSeconds = oldest ? (uptime() - oldest.at) / 1000 : 0;
    this.condition = this.lagSeconds > this.maxLagSeconds ? 'behind' : 'ok';
  }
}
