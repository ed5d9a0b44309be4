import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, Repository } from 'typeorm';
import { RunPartition } from './run-partition.entity.js';
import type { PageCounts, Outcome } from './outcome.js';
import { preparedStatement } from '../domain/prepared.js';

/** A partition that this process works on. */
export type ClaimedPartition = Pick<
  RunPartition,
  'runId' | 'partition' | 'attempts' | 'failures' | 'waits' | 'fetched'
>;

const CLAIM = preparedStatement(`update run_partitions
  set status = 'running', attempts = attempts + 1, started_at = coalesce(started_at, now())
  where run_id = $1 and partition = $2 and job_id = $3 and finished_at is null
  returning run_id as "runId", partition, attempts, failures, waits, fetched`);

@Injectable()
export class RunPartitionsRepository {
  constructor(@InjectRepository(RunPartition) private readonly partitions: Repository<RunPartition>) {}

  list(runId: string, tx = this.partitions.manager): Promise<RunPartition[]> {
    return tx.find(RunPartition, { where: { runId }, order: { partition: 'ASC' } });
  }

  async add(
    tx: EntityManager,
    runId: string,
    partitions: readonly string[],
    jobs: readonly string[],
  ): Promise<void> {
    await tx.query(
      `insert into run_partitions (run_id, partition, status, job_id)
       select $1, partition, 'queued', job_id from unnest($2::text[], $3::uuid[]) as planned(partition, job_id)`,
      [runId, partitions, jobs],
    );
  }

  /** Claims the partition for this job. Null if the partition has ended, or was requeued under another job. */
  async claim(
    tx: EntityManager,
    runId: string,
    partition: string,
    jobId: string,
  ): Promise<ClaimedPartition | null> {
    const [[claimed]] = await tx.query<[ClaimedPartition[], number]>(CLAIM, [runId, partition, jobId]);
    return claimed ?? null;
  }

  /** Adds a page to the partition's counters. */
  async count(tx: EntityManager, runId: string, partition: string, counts: PageCounts): Promise<void> {
    const { fetched, stored, updated, unchanged, duplicate, rejected, bytes, retries, progress, cursors } =
      counts;
    await tx.query(
      preparedStatement(`update run_partitions set pages = pages + 1, fetched = fetched + $3, stored = stored + $4,
         updated = updated + $5, unchanged = unchanged + $6, duplicate = duplicate + $7, rejected = rejected + $8,
         bytes = bytes + $9, retries = retries + $10, position = coalesce($11, position), size = coalesce($12, size),
         cursor_before = case when cursor_after is null then $13 else cursor_before end,
         cursor_after = coalesce($14, cursor_after), waits = 0
       where run_id = $1 and partition = $2`),
      [
        runId,
        partition,
        ...[fetched, stored, updated, unchanged, duplicate, rejected, bytes, retries],
        progress?.position,
        progress?.size,
        cursors?.before && JSON.stringify(cursors.before),
        cursors && JSON.stringify(cursors.after),
      ],
    );
  }

  /** The partition's current counters, including uncommitted changes in this transaction. */
  async counted(
    tx: EntityManager,
    { runId, partition }: ClaimedPartition,
  ): Promise<Pick<RunPartition, 'fetched' | 'rejected'>> {
    const [counted] = await tx.query<[Pick<RunPartition, 'fetched' | 'rejected'>]>(
      preparedStatement('select fetched, rejected from run_partitions where run_id = $1 and partition = $2'),
      [runId, partition],
    );
    return counted;
  }

  /** @returns false, without changing anything, if there is a newer attempt */
  async end(
    tx: EntityManager,
    { runId, partition, attempts }: ClaimedPartition,
    outcome: Outcome,
    retries: number,
  ) {
    const { status, error, resumesAt } = outcome;
    const [, affected] = await tx.query<[unknown[], number]>(
      preparedStatement(`update run_partitions set status = $4, finished_at = now(), error_stage = $5, error_code = $6,
         error_message = $7, resumes_at = $8, retries = retries + $9
       where run_id = $1 and partition = $2 and attempts = $3 and status = 'running'`),
      [runId, partition, attempts, status, error?.stage, error?.code, error?.message, resumesAt, retries],
    );
    return affected > 0;
  }

  /** Requeues the partition under a new job, after a failure or because the process stops. */
  async requeue(
    tx: EntityManager,
    { runId, partition, attempts }: ClaimedPartition,
    jobId: string,
    failure: { stage: string; code: string; message: string; retries: number } | null,
  ): Promise<boolean> {
    const [, affected] = await tx.query<[unknown[], number]>(
      `update run_partitions set status = 'queued', job_id = $4, failures = failures + $5,
         error_stage = $6, error_code = $7, error_message = $8, retries = retries + $9
       where run_id = $1 and partition = $2 and attempts = $3 and status = 'running'`,
      [
        ...[runId, partition, attempts, jobId, failure ? 1 : 0],
        ...[failure?.stage, failure?.code, failure?.message, failure?.retries ?? 0],
      ],
    );
    return affected > 0;
  }

  /** Ends the run's partitions that no worker has started. */
  async endQueued(tx: EntityManager, runId: string, outcome: Outcome): Promise<void> {
    await this.endWhere(tx, runId, outcome, `status = 'queued'`, []);
  }

  /** Ends the run's partitions whose jobs are no longer in the queue. @param queue null to end all of them */
  async endLost(tx: EntityManager, runId: string, outcome: Outcome, queue: string | null): Promise<void> {
    const isLost = `not exists (select from pgboss.job j where j.name = $6::text and j.id = job_id
      and j.state in ('created', 'retry', 'active'))`;
    await this.endWhere(tx, runId, outcome, isLost, [queue]);
  }

  /** Requeues the partition under a new job, which starts when its upstream may be called again. */
  async wait(
    tx: EntityManager,
    { runId, partition, attempts }: ClaimedPartition,
    jobId: string,
    wait: { stage: string; code: string; message: string; retries: number; until: Date },
  ): Promise<boolean> {
    const { stage, code, message, retries, until } = wait;
    const [, affected] = await tx.query<[unknown[], number]>(
      `update run_partitions set status = 'queued', job_id = $4, error_stage = $5, error_code = $6, error_message = $7,
         retries = retries + $8, waits = waits + $8, resumes_at = $9
       where run_id = $1 and partition = $2 and attempts = $3 and status = 'running'`,
      [runId, partition, attempts, jobId, stage, code, message, retries, until],
    );
    return affected > 0;
  }

  private async endWhere(
    tx: EntityManager,
    runId: string,
    { status, error }: Outcome,
    condition: string,
    more: unknown[],
  ): Promise<void> {
    await tx.query(
      `update run_partitions set status = $2, finished_at = now(), error_stage = $3, error_code = $4, error_message = $5
       where run_id = $1 and finished_at is null and ${condition}`,
      [runId, status, error?.stage, error?.code, error?.message, ...more],
    );
  }
}
