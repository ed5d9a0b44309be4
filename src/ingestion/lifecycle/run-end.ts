import { Inject, Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { DataSource, type EntityManager } from 'typeorm';
import { CheckpointsRepository } from '../../checkpoints/checkpoints.repository.js';
import { CONFIG, type Config } from '../../config/config.js';
import { rejectedShareOf } from '../../config/rejected-share.js';
import { nextTick } from '../../config/schedule.js';
import { retryConflicts } from '../../database/retry-conflicts.js';
import { DriftService } from '../../drift/drift.service.js';
import type { Outcome } from '../../runs/outcome.js';
import { RunEvents } from '../../runs/run-events.js';
import { RunOutcomesRepository } from '../../runs/run-outcomes.repository.js';
import type { Run } from '../../runs/run.entity.js';
import { RunsRepository } from '../../runs/runs.repository.js';
import { SourceFailuresRepository } from '../../runs/source-failures.repository.js';
import { SourcesRepository } from '../../runs/sources.repository.js';
import { pastSpan } from '../../tracing/spans.js';
import { isDatabaseDown } from './failure.js';
import { tooManyRejected } from './rejected-share.js';
import { outcomeOfRun } from './partition-outcome.js';

/** Ends each run exactly once, in the transaction that ends its last partition. */
@Injectable()
export class RunEnd {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
    private readonly runs: RunsRepository,
    private readonly outcomes: RunOutcomesRepository,
    private readonly checkpoints: CheckpointsRepository,
    private readonly drift: DriftService,
    private readonly sources: SourcesRepository,
    private readonly failures: SourceFailuresRepository,
    private readonly events: RunEvents,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(RunEnd.name);
  }

  /**
   * Changes a run's partitions, and ends the run if none of them is still waiting or running.
   * @param change receives the locked run and returns an outcome if the partitions do not determine it; not called if
   * the run has already ended
   * @returns the ended run, or null
   */
  async endIfComplete(
    runId: string,
    change: (tx: EntityManager, run: Run) => Promise<Outcome | void>,
  ): Promise<Run | null> {
    const end = async (tx: EntityManager) => {
      const run = await this.runs.lock(tx, runId);
      if (!run) return null;
      let ended = await change(tx, run);
      if (!ended && !(await this.outcomes.haveEnded(tx, runId))) return null;
      await tx.query('set local synchronous_commit to default');
      ended ??= outcomeOfRun(
        await this.outcomes.unsuccessful(tx, runId),
        await this.outcomes.anySucceeded(tx, runId),
      );
      if (run.mode === 'backfill') await this.checkpoints.removeOfRun(tx, run.sourceId, runId);
      const source = await this.nameOf(run);
      const how = await this.decideOutcome(tx, source, runId, ended);
      await this.learnFrom(tx, source, run, how);
      // The upstream's limit determines the earliest time. The run resumes at the next tick of the schedule after it.
      const resumesAt = how.resumesAt && (nextTick(this.config, source, how.resumesAt) ?? how.resumesAt);
      const finished = await this.runs.finish(tx, runId, { ...how, resumesAt });
      await this.countFailures(tx, finished);
      return finished;
    };
    const ended = await retryConflicts(() => this.dataSource.transaction(end));
    if (ended) this.report(await this.nameOf(ended), ended);
    return ended;
  }

  /** Also judges the rejected share of the whole run, because partitions with few records are not judged on their own. */
  private async decideOutcome(
    tx: EntityManager,
    source: string,
    runId: string,
    ended: Outcome,
  ): Promise<Outcome> {
    if (ended.status !== 'succeeded') return ended;
    const { fetched, rejected } = await this.runs.counted(tx, runId);
    const share = rejectedShareOf(this.config.MAX_REJECTED_SHARE, source);
    return tooManyRejected(fetched, rejected, share) ?? ended;
  }

  /** Learns the schema from the run. A failure to learn must not prevent the run from ending. */
  private async learnFrom(
    tx: EntityManager,
    source: string,
    { id: runId, sourceId }: Run,
    { status }: Outcome,
  ): Promise<void> {
    try {
      const complete = status === 'succeeded';
      await tx.transaction((inner) => this.drift.conclude(inner, { sourceId, runId, complete }));
    } catch (error) {
      if (isDatabaseDown(error)) throw error;
      this.logger.error({ err: error, run_id: runId, source }, 'could not learn the schema from the run');
    }
  }

  /** Counts consecutive failures of the source. Backfills, replays, and interrupted or cancelled runs say nothing about it. */
  private async countFailures(tx: EntityManager, run: Run): Promise<void> {
    if (run.mode !== 'live') return;
    if (run.status === 'failed') await this.failures.failed(tx, run, this.config.ALERT_REMINDER_HOURS);
    if (run.status === 'succeeded' || run.status === 'partial') await this.failures.recovered(tx, run);
  }

  private async nameOf({ sourceId }: Run): Promise<string> {
    return (await this.sources.names()).get(sourceId)!;
  }

  private report(source: string, run: Run): void {
    const level = ['failed', 'partial'].includes(run.status) ? 'error' : 'info';
    this.logger[level](
      { run_id: run.id, source, status: run.status, code: run.errorCode, fetched: run.fetched },
      run.errorMessage ?? 'run ended',
    );
    const attributes = { source, run_id: run.id, status: run.status, fetched: Number(run.fetched) };
    if (run.finishedAt)
      pastSpan({ name: 'run', run, attributes }, run.startedAt ?? run.queuedAt, run.finishedAt);
    this.events.emit('end', { source, run });
  }
}
