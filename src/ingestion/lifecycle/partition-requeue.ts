import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../../config/config.js';
import { now } from '../../domain/clock.js';
import type { RetryLater } from '../../domain/errors.js';
import type { Source } from '../../domain/source.js';
import { JobQueue } from '../../queue/job-queue.js';
import { type ClaimedPartition, RunPartitionsRepository } from '../../runs/run-partitions.repository.js';
import type { ClaimedJob } from './claimed-job.js';
import type { Failure } from './failure.js';
import { retryTime } from './retry-timing.js';

/** Returns partitions to the queue as new jobs. Both methods return false if another worker has claimed the partition. */
@Injectable()
export class PartitionRequeue {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly partitions: RunPartitionsRepository,
    private readonly queue: JobQueue,
  ) {}

  /** @param failure null if the partition was not at fault */
  async retry(
    tx: EntityManager,
    source: Source,
    { group }: ClaimedJob,
    row: ClaimedPartition,
    { failure, stopping, resumesAt }: { failure: Failure | null; stopping: boolean; resumesAt: Date | null },
  ): Promise<boolean> {
    const { runId: run_id, partition, failures } = row;
    const id = randomUUID();
    if (!(await this.partitions.requeue(tx, row, id, failure))) return false;
    // If this page crashes the database, it must not be retried without a pause.
    const pause = stopping ? 0 : this.config.PARTITION_RETRY_SECONDS * (failure ? 2 ** failures : 1);
    const until = resumesAt ? (resumesAt.getTime() - now().getTime()) / 1000 : 0;
    const delaySeconds = Math.max(pause, until);
    await this.queue.send(tx, source.name, [{ id, run_id, partition, group, delaySeconds }]);
    return true;
  }

  /** Returns the partition to the queue until the upstream may be called again. */
  async wait(
    tx: EntityManager,
    source: Source,
    { group }: ClaimedJob,
    row: ClaimedPartition,
    failure: Failure,
  ): Promise<boolean> {
    const { runId: run_id, partition } = row;
    const id = randomUUID();
    const until = retryTime(failure.cause as RetryLater, row);
    if (!(await this.partitions.wait(tx, row, id, { ...failure, until }))) return false;
    const delaySeconds = Math.max(0, (until.getTime() - now().getTime()) / 1000);
    await this.queue.send(tx, source.name, [{ id, run_id, partition, group, delaySeconds }]);
    return true;
  }
}
