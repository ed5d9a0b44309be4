import { Injectable } from '@nestjs/common';
import { DataSource, type QueryRunner } from 'typeorm';
import type { PrunePlan } from './prune-step.js';

interface TableCount {
  dropped: number;
  /** Number of rows that are old enough to delete, but still needed. */
  kept: number;
}

export type Counts = Record<string, TableCount>;

export type Trigger = 'schedule' | 'cli';

export type PruneStatus = 'finished' | 'stopped' | 'failed';

/** The table of prunes, with one row per prune. */
@Injectable()
export class PrunesRepository {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Begins a prune, under the lock: any other that is marked as running has died or lost its connection, and this one may take its
   * tick over. Null if the tick has already had a prune.
   */
  async begin(
    runner: QueryRunner,
    trigger: Trigger,
    slot: Date | null,
    cutoffs: PrunePlan['cutoffs'],
  ): Promise<string | null> {
    await runner.query(
      `update prunes set status = 'interrupted', finished_at = now(), slot = null, error = 'its process died, or lost the database'
       where status = 'running'`,
    );
    // A slot in the future means that the clock was set back.
    await runner.query(`update prunes set slot = null where slot > clock_timestamp() + interval '1 second'`);
    const [row] = (await runner.query(
      `insert into prunes (trigger, slot, status, started_at, cutoffs) values ($1, $2, 'running', now(), $3)
       on conflict (slot) do nothing returning id`,
      [trigger, slot, JSON.stringify(cutoffs)],
    )) as { id: string }[];
    return row?.id ?? null;
  }

  async count(runner: QueryRunner, id: string, counts: Counts): Promise<void> {
    await runner.query('update prunes set counts = $2 where id = $1', [id, JSON.stringify(counts)]);
  }

  /** @param isRepeated whether another prune may take over the tick */
  async end(id: string, status: PruneStatus, error: string | null, isRepeated = false): Promise<void> {
    await this.dataSource.query(
      'update prunes set status = $2, finished_at = now(), error = $3, slot = case when not $4 then slot end where id = $1',
      [id, status, error, isRepeated],
    );
  }

  /** Counts of prunes that ended after the given one, oldest first; finished prunes do not change. */
  endedAfter(id: string): Promise<{ id: string; counts: Counts }[]> {
    return this.dataSource.query(
      `select id, counts from prunes where id > $1 and finished_at is not null order by id`,
      [id],
    );
  }

  async lastFinished(): Promise<Date | null> {
    const [row] = await this.dataSource.query<{ finished_at: Date | null }[]>(
      `select finished_at from prunes where status = 'finished' order by id desc limit 1`,
    );
    return row?.finished_at ?? null;
  }
}
