import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, In, LessThan, Repository } from 'typeorm';
import type { Cursor } from '../domain/source.js';
import { type Counts, Run, type RunStatus, type Trigger } from './run.entity.js';

/** How a run ended. */
export interface Outcome {
  status: Exclude<RunStatus, 'running'>;
  error?: { stage: string; code: string; message: string };
  resumesAt?: Date | null;
}

export interface PageCounts extends Counts {
  bytes: number;
  retries: number;
}

export interface RunFilter {
  limit: number;
  /** Only runs older than this one. */
  before?: number;
  sourceId?: number;
  status?: RunStatus;
  trigger?: Trigger;
}

/** Cursors of the partitions that the run moved, as they stand now. */
const CHECKPOINT_AFTER = `coalesce((select json_object_agg(c.partition, c.cursor)
  from json_object_keys(runs.checkpoint_before) as moved(partition)
  join checkpoints c on c.source_id = runs.source_id and c.partition = moved.partition), '{}')`;

@Injectable()
export class RunsRepository {
  constructor(@InjectRepository(Run) private readonly runs: Repository<Run>) {}

  open(sourceId: number, trigger: Trigger): Promise<Run> {
    return this.one(
      `insert into runs (source_id, trigger, status, started_at) values ($1, $2, 'running', now()) returning id`,
      [sourceId, trigger],
    );
  }

  running(sourceId: number): Promise<Run | null> {
    return this.runs.findOne({ where: { sourceId, status: 'running' }, order: { id: 'DESC' } });
  }

  find(id: string): Promise<Run | null> {
    return this.runs.findOneBy({ id });
  }

  findAll(ids: readonly string[]): Promise<Run[]> {
    return this.runs.findBy({ id: In(ids) });
  }

  /** Newest first. */
  list({ limit, before, ...equal }: RunFilter): Promise<Run[]> {
    const where = Object.fromEntries(Object.entries(equal).filter(([, value]) => value !== undefined));
    if (before !== undefined) where.id = LessThan(String(before)) as never;
    return this.runs.find({ where, order: { id: 'DESC' }, take: limit });
  }

  /** Adds a page to the run's counters, in the transaction that stores the page. */
  async count(tx: EntityManager, id: string, counts: PageCounts): Promise<void> {
    const { fetched, stored, updated, unchanged, duplicate, rejected, bytes, retries } = counts;
    await tx.query(
      `update runs set pages = pages + 1, fetched = fetched + $2, stored = stored + $3, updated = updated + $4,
         unchanged = unchanged + $5, duplicate = duplicate + $6, rejected = rejected + $7, bytes = bytes + $8,
         retries = retries + $9
       where id = $1`,
      [id, fetched, stored, updated, unchanged, duplicate, rejected, bytes, retries],
    );
  }

  /** Keeps the cursor that a partition had when the run first stored a page of it. */
  async noteBefore(tx: EntityManager, id: string, partition: string, cursor: Cursor | null): Promise<void> {
    await tx.query(
      `update runs set checkpoint_before = checkpoint_before::jsonb || jsonb_build_object($2::text, $3::jsonb)
       where id = $1`,
      [id, partition, JSON.stringify(cursor)],
    );
  }

  /** Records that the run's pages counted so far. */
  async fetched(id: string): Promise<number> {
    return Number((await this.runs.findOneByOrFail({ id })).fetched);
  }

  /** @param lostRetries spent on pages that never came */
  finish(id: string, { status, error, resumesAt }: Outcome, lostRetries: number): Promise<Run> {
    return this.one(
      `with ended as (
         update runs set status = $2, finished_at = now(), error_stage = $3, error_code = $4, error_message = $5,
           resumes_at = $6, retries = retries + $7, checkpoint_after = ${CHECKPOINT_AFTER}
         where id = $1 and status = 'running' returning id)
       select $1 as id`,
      [id, status, error?.stage, error?.code, error?.message, resumesAt, lostRetries],
    );
  }

  /** Ends the runs whose process died. The caller holds the source's lock, so none of them can be alive. */
  async interruptOrphans(sourceId: number): Promise<string[]> {
    const [rows] = await this.runs.query<[{ id: string }[], number]>(
      `update runs set status = 'interrupted', finished_at = now(), error_stage = 'finish', error_code = 'process_died',
         error_message = 'the process that ran it is gone; the next run goes on from the checkpoint',
         checkpoint_after = ${CHECKPOINT_AFTER}
       where source_id = $1 and status = 'running' returning id`,
      [sourceId],
    );
    return rows.map((row) => row.id);
  }

  private async one(sql: string, parameters: unknown[]): Promise<Run> {
    const [row] = await this.runs.query<{ id: string }[]>(sql, parameters);
    return this.runs.findOneByOrFail({ id: row!.id });
  }
}
