import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, In, IsNull, Repository } from 'typeorm';
import { OwnershipLost } from '../domain/errors.js';
import { NEWEST_FIRST, ofSource } from './newest-sql.js';
import type { Outcome, PageCounts } from './outcome.js';
import { Run, type RunMode, type RunOptions, type RunStatus, type Trigger } from './run.entity.js';

export interface NewRun {
  sourceId: number;
  trigger: Trigger;
  mode: RunMode;
  options: RunOptions;
  /** Tick of the schedule: there is one run per tick, however many processes there are. */
  slot: Date | null;
}

export interface RunFilter {
  limit: number;
  /** Only runs older than this one. */
  before?: number;
  sourceIds?: readonly number[];
  statuses?: readonly RunStatus[];
  triggers?: readonly Trigger[];
}

/** Scheduled runs that found nothing new. No one refers to them by id. */
const NOTHING_NEW = `mode = 'live' and status = 'succeeded' and fetched = 0 and trigger in ('schedule', 'start')`;

@Injectable()
export class RunsRepository {
  constructor(@InjectRepository(Run) private readonly runs: Repository<Run>) {}

  /** Null if the source has an unfinished live run, or already had one for this tick. */
  async open(tx: EntityManager, { sourceId, trigger, mode, options, slot }: NewRun): Promise<Run | null> {
    if (slot) await this.releaseFutureSlots(tx, sourceId, trigger);
    const [row] = await tx.query<{ id: string }[]>(
      `insert into runs (source_id, trigger, status, mode, options, slot, queued_at)
       values ($1, $2, 'queued', $3, $4, $5, now()) on conflict do nothing returning id`,
      [sourceId, trigger, mode, JSON.stringify(options), slot],
    );
    return row ? tx.findOneByOrFail(Run, { id: row.id }) : null;
  }

  /** Slots in the future mean that the clock was set back: their ticks will occur again. */
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

  /** Null if it has ended. Locks the run, so that its partitions end one after the other. */
  lock(tx: EntityManager, id: string): Promise<Run | null> {
    return tx.findOne(Run, { where: { id, finishedAt: IsNull() }, lock: { mode: 'pessimistic_write' } });
  }

  /** @param unchanged number of partitions skipped */
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

  findAll(ids: readonly string[]): Promise<Run[]> {
    return this.runs.findBy({ id: In(ids) });
  }

  /** Newest first, queried source by source through an index in this order, whatever the filter. */
  async list({ limit, before, sourceIds, statuses, triggers }: RunFilter): Promise<Run[]> {
    const parameters: unknown[] = [limit];
    const place = (value: unknown) => `$${parameters.push(value)}`;
    // The newest of each source, status and trigger are next to each other in an index.
    const of = [ofSource('s.id')];
    let from = 'sources s';
    for (const [column, values] of Object.entries({ status: statuses, trigger: triggers })) {
      if (!values) continue;
      from += ` cross join unnest(${place(values)}::text[]) wanted_${column}`;
      of.push(`${column} = wanted_${column}`);
    }
    if (before !== undefined) of.push(`id < ${place(before)}`);
    const rows = await this.runs.query<{ id: string }[]>(
      `select newest.id from ${from} cross join lateral (
         select id from runs where ${of.join(' and ')} order by ${NEWEST_FIRST} limit $1) newest
       where ${sourceIds ? `s.id = any(${place(sourceIds)}::int[])` : 'true'} order by newest.id desc limit $1`,
      parameters,
    );
    return this.runs.find({ where: { id: In(rows.map(({ id }) => id)) }, order: { id: 'DESC' } });
  }

  /**
   * Adds a page to the run's counters. Last statement of the transaction that stores the page, because concurrent
   * partitions share the row.
   * @returns whether the run was cancelled
   * @throws OwnershipLost if the run has ended
   */
  async count(tx: EntityManager, id: string, counts: PageCounts): Promise<boolean> {
    const { fetched, stored, updated, unchanged, duplicate, rejected, bytes, retries } = counts;
    const [[row]] = await tx.query<[{ cancel: boolean }[], number]>(
      `update runs set pages = pages + 1, fetched = fetched + $2, stored = stored + $3, updated = updated + $4,
         unchanged = unchanged + $5, duplicate = duplicate + $6, rejected = rejected + $7, bytes = bytes + $8,
         retries = retries + $9
       where id = $1 and finished_at is null returning cancel_requested_at is not null as cancel`,
      [id, fetched, stored, updated, unchanged, duplicate, rejected, bytes, retries],
    );
    if (!row) throw new OwnershipLost(`run ${id} has ended: unsaved records are discarded`);
    return row.cancel;
  }

  /** Current counters, including those of this transaction. */
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

  /**
   * Folds a scheduled run without news into its predecessor, if that had none either and nothing refers to it, so that
   * idle sources do not accumulate rows.
   */
  private async fold(tx: EntityManager, id: string): Promise<void> {
    await tx.query(
      `with this as (select id, source_id from runs where id = $1 and ${NOTHING_NEW}),
       before as (
         select r.* from this cross join lateral (
           select * from runs where ${ofSource('this.source_id')} and mode = 'live' and id < this.id
           order by ${NEWEST_FIRST} limit 1) r),
       gone as (
         delete from runs where id = (select id from before r where ${NOTHING_NEW}
           and not exists (select from checkpoints where run_id = r.id)
           and not exists (select from anomalies where run_id = r.id))
         returning folded, coalesce(folded_since, queued_at) as since)
       update runs set folded = gone.folded + 1, folded_since = gone.since from gone where id = $1`,
      [id],
    );
  }

  async finish(tx: EntityManager, id: string, { status, error, resumesAt }: Outcome): Promise<Run> {
    await tx.query(
      `update runs set status = $2, finished_at = now(), started_at = coalesce(started_at, now()), error_stage = $3,
         error_code = $4, error_message = $5, resumes_at = $6
       where id = $1 and finished_at is null`,
      [id, status, error?.stage, error?.code, error?.message, resumesAt],
    );
    await this.fold(tx, id);
    return tx.findOneByOrFail(Run, { id });
  }
}
