import { In, type Repository } from 'typeorm';
import { NEWEST_FIRST, newestOfSourceSql } from './newest-sql.js';
import { Run, type RunStatus, type Trigger } from './run.entity.js';

export interface RunFilter {
  limit: number;
  /** Only runs older than the run with this id. */
  before?: number;
  sourceIds?: readonly number[];
  statuses?: readonly RunStatus[];
  triggers?: readonly Trigger[];
}

/** Runs that match the filter, newest first. Each source is queried through an index in this order, whatever the filter. */
export async function listRuns(
  runs: Repository<Run>,
  { limit, before, sourceIds, statuses, triggers }: RunFilter,
): Promise<Run[]> {
  const parameters: unknown[] = [limit];
  const place = (value: unknown) => `$${parameters.push(value)}`;
  // An index has the newest runs of each combination of source, status and trigger next to each other.
  const of = [newestOfSourceSql('s.id')];
  let from = 'sources s';
  for (const [column, values] of Object.entries({ status: statuses, trigger: triggers })) {
    if (!values) continue;
    from += ` cross join unnest(${place(values)}::text[]) wanted_${column}`;
    of.push(`${column} = wanted_${column}`);
  }
  if (before !== undefined) of.push(`id < ${place(before)}`);
  const rows = await runs.query<{ id: string }[]>(
    `select newest.id from ${from} cross join lateral (
       select id from runs where ${of.join(' and ')} order by ${NEWEST_FIRST} limit $1) newest
     where ${sourceIds ? `s.id = any(${place(sourceIds)}::int[])` : 'true'} order by newest.id desc limit $1`,
    parameters,
  );
  return runs.find({ where: { id: In(rows.map(({ id }) => id)) }, order: { id: 'DESC' } });
}
