import type { PgBoss } from 'pg-boss';
import type { Config } from '../config/config.js';
import { QUEUE_SCHEMA } from '../database/install-queue.js';

const MAX_JOB_SECONDS = 86_399;
/** A job that has crashed this many workers is abandoned. */
const MAX_CRASHES = 30;

/** Name of the source's queue. */
export const queueOf = (source: string): string => `source.${source}`;

/** One queue per source, with its settings. */
export class SourceQueues {
  private readonly known = new Set<string>();

  constructor(
    private readonly boss: PgBoss,
    private readonly config: Config,
  ) {}

  /** Creates the source's queue if necessary. @returns its name */
  async ensureQueue(source: string): Promise<string> {
    const name = queueOf(source);
    if (this.known.has(name)) return name;
    const settings = {
      notify: true,
      heartbeatSeconds: 10,
      retryLimit: MAX_CRASHES,
      retryDelay: 0,
      expireInSeconds: Math.min(this.config.RUN_TIME_BUDGET + 600, MAX_JOB_SECONDS),
      deleteAfterSeconds: 3600,
    };
    await this.boss.createQueue(name, settings);
    if (this.config.ROLE !== 'api') await this.apply(name, settings);
    this.known.add(name);
    return name;
  }

  /** Applies the current settings to an existing queue and its waiting jobs, which would otherwise keep their old ones. */
  private async apply(name: string, settings: { expireInSeconds: number }): Promise<void> {
    await this.boss.updateQueue(name, settings);
    await this.boss.getDb().executeSql(
      `update ${QUEUE_SCHEMA}.job set expire_seconds = $2
       where name = $1 and state < 'active' and expire_seconds <> $2`,
      [name, settings.expireInSeconds],
    );
  }

  /** Shifts due times after the clock was set back: they would otherwise be too far in the future. */
  async bringForward(): Promise<void> {
    if (this.config.ROLE === 'api') return;
    const db = this.boss.getDb();
    await db.executeSql(`update ${QUEUE_SCHEMA}.job set start_after = case when created_on > now()
        then now() + (start_after - created_on) else now() end, created_on = least(created_on, now())
      where state < 'active' and start_after > now() and (created_on > now() or state = 'retry')`);
    await db.executeSql(`update ${QUEUE_SCHEMA}.job set heartbeat_on = least(heartbeat_on, now()),
        started_on = least(started_on, now())
      where state = 'active' and (heartbeat_on > now() or started_on > now())`);
    await db.executeSql(`update ${QUEUE_SCHEMA}.queue set monitor_on = null, monitor_claim_on = null
      where monitor_on > now() or monitor_claim_on > now()`);
  }
}
