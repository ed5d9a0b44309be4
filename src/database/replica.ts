import type { Pool } from 'pg';
import { uptime } from '../domain/clock.js';
import { SharedCall } from '../domain/shared-call.js';
import { type Lsn, parseLsn } from './lsn.js';

/** `behind`: by more than REPLICA_MAX_LAG. */
type ReplicaCondition = 'ok' | 'behind' | 'away';

/** How old the known state of the replica may be, in milliseconds. */
const MAX_AGE_MS = 1000;
/** Positions of the primary that are remembered to compute how far the replica is behind. */
const MAX_MARKS = 120;

/** Null if the server was promoted: it is no longer a replica. */
const REPLAYED = `select case when pg_is_in_recovery() then pg_last_wal_replay_lsn() end::text as lsn`;

/** A streaming replica: what it has replayed, and whether it can be read from. */
export class Replica {
  condition: ReplicaCondition = 'away';
  /** By how many seconds it is behind the primary; null if that is unknown. */
  lagSeconds: number | null = null;
  /** The latest position that it is known to have replayed. */
  private replayed: Lsn = 0n;
  private refreshedAt = -Infinity;
  /** Positions of the primary that the replica has not reached yet, oldest first. */
  private marks: { lsn: Lsn; at: number }[] = [];
  private hasCaughtUp = false;
  private readonly positions = new SharedCall(() => this.ask());
  private readonly refreshes = new SharedCall(() => this.observe());

  /**
   * @param watching a separate pool, which readers cannot keep busy
   * @param primaryPosition the current position of the primary
   */
  constructor(
    private readonly watching: Pick<Pool, 'query'>,
    private readonly primaryPosition: () => Promise<Lsn>,
    private readonly maxLagSeconds: number,
  ) {}

  /** Whether it can be read from and has replayed this position. */
  async has(required: Lsn): Promise<boolean> {
    if (uptime() - this.refreshedAt > MAX_AGE_MS) await this.refresh();
    if (this.condition !== 'ok') return false;
    if (this.replayed < required) await this.position().catch(() => undefined);
    return this.replayed >= required;
  }

  /** A position at or after everything read so far. */
  position(): Promise<Lsn> {
    return this.positions.result();
  }

  refresh(): Promise<void> {
    return this.refreshes.result();
  }

  /** After a failure, until the next refresh. */
  suspend(): void {
    this.condition = 'away';
    this.lagSeconds = null;
  }

  private async ask(): Promise<Lsn> {
    const { rows } = await this.watching.query<{ lsn: string | null }>(REPLAYED);
    const lsn = rows[0]!.lsn === null ? null : parseLsn(rows[0]!.lsn);
    if (lsn === null) throw new Error('DATABASE_REPLICA_URL: the server is not a replica');
    // After a restart it may have replayed less than before.
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
      // Until it has reached a known position, the age of its data is unknown.
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
