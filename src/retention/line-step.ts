import type { QueryRunner } from 'typeorm';
import { BATCH_ROWS, type Batch, type PrunePlan, type PruneStep } from './prune-step.js';
import {
  RAW_TABLES,
  referencedRawIdsSql,
  dryRunCutoffs,
  recordDroppedSql,
  LOCK_OUT_PAGES,
  NO_REPLAY,
  LINE_RAW_ID,
} from './raw-steps.js';

export function lineSql(dropsLineage: boolean, drop: boolean): string {
  const named = referencedRawIdsSql('csv', dropsLineage);
  return `
    with file as materialized (
      select id from csv_files where id >= ($1::bigint >> 32)::int order by id limit 1
    ), page as materialized (
      select r.file_id, r.line, r.fetched_at, ${LINE_RAW_ID} as id from raw_csv_data r where r.file_id = (select id from file)
        and r.line > (select case when id = ($1::bigint >> 32)::int then $1::bigint & 4294967295 else -1 end from file)
      order by r.line limit $2
    ), batch as materialized (
      select file_id, line, id from page where fetched_at < $3
    ), going as materialized (
      select file_id, line, id from batch where ${NO_REPLAY} and id not in (${named})
    )${drop ? ', gone as (delete from raw_csv_data r using going where r.file_id = going.file_id and r.line = going.line)' : ''}
    select (select id from file)::bigint as file, (select max(id) from page) as last,
      (select count(*)::int from page) as seen, (select count(*)::int from batch) as old,
      (select count(*)::int from going) as gone, (select min(id) from going) as first_gone,
      (select max(id) from going) as last_gone`;
}

interface FoundLines {
  file: string | null;
  last: string;
  seen: number;
  old: number;
  gone: number;
  first_gone: string;
  last_gone: string;
}

/** Deletes lines file by file, oldest first. */
export function lineStep(cutoff: string, plan: PrunePlan): PruneStep {
  const look = lineSql(plan.dropsLineage, false);
  const drop = lineSql(plan.dropsLineage, true);
  const batch = async (runner: QueryRunner, position: string | null, rows: number): Promise<Batch> => {
    const parameters = [position ?? '0', rows, cutoff, ...dryRunCutoffs(plan)];
    let [found] = (await runner.query(look, parameters)) as [FoundLines];
    if (found.gone && !plan.isDryRun) {
      await runner.query(LOCK_OUT_PAGES);
      [found] = (await runner.query(drop, parameters)) as [FoundLines];
      if (found.gone) await recordDroppedSql('csv', plan)(runner, found.first_gone, found.last_gone);
    }
    const isEndOfFile = found.seen < rows || !found.old;
    const next = found.file && (isEndOfFile ? String((BigInt(found.file) + 1n) << 32n) : found.last);
    return { dropped: found.gone, kept: found.old - found.gone, next };
  };
  return { table: RAW_TABLES.csv, rows: BATCH_ROWS, batch };
}
