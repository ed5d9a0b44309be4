import type { QueryRunner } from 'typeorm';
import { type Batch, BATCH_ROWS, type PrunePlan, type PruneStep } from './prune-step.js';

/** A table whose ids reflect the order of insertion. */
export interface PrunedTable {
  table: string;
  /** SQL for the time from which the age of a row `r` counts; null while the row is in use. */
  age: string;
  /** SQL for the creation time of a row `r`. If a whole batch is newer than the cutoff, so are all later batches. */
  since: string;
  /** SQL condition: an old row `r` may be deleted. $3 is the cutoff; `batch` has the ids and `columns` of all old rows. */
  isPrunable: string;
  /** Columns of row `r` that `isPrunable` needs in addition to the id. */
  columns?: readonly string[];
  /** Statement for a lock to take before deleting, if uncommitted rows could refer to the batch. */
  lock?: string;
  /** Further parameters, starting with $4. */
  more?: readonly unknown[];
  batchRows?: number;
}

interface Found {
  last: string | null;
  seen: number;
  young: number;
  old: number;
  gone: number;
  first_gone: string | null;
  last_gone: string | null;
}

/** SQL that selects and processes a batch. */
export function walkSql({ table, age, since, isPrunable, columns = [] }: PrunedTable, drop: boolean): string {
  const kept = ['r.id', ...columns].join(', ');
  return `
    with page as materialized (
      select ${kept}, ${age} as age, ${since} as since from ${table} r where r.id > $1 order by r.id limit $2
    ), batch as materialized (
      select r.* from page r where age < $3
    ), going as materialized (
      select r.id from batch r where ${isPrunable}
    )${drop ? `, gone as (delete from ${table} r using going where r.id = going.id)` : ''}
    select (select max(id) from page) as last, (select count(*)::int from page) as seen,
      (select count(*)::int from page where since >= $3) as young, (select count(*)::int from batch) as old,
      (select count(*)::int from going) as gone, (select min(id) from going) as first_gone,
      (select max(id) from going) as last_gone`;
}

/** @param dropped receives the first and last deleted id, in the same transaction */
export function pruneStep(
  of: PrunedTable,
  cutoff: string,
  { isDryRun }: PrunePlan,
  dropped: (runner: QueryRunner, first: string, last: string) => Promise<void> = () => Promise.resolve(),
): PruneStep {
  const look = walkSql(of, false);
  const drop = walkSql(of, true);
  const batch = async (runner: QueryRunner, position: string | null, rows: number): Promise<Batch> => {
    const parameters = [position ?? '0', rows, cutoff, ...(of.more ?? [])];
    let [found] = (await runner.query(look, parameters)) as [Found];
    if (!isDryRun && found.gone) {
      if (of.lock) await runner.query(of.lock);
      [found] = (await runner.query(drop, parameters)) as [Found];
      if (found.gone) await dropped(runner, found.first_gone!, found.last_gone!);
    }
    const isEnd = found.seen < rows || found.young === found.seen;
    return { dropped: found.gone, kept: found.old - found.gone, next: isEnd ? null : found.last };
  };
  return { table: of.table, rows: of.batchRows ?? BATCH_ROWS, batch };
}
