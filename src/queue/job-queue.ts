import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { type Db, type Job, PgBoss, type WorkOptions } from 'pg-boss';
import type { EntityManager } from 'typeorm';
import { BackgroundTasks } from '../background/background-tasks.js';
import { CONFIG, type Config } from '../config/config.js';
import { ClockWatch } from '../database/clock-watch.js';
import { MAINTENANCE_SECONDS, queueOptions } from './queue-options.js';
import { queueOf, SourceQueues } from './source-queues.js';

/** Work for a worker: planning a run, or reading one of its partitions. */
export interface RunJob {
  run_id: string;
  partition: string | null;
  /** Jobs with the same group run one at a time. */
  group?: string;
}

export interface SendOptions {
  id?: string;
  delaySeconds?: number;
  /** Jobs with a higher priority run first; 0 if absent. */
  priority?: number;
}

const ERROR_INTERVAL_MS = 10_000;

/**
 * The job queues: one per source, and one for webhooks. They are in the same database as all other data, so processes need
 * not know one another.
 */
@Injectable()
export class JobQueue implements OnModuleInit {
  readonly boss: PgBoss;
  private readonly queues: SourceQueues;
  private readonly worked = new Set<string>();
  private quietUntil = 0;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly logger: PinoLogger,
    tasks: BackgroundTasks,
    clock: ClockWatch,
  ) {
    logger.setContext(JobQueue.name);
    this.boss = new PgBoss(queueOptions(config));
    this.queues = new SourceQueues(this.boss, config);
    // Without a listener, an error would end the process. pg-boss recovers by itself when the database does.
    this.boss.on('error', (error: Error) => this.reportError(error));
    this.boss.on('warning', (warning) => logger.warn({ warning }, warning.message));
    clock.onClockSet(() => this.queues.bringForward());
    // Releases jobs of dead workers and deletes finished ones.
    tasks.define({
      name: 'queue_maintenance',
      every: MAINTENANCE_SECONDS,
      work: () => this.boss.supervise(),
    });
  }

  async onModuleInit(): Promise<void> {
    await this.boss.start();
    await this.queues.bringForward();
  }

  /** Passes on no further jobs, and waits for running ones for a limited time. The caller must abort their signals. */
  async stop(): Promise<void> {
    // PgBoss.stop() first waits until its listener's connection is closed.
    for (const queue of this.worked) void this.boss.offWork(queue, { wait: false });
    await this.boss.stop({ graceful: true, timeout: this.config.SHUTDOWN_TIMEOUT * 1000 });
  }

  /** Logs errors sparingly: while the database is down, each polling loop reports an error at each poll. */
  private reportError({ message }: Error): void {
    if (performance.now() < this.quietUntil) return;
    this.quietUntil = performance.now() + ERROR_INTERVAL_MS;
    this.logger.warn({ error: message }, 'the queue reported an error and continues');
  }

  /** Enqueues jobs in the given transaction. */
  async send(tx: EntityManager, source: string, jobs: readonly (RunJob & SendOptions)[]): Promise<void> {
    const inserts = jobs.map(({ id, delaySeconds, priority, ...data }) => ({
      ...(id && { id }),
      ...(delaySeconds && { startAfter: delaySeconds }),
      ...(priority && { priority }),
      ...(data.group && { group: { id: data.group } }),
      data,
    }));
    await this.boss.insert(await this.queues.ensureQueue(source), inserts, { db: transactionOf(tx) });
  }

  /**
   * Passes jobs for the source to the handler, up to `atOnce` concurrently in this process. A job's signal aborts when the
   * claim is lost.
   */
  async work(source: string, atOnce: number, handle: (job: Job<RunJob>) => Promise<void>): Promise<void> {
    await this.workOn(await this.queues.ensureQueue(source), atOnce, handle, { groupConcurrency: 1 });
  }

  /** Passes jobs in any queue to the handler. The queue's heartbeat must be longer than 2 seconds. */
  async workOn<T extends object>(
    queue: string,
    atOnce: number,
    handle: (job: Job<T>) => Promise<void>,
    more: Pick<WorkOptions, 'groupConcurrency'> = {},
  ): Promise<void> {
    const options = {
      heartbeatRefreshSeconds: 2,
      pollingIntervalSeconds: 1,
      notifyPollingIntervalSeconds: 2,
      ...more,
    };
    this.worked.add(queue);
    // Workers are created one by one: for several at once, pg-boss returns only the first id, and the others could not be
    // woken up.
    for (let count = 0; count < atOnce; count++) {
      const worker = await this.boss.work<T>(queue, options, async ([job]) => {
        try {
          await handle(job!);
        } finally {
          // There may be more jobs in the queue.
          this.boss.notifyWorker(worker);
        }
      });
    }
  }

  /** Ids of the run's jobs that are waiting or running. The states are listed as in pg-boss's partial index. */
  async liveJobs(source: string, runId: string): Promise<string[]> {
    const { rows } = await this.boss.getDb().executeSql(
      `select id from pgboss.job
       where name = $1 and state in ('created', 'retry', 'active') and data ->> 'run_id' = $2`,
      [queueOf(source), runId],
    );
    return (rows as { id: string }[]).map(({ id }) => id);
  }

  /** Cancels the run's jobs, and aborts the signals of those that are running. */
  async cancel(source: string, runId: string): Promise<void> {
    const ids = await this.liveJobs(source, runId);
    if (ids.length) await this.boss.cancel(await this.queues.ensureQueue(source), ids);
  }
}

/** Makes pg-boss execute its statements in the given transaction. */
export function transactionOf(tx: EntityManager): Db {
  const runner = tx.queryRunner;
  if (!runner) throw new TypeError('jobs must be sent within a transaction');
  return {
    executeSql: async (text, values) => ({
      rows: (await runner.query(text, values, true)).records as unknown[],
    }),
  };
}
