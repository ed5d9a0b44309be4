import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, In, IsNull, Repository } from 'typeorm';
import { OwnershipLost } from '../domain/errors.js';
import { countRuns } from './count-runs.js';
import { type FoldedInto, foldedInto } from './folded-into.js';
import { mergeEmptyRun } from './merge-empty-run.js';
import { listRuns, type RunFilter } from './list-runs.js';
import type { Outcome, PageCounts } from './outcome.js';
import { Run, type RunMode, type RunOptions, type Trigger } from './run.entity.js';
import { preparedStatement } from '../domain/prepared.js';

export interface NewRun {
  sourceId: number;
  trigger: Trigger;
  mode: RunMode;
  options: RunOptions;
  /** The tick of the schedule that started the run; null for requested runs. All processes together start one run per tick. */
  slot: Date | null;
}

@Injectable()
export class RunsRepository {
  constructor(@InjectRepository(Run) private readonly runs: Repository<Run>) {}

  /** Creates a run. Null if the source has an unfinished live run, or already had a run for this tick. */
  async open(tx: EntityManager, { sourceId, trigger, mode, options, slot }: NewRun): Promise<Run | null> {
    if (slot) await this.releaseFutureSlots(tx, sourceId, trigger);
    const [row] = await tx.query<{ id: string }[]>(
      `insert into runs (source_id, trigger, status, mode, options, slot, queued_at)
       values ($1, $2, 'queued', $3, $4, $5, now()) on conflict do nothing returning id`,
      [sourceId, trigger, mode, JSON.stringify(options), slot],
    );
    return row ? tx.findOneByOrFail(Run, { id: row.id }) : null;
  }

  /** A slot in the future means that the clock was set back, and that its tick will occur again. */
  private async releaseFutureSlots(tx: EntityManager, sourceId: number, trigger: Trigger): Promise<void> {
    await tx.query(
      `update runs set slot = null
       where source_id = $1 and trigger = $2 and slot > clock_timestamp() + interval '1 second'`,
      [sourceId, trigger],
    );
  }

  /** The source's unfinished live run. */
  unfinished(sourceId: number): Promise<Run | null> {
    return this.runs.findOneBy({ sourceId, mode: 'live', finishedAt: IsNull() });
  }

  allUnfinished(): Promise<Run[]> {
    return this.runs.findBy({ finishedAt: IsNull() });
  }

  /** Locks the run, so that its partitions end one after the other. Null if it has ended. */
  lock(tx: EntityManager, id: string): Promise<Run | null> {
    return tx.findOne(Run, { where: { id, finishedAt: IsNull() }, lock: { mode: 'pessimistic_write' } });
  }

  /** @param unchanged number of partitions skipped because they had not changed */
  async begin(tx: EntityManager, id: string, unchanged: number): Promise<void> {
    await tx.query(
      `update runs set status = 'running', started_at = coalesce(started_at, now()), partitions_unchanged = $2
       where id = $1`,
      [id, unchanged],
    );
  }

  async requestCancel(tx: EntityManager, id: string): Promise<void> {
    await tx.query(
      'update runs set cancel_requested_at = coalesce(cancel_requested_at, now()) where id = $1',
      [id],
    );
  }

  find(id: string): Promise<Run | null> {
    return this.runs.findOneBy({ id });
  }

  foldedInto(id: string): Promise<FoldedInto[]> {
    return foldedInto(this.runs.manager, id);
  }

  findAll(ids: readonly string[]): Promise<Run[]> {
    return this.runs.findBy({ id: In(ids) });
  }

  list(filter: RunFilter): Promise<Run[]> {
    return listRuns(this.runs, filter);
  }

  countUpTo(filter: Omit<RunFilter, 'before'>): Promise<number> {
    return countRuns(this.runs, filter);
  }

  /**
   * Adds a page to the run's counters. Concurrent partitions share this row, so this must be the last statement of the
   * transaction that stores the page.
   * @returns whether the run was cancelled
   * @throws OwnershipLost if the run has ended
   */
  async count(tx: EntityManager, id: string, counts: PageCounts): Promise<boolean> {
    const { fetched, stored, updated, unchanged, duplicate, rejected, bytes, retries } = counts;
    const [[row]] = await tx.query<[{ cancel: boolean }[], number]>(
      preparedStatement(`update runs set pages = pages + 1, fetched = fetched + $2, stored = stored + $3, updated = updated + $4,
         unchanged = unchanged + $5, duplicate = duplicate + $6, rejected = rejected + $7, bytes = bytes + $8,
         retries = retries + $9
       where id = $1 and finished_at is null returning cancel_requested_at is not null as cancel`),
      [id, fetched, stored, updated, unchanged, duplicate, rejected, bytes, retries],
    );
    if (!row) throw new OwnershipLost(`run ${id} has ended: unsaved records are discarded`);
    return row.cancel;
  }

  /** The run's current counters, including uncommitted changes in this transaction. */
  async counted(tx: EntityManager, id: string): Promise<{ fetched: number; rejected: number }> {
    const [row] = await tx.query<[{ fetched: number; rejected: number }]>(
      'select fetched::float8 as fetched, rejected::float8 as rejected from runs where id = $1',
      [id],
    );
    return row;
  }

  async addRetries(tx: EntityManager, id: string, retries: number): Promise<void> {
    if (retries) await tx.query('update runs set retries = retries + $2 where id = $1', [id, retries]);
  }

  async finish(tx: EntityManager, id: string, { status, error, resumesAt }: Outcome): Promise<Run> {
    await tx.query(
      `update runs set status = $2, finished_at = now(), started_at = coalesce(started_at, now()), error_stage = $3,
         error_code = $4, error_message = $5, resumes_at = $6
       where id = $1 and finished_at is null`,
      [id, status, error?.stage, error?.code, error?.message, resumesAt],
    );
    await mergeEmptyRun(tx, id);
    return tx.findOneByOrFail(Run, { id });
  }
}
