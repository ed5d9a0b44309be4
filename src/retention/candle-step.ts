import type { QueryRunner } from 'typeorm';
import { BATCH_ROWS, type Batch, isBeingReplayed, type PrunePlan, type PruneStep } from './prune-step.js';

type Table = 'candles' | 'candle_versions';

/** Columns of each table's key, in the order of an index that begins with the source. */
const KEY = {
  candles: 'opened_at, listing_id, "interval"',
  candle_versions: 'opened_at, listing_id, "interval", superseded_by',
} as const;

/** SQL condition on a row in candles or their versions: the listing has a later candle in this interval. */
export const hasLaterCandleSql = (
  row: string,
) => `exists (select from candles later where later.listing_id = ${row}.listing_id
  and later."interval" = ${row}."interval" and later.opened_at > ${row}.opened_at)`;

/** Rivals are deleted together with their candles. */
const RIVALS = `delete from candle_rivals r using going where r.listing_id = going.listing_id
  and r."interval" = going."interval" and r.opened_at = going.opened_at`;

export function candleSql(table: Table, drop: boolean): string {
  const same = KEY[table].split(', ').map((column) => `c.${column} = going.${column}`);
  const withRivals = table === 'candles' ? `, rivals as (${RIVALS})` : '';
  return `
    with page as materialized (
      select ${KEY[table]} from ${table} c
      where source_id = $1 and (opened_at, listing_id, "interval") > ($2::timestamptz, $3::int, $4::text) and opened_at < $5
      order by opened_at, listing_id, "interval" limit $6
    ), going as materialized (
      select * from page where ${hasLaterCandleSql('page')}
    )${drop ? `, gone as (delete from ${table} c using going where ${same.join(' and ')})${withRivals}` : ''}
    select (select count(*)::int from page) as seen, (select count(*)::int from going) as gone,
      (select json_build_array(opened_at::text, listing_id, "interval") from page
        order by opened_at desc, listing_id desc, "interval" desc limit 1) as last`;
}

type Place = [moment: string, listing: number, interval: string];
const START: Place = ['-infinity', 0, ''];

/** Deletes a source's candles, or their earlier versions. The newest candle per listing and interval is kept with its versions. */
export function candleStep(
  table: Table,
  sourceId: number,
  cutoff: string,
  { isDryRun }: PrunePlan,
): PruneStep {
  const sql = candleSql(table, !isDryRun);
  const batch = async (runner: QueryRunner, position: string | null, rows: number): Promise<Batch> => {
    if (await isBeingReplayed(runner, sourceId)) return { dropped: 0, kept: 0, next: null };
    const after = position ? (JSON.parse(position) as Place) : START;
    const [found] = (await runner.query(sql, [sourceId, ...after, cutoff, rows])) as [
      { seen: number; gone: number; last: Place | null },
    ];
    const next = found.seen < rows ? null : JSON.stringify(found.last);
    return { dropped: found.gone, kept: found.seen - found.gone, next };
  };
  return { table, rows: BATCH_ROWS, batch };
}
