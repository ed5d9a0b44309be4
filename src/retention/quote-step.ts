import type { QueryRunner } from 'typeorm';
import { type Batch, BATCH_ROWS, isBeingReplayed, type PrunePlan, type PruneStep } from './prune-step.js';

type Table = 'quotes' | 'quote_versions';

/** Columns of each table's key, in the order of an index that begins with the source. */
const KEY = {
  quotes: 'observed_at, listing_id',
  quote_versions: 'observed_at, listing_id, superseded_at',
} as const;

/** Rivals are deleted together with their quotes. */
const RIVALS = `delete from quote_rivals r using going where r.listing_id = going.listing_id and r.observed_at = going.observed_at`;

export function quoteSql(table: Table, drop: boolean): string {
  const same = KEY[table].split(', ').map((column) => `q.${column} = going.${column}`);
  const withRivals = table === 'quotes' ? `, rivals as (${RIVALS})` : '';
  return `
    with page as materialized (
      select ${KEY[table]} from ${table} q
      where source_id = $1 and (observed_at, listing_id) > ($2::timestamptz, $3::int) and observed_at < $4
      order by observed_at, listing_id limit $5
    ), going as materialized (
      select * from page where not exists (select from latest_quotes newest
        where newest.listing_id = page.listing_id and newest.observed_at = page.observed_at)
    )${drop ? `, gone as (delete from ${table} q using going where ${same.join(' and ')})${withRivals}` : ''}
    select (select count(*)::int from page) as seen, (select count(*)::int from going) as gone,
      (select json_build_array(observed_at::text, listing_id) from page
        order by observed_at desc, listing_id desc limit 1) as last`;
}

/** Deletes a source's quotes, or their earlier versions. The newest quote per listing is kept with its versions. */
export function quoteStep(
  table: Table,
  sourceId: number,
  cutoff: string,
  { isDryRun }: PrunePlan,
): PruneStep {
  const sql = quoteSql(table, !isDryRun);
  const batch = async (runner: QueryRunner, position: string | null, rows: number): Promise<Batch> => {
    if (await isBeingReplayed(runner, sourceId)) return { dropped: 0, kept: 0, next: null };
    const [moment, listing] = position ? (JSON.parse(position) as [string, number]) : ['-infinity', 0];
    const [found] = (await runner.query(sql, [sourceId, moment, listing, cutoff, rows])) as [
      { seen: number; gone: number; last: [string, number] | null },
    ];
    const next = found.seen < rows ? null : JSON.stringify(found.last);
    return { dropped: found.gone, kept: found.seen - found.gone, next };
  };
  return { table, rows: BATCH_ROWS, batch };
}
