import type { Repository } from 'typeorm';
import type { RunFilter } from './list-runs.js';
import type { Run } from './run.entity.js';

/** Number of runs that match the filter, counted up to `limit`. */
export async function countRuns(
  runs: Repository<Run>,
  { limit, sourceIds, statuses, triggers }: Omit<RunFilter, 'before'>,
): Promise<number> {
  const [row] = await runs.query<[{ count: number }]>(
    `select count(*)::int as count from (
       select from runs where ($1::int[] is null or source_id = any($1)) and ($2::text[] is null or status = any($2))
         and ($3::text[] is null or trigger = any($3)) limit $4) matching`,
    [sourceIds ?? null, statuses ?? null, triggers ?? null, limit],
  );
  return row.count;
}
