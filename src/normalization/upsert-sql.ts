import { fetchedSinceSql } from './fetched-since.js';
import { type PriceTable, givenRows } from './price-table.js';
import { qualifyColumns } from './qualify-columns.js';
import { isOutrankedSql, outrankedToRivalsSql, replacedToRivalsSql } from './rivals.js';
import { archivePricesSql, recordCommitSql, CURRENT_COMMIT } from './versions.js';

interface Particulars {
  /** Condition under which a live run's row counts as changed even if its figures are the same. */
  settles?: string;
  /** Condition for replaced rows (`former`) to be archived. */
  isArchived?: string;
  /** Statement for the WITH clause about the rows that were `written`. */
  andThen?: string;
}

/**
 * The statements that store rows of a table, from live runs and replays; the ranked ones are for files, which have a
 * precedence. Parameters: source, run, time of the fetch, then an array per column.
 */
export function upsertSql(of: PriceTable, particulars: Particulars) {
  const build = (isReplay: boolean, isRanked: boolean) => upsert(of, particulars, isReplay, isRanked);
  return {
    plain: { live: build(false, false), replay: build(true, false) },
    ranked: { live: build(false, true), replay: build(true, true) },
    storeOutranked: outrankedToRivalsSql(
      of,
      `(select $1::smallint as source_id, $2::bigint as run_id, * from ${givenRows(of, 3)})`,
    ),
  };
}

// One statement for all that changes. `old` is RETURNING's view of an existing row. A row confirmed by another payload with
// equal values refers to that payload from then on and counts as unchanged; previous values are archived. A replay
// publishes late what was fetched early: until then readers knew the old value, or none.
function upsert(of: PriceTable, particulars: Particulars, isReplay: boolean, isRanked: boolean): string {
  const { table, key, figures } = of;
  const { settles, isArchived = 'true', andThen } = particulars;
  const now = isReplay ? 'now()' : '$3::timestamptz';
  const differs = `(${qualifyColumns(table, figures)}) is distinct from (${qualifyColumns('excluded', figures)})`;
  const changed = isReplay || !settles ? differs : `(${differs} or ${settles})`;
  const ifChanged = (column: string) =>
    `${column} = case when ${changed} then excluded.${column} else ${table}.${column} end`;
  const since = isReplay ? `and not ${fetchedSinceSql(table, '$3::timestamptz')}` : '';
  const unlessOutranked = isRanked ? `and not ${isOutrankedSql(table)}` : '';
  const besides = [...(isRanked ? [replacedToRivalsSql(of, 'upserted')] : []), ...(andThen ? [andThen] : [])];
  return `
  with upserted as (
    insert into ${table} (source_id, run_id, ingested_at, commit_id, raw_id, ${key}, ${figures})
    select $1, $2, ${now}, ${CURRENT_COMMIT}, * from ${givenRows(of, 4)}
    on conflict (${key}) do update set raw_id = excluded.raw_id, ${ifChanged('run_id')}, ${ifChanged('ingested_at')},
      ${ifChanged('commit_id')}, (${figures}) = row(${qualifyColumns('excluded', figures)})
    where (${changed} or ${table}.raw_id <> excluded.raw_id) ${since} ${unlessOutranked}
    returning new.*, old as former, old.listing_id is null as inserted,
      (old.ingested_at, ${qualifyColumns('old', figures)}) is distinct from (new.ingested_at, ${qualifyColumns('new', figures)}) as changed
  ), written as (
    select * from upserted where inserted or changed
  ), committed as (
    ${recordCommitSql('written')}
  ), archived as (
    ${archivePricesSql(of, `upserted where changed and not inserted and ${isArchived}`, now)}
  )${besides.map((statement) => `, ${statement}`).join('')}
  select raw_id, inserted, ${isRanked ? 'inserted or changed as "isWritten" from upserted' : 'true as "isWritten" from written'}`;
}
