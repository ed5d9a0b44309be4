import { Inject, Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import type { Checkpoint } from '../../checkpoints/checkpoint.entity.js';
import { CheckpointsRepository } from '../../checkpoints/checkpoints.repository.js';
import { CONFIG, type Config } from '../../config/config.js';
import { rejectedShareOf } from '../../config/rejected-share.js';
import {
  RetryLater,
  OwnershipLost,
  ProcessStopped,
  NoTimeForPartition,
  TimeBudgetSpent,
} from '../../domain/errors.js';
import type { Source } from '../../domain/source.js';
import type { Outcome } from '../../runs/outcome.js';
import { type ClaimedPartition, RunPartitionsRepository } from '../../runs/run-partitions.repository.js';
import type { Counts, Run } from '../../runs/run.entity.js';
import { RunsRepository } from '../../runs/runs.repository.js';
import type { ClaimedJob } from './claimed-job.js';
import { Failure } from './failure.js';
import { historySpan } from './history-span.js';
import { decideNext, outcomeOf } from './partition-outcome.js';
import { PartitionRequeue } from './partition-requeue.js';
import { mayRetryLater } from './retry-timing.js';
import { allRejected, tooManyRejected } from './rejected-share.js';
import { RunEnd } from './run-end.js';

/** Records how reading a partition ended, and decides what happens next. Does nothing for any but the newest claim. */
@Injectable()
export class PartitionEnd {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly runs: RunsRepository,
    private readonly partitions: RunPartitionsRepository,
    private readonly checkpoints: CheckpointsRepository,
    private readonly requeue: PartitionRequeue,
    private readonly runEnd: RunEnd,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(PartitionEnd.name);
  }

  /** @param fetched records yielded by the source, which must equal the sum of the pages */
  succeeded(
    { name, failsIfAllRejected }: Source,
    row: ClaimedPartition,
    checkpoint: Checkpoint,
    fetched: number,
  ): Promise<Run | null> {
    return this.runEnd.endIfComplete(row.runId, async (tx) => {
      // Partitions end under the lock of their run. If the database crashes before this end is on disk, the job is
      // repeated and finds nothing left to read; the end of the run itself is committed synchronously.
      await tx.query('set local synchronous_commit = off');
      await this.checkpoints.confirm(tx, checkpoint);
      const { fetched: total, rejected } = await this.partitions.counted(tx, row);
      const counted = Number(total) - Number(row.fetched);
      const message = `the source yielded ${fetched} records, but its pages counted ${counted}`;
      const error = { stage: 'finish', code: 'counts_do_not_reconcile', message };
      const share = rejectedShareOf(this.config.MAX_REJECTED_SHARE, name);
      const counts = [Number(total), Number(rejected)] as const;
      const refused = (failsIfAllRejected && allRejected(...counts)) || tooManyRejected(...counts, share);
      const outcome: Outcome =
        counted === fetched ? (refused ?? { status: 'succeeded' }) : { status: 'failed', error };
      await this.partitions.end(tx, row, outcome, 0);
    });
  }

  /** Ends a replay's partition. Its counts cover all attempts. */
  replayed(row: ClaimedPartition, counts: Counts): Promise<Run | null> {
    return this.runEnd.endIfComplete(row.runId, async (tx) => {
      const isOurs = await this.partitions.end(tx, row, { status: 'succeeded' }, 0);
      const counted = { ...counts, bytes: 0, retries: 0 };
      if (!isOurs) return;
      await this.partitions.count(tx, row.runId, row.partition, counted);
      await this.runs.count(tx, row.runId, counted);
    });
  }

  failed(source: Source, job: ClaimedJob, row: ClaimedPartition, failure: Failure): Promise<Run | null> {
    return this.runEnd.endIfComplete(row.runId, async (tx, run) => {
      const cancelRequested = run.cancelRequestedAt !== null;
      const next = decideNext(failure, {
        failures: row.failures,
        attemptsAllowed: source.attempts ?? this.config.PARTITION_ATTEMPTS,
        stopping: job.stop.aborted,
        claimLost: job.claim.aborted,
        cancelRequested,
        isPatient: historySpan(source, run) !== null,
        mayWait: mayRetryLater(failure.cause, { source, run, row, retriesAllowed: this.config.HTTP_RETRIES }),
      });
      this.report(source, row, causeOf(job, failure), next);
      if (next === 'leave') return;
      const isOurs =
        next === 'end'
          ? await this.partitions.end(tx, row, outcomeOf(failure, cancelRequested), failure.retries)
          : next === 'wait'
            ? await this.requeue.wait(tx, source, job, row, failure)
            : await this.requeue.retry(tx, source, job, row, {
                failure: next === 'retry' ? failure : null,
                stopping: job.stop.aborted,
                resumesAt: failure.cause instanceof TimeBudgetSpent ? failure.cause.resumesAt : null,
              });
      if (!isOurs) return;
      await this.runs.addRetries(tx, run.id, failure.retries);
      if (failure.cause instanceof NoTimeForPartition)
        await this.partitions.endQueued(tx, run.id, outcomeOf(failure, false));
      if (failure.isFatal) await this.partitions.endQueued(tx, run.id, skippedOutcome(failure));
    });
  }

  private report(
    source: Source,
    { runId, partition }: ClaimedPartition,
    failure: Failure,
    next: string,
  ): void {
    const { code, message, cause } = failure;
    // Known failures are explained by their message; the stack is only logged for internal errors.
    const err = code === 'internal' ? cause : undefined;
    const isExpected = [ProcessStopped, RetryLater, NoTimeForPartition].some((kind) => cause instanceof kind);
    const level = isExpected && next !== 'end' ? 'info' : 'warn';
    this.logger[level]({ run_id: runId, source: source.name, partition, code, next, err }, message);
  }
}

/** Errors of an aborted fetch are caused by the abort. */
function causeOf({ stop, claim }: ClaimedJob, failure: Failure): Failure {
  if (failure.code !== 'internal') return failure;
  if (stop.aborted) return Failure.from(stop.reason);
  return claim.aborted ? Failure.from(new OwnershipLost('the job was given to another worker')) : failure;
}

function skippedOutcome({ stage, code }: Failure): Outcome {
  const message = 'not tried, because another partition failed';
  return { status: 'interrupted', error: { stage, code, message } };
}
