import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type QueryRunner } from 'typeorm';
import { CONFIG, type Config } from '../config/config.js';
import { isConnectionFault } from '../database/connection-fault.js';
import { BatchSizes } from './batch-sizes.js';
import { PruneBusy, pruneSession } from './prune-session.js';
import { type Counts, PrunesRepository } from './prunes.repository.js';
import { retryOnConflict } from './retry-on-conflict.js';
import type { PrunePlan } from './prune-step.js';
import { pruneSteps } from './prune-steps.js';
import type { PruneRequest, PruneResult } from './prune-request.js';

/**
 * Deletes data that is older than the configured retention. Only one process prunes at a time. Transactions are small, so that
 * little work is lost if the process is killed.
 */
@Injectable()
export class Pruner {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
    private readonly prunes: PrunesRepository,
  ) {}

  /** Whether a retention period is configured for any data. */
  get isConfigured(): boolean {
    return this.ages.some((age) => age !== null);
  }

  private get ages() {
    const { RETENTION_RAW, RETENTION_QUOTES, RETENTION_CANDLES, RETENTION_RUNS } = this.config;
    return [RETENTION_RAW, RETENTION_QUOTES, RETENTION_CANDLES, RETENTION_RUNS];
  }

  /** @throws PruneBusy */
  prune(request: PruneRequest): Promise<PruneResult> {
    return pruneSession(this.dataSource, (runner) => this.pruneRecorded(runner, request));
  }

  private async pruneRecorded(runner: QueryRunner, request: PruneRequest): Promise<PruneResult> {
    const { trigger, slot = null, isDryRun = false } = request;
    const cutoffs = await this.cutoffs(runner);
    const plan = { cutoffs, isDryRun, dropsLineage: this.config.RETENTION_RAW_LINEAGE === 'drop' };
    if (isDryRun) return this.runSteps(runner, plan, null, request);
    const id = await this.prunes.begin(runner, trigger, slot, cutoffs);
    if (!id) throw new PruneBusy('A prune for this tick of the schedule has already run.');
    try {
      const pruned = await this.runSteps(runner, plan, id, request);
      await this.prunes.end(id, pruned.isStopped ? 'stopped' : 'finished', null);
      return pruned;
    } catch (error) {
      const { message } = error as Error;
      await this.prunes.end(id, 'failed', message, isConnectionFault(error)).catch(() => undefined);
      throw error;
    }
  }

  private async runSteps(
    runner: QueryRunner,
    plan: PrunePlan,
    id: string | null,
    request: PruneRequest,
  ): Promise<PruneResult> {
    const counts: Counts = {};
    const { signal, progress } = request;
    const record = async () => {
      if (id) await this.prunes.count(runner, id, counts);
    };
    for (const step of await pruneSteps(runner, plan)) {
      const count = (counts[step.table] ??= { dropped: 0, kept: 0 });
      const sizes = new BatchSizes(step.rows);
      for (let position: string | null = null; ;) {
        if (signal?.aborted) return { cutoffs: plan.cutoffs, counts, isStopped: true };
        const before = { ...count };
        const batch = async (rows: number) => {
          Object.assign(count, before);
          await runner.startTransaction();
          try {
            const { dropped, kept, next } = await step.batch(runner, position, rows);
            count.dropped += dropped;
            count.kept += kept;
            await record();
            await runner.commitTransaction();
            return next;
          } catch (error) {
            await runner.rollbackTransaction().catch(() => undefined);
            throw error;
          }
        };
        position = await sizes.fit((rows) => retryOnConflict(() => batch(rows), signal), signal);
        progress?.(step.table, counts);
        if (position === null) break;
      }
    }
    return { cutoffs: plan.cutoffs, counts, isStopped: false };
  }

  private async cutoffs(runner: QueryRunner): Promise<PrunePlan['cutoffs']> {
    const before = (n: number) =>
      `to_char(now() at time zone 'UTC' - $${n}::interval, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
    const [cutoffs] = (await runner.query(
      `select ${before(1)} as raw, ${before(2)} as quotes, ${before(3)} as candles, ${before(4)} as runs`,
      this.ages,
    )) as [PrunePlan['cutoffs']];
    return cutoffs;
  }
}
