import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { CONFIG, type Config } from '../config/config.js';
import type { Source } from '../domain/source.js';
import { JobQueue } from '../queue/job-queue.js';
import type { Outcome } from '../runs/outcome.js';
import type { RunPartition } from '../runs/run-partition.entity.js';
import { RunPartitionsRepository } from '../runs/run-partitions.repository.js';
import type { Run } from '../runs/run.entity.js';
import { RunsRepository } from '../runs/runs.repository.js';
import { Failure } from './failure.js';
import { PartitionLoop } from './partition-loop.js';
import { nextOf, outcomeOf } from './partition-outcome.js';
import { RunEnd } from './run-end.js';
import { untilDatabaseAnswers } from './until-database-answers.js';

/** A job as the queue hands it out. */
export interface ClaimedJob {
  id: string;
  runId: string;
  partition: string;
  /** Aborts when another worker has the job, or somebody cancelled it. */
  claim: AbortSignal;
  /** Aborts when the process stops. */
  stop: AbortSignal;
}

/** Reads one partition of a run and records how that ended. */
@Injectable()
export class PartitionWorker {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly runs: RunsRepository,
    private readonly partitions: RunPartitionsRepository,
    private readonly queue: JobQueue,
    private readonly loop: PartitionLoop,
    private readonly end: RunEnd,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(PartitionWorker.name);
  }

  async work(source: Source, job: ClaimedJob): Promise<void> {
    const claimed = await this.partitions.claim(job.runId, job.partition, job.id);
    const run = claimed && (await this.runs.find(job.runId));
    if (!claimed || !run) return;
    const signal = AbortSignal.any([job.stop, job.claim]);
    const deadline = new Date(run.startedAt!.getTime() + this.config.RUN_TIME_BUDGET * 1000);
    let settle: () => Promise<void>;
    try {
      const task = { source, run, partition: job.partition, signal, deadline };
      const fetched = await this.loop.read(task);
      settle = () => this.succeed(claimed, fetched);
    } catch (error) {
      const failure = Failure.of(error);
      settle = () => this.fail(source, job, claimed, failure);
    }
    // A partition must not stay claimed because the database was away when it ended.
    await untilDatabaseAnswers(settle, signal);
  }

  private async succeed(claimed: RunPartition, fetched: number): Promise<void> {
    await this.end.after(claimed.runId, async (tx) => {
      const counted = (await this.partitions.fetched(tx, claimed)) - Number(claimed.fetched);
      const message = `the source gave ${fetched} records, its pages counted ${counted}`;
      const mismatch: Outcome = {
        status: 'failed',
        error: { stage: 'finish', code: 'counts_do_not_reconcile', message },
      };
      await this.partitions.end(tx, claimed, counted === fetched ? { status: 'succeeded' } : mismatch, 0);
    });
  }

  private async fail(
    source: Source,
    job: ClaimedJob,
    claimed: RunPartition,
    failure: Failure,
  ): Promise<void> {
    await this.end.after(claimed.runId, async (tx, run) => {
      const cancelRequested = run.cancelRequestedAt !== null;
      const next = nextOf(failure, {
        failures: claimed.failures,
        attemptsAllowed: this.config.PARTITION_ATTEMPTS,
        stopping: job.stop.aborted,
        claimLost: job.claim.aborted,
        cancelRequested,
      });
      this.tell(source, run, job.partition, failure, next);
      if (next === 'leave') return;
      await this.runs.addRetries(tx, run.id, failure.retries);
      if (next === 'end') {
        const outcome = outcomeOf(failure, cancelRequested);
        await this.partitions.end(tx, claimed, outcome, failure.retries);
        if (failure.isFatal) await this.partitions.endQueued(tx, run.id, notTried(failure));
        return;
      }
      const counted = next === 'retry' ? failure : null;
      const delaySeconds = counted ? this.config.PARTITION_RETRY_SECONDS * 2 ** claimed.failures : 0;
      const id = randomUUID();
      if (await this.partitions.requeue(tx, claimed, id, counted))
        await this.queue.send(tx, source.name, [
          { id, run_id: run.id, partition: job.partition, delaySeconds },
        ]);
    });
  }

  private tell(source: Source, run: Run, partition: string, failure: Failure, next: string): void {
    // A known failure is told by its message; the stack is for faults of our own code.
    const err = failure.code === 'internal' ? failure.cause : undefined;
    this.logger.warn(
      { run_id: run.id, source: source.name, partition, code: failure.code, next, err },
      failure.message,
    );
  }
}

function notTried({ stage, code }: Failure): Outcome {
  return {
    status: 'interrupted',
    error: { stage, code, message: 'not tried, because another partition failed' },
  };
}
