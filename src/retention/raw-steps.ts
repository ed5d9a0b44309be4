import type { QueryRunner } from 'typeorm';
import { hasLaterCandle } from './candle-step.js';
import { BATCH_ROWS, type Batch, type PrunePlan, type PruneStep } from './prune-step.js';
import { pruneStep, type PrunedTable } from './pruned-table.js';

type Kind = 'api' | 'third' | 'csv';

const TABLES = { api: 'raw_api_data', third: 'raw_third_source_data', csv: 'raw_csv_data' } as const;

/** SQL for the ids of all sources of a kind. Raw ids are only unique within a kind. */
const sourcesOf = (kind: Kind) => `array(select id::int from sources where kind = '${kind}')`;

const NEWEST = `exists (select from latest_quotes newest
  where newest.listing_id = referring.listing_id and newest.observed_at = referring.observed_at)`;
const LATER = hasLaterCandle('referring');

/**
 * SQL for the raw ids in the batch's range that other tables refer to. In a dry run, references from quotes and candles that
 * would be deleted do not count.
 */
function namedBetween(kind: Kind, dropsLineage: boolean): string {
  // The cast prevents a lookup by source, which would read millions of rows.
  const span = `referring.raw_id between (select min(id) from batch) and (select max(id) from batch)
    and referring.source_id::int = any (${sourcesOf(kind)})`;
  const staying = `(referring.observed_at >= coalesce($4::timestamptz, '-infinity') or ${NEWEST})`;
  const stayingCandle = `(referring.opened_at >= coalesce($5::timestamptz, '-infinity') or not ${LATER})`;
  const from = (table: string, which = 'true') =>
    `select referring.raw_id from ${table} referring where ${span} and ${which}`;
  const always = [
    from('quotes', dropsLineage ? `${staying} and ${NEWEST}` : staying),
    from('candles', dropsLineage ? `${stayingCandle} and not ${LATER}` : stayingCandle),
    from('listing_contracts'),
  ];
  const lineage = [
    from('articles'),
    from('fx_rates'),
    from('quote_versions', staying),
    from('quote_rivals', staying),
    from('candle_versions', stayingCandle),
    from('candle_rivals', stayingCandle),
    from('article_versions'),
    from('fx_rate_versions'),
  ];
  return [...always, ...(dropsLineage ? [] : lineage)].join(' union all ');
}

/** Cutoffs for references to ignore, because in a dry run quotes and candles that would have been deleted still exist. */
const leavingBefore = ({ isDryRun, cutoffs }: PrunePlan) =>
  isDryRun ? [cutoffs.quotes, cutoffs.candles] : [null, null];

/** Records deleted payloads, for lineage queries. */
const note =
  (kind: Kind, { dropsLineage }: PrunePlan) =>
  async (runner: QueryRunner, first: string, last: string): Promise<void> => {
    if (dropsLineage)
      await runner.query(
        `insert into dropped_payloads ("table", first_id, last_id, dropped_at) values ($1, $2, $3, now())
         on conflict ("table", last_id, first_id) do update set dropped_at = excluded.dropped_at`,
        [TABLES[kind], first, last],
      );
  };

/**
 * Keeps pages from being stored meanwhile, because a page with the same payload as a stored one refers to that instead of
 * storing it again. Each page begins by locking its checkpoint.
 */
const NO_PAGE_UNDER_WAY = 'lock table checkpoints in share row exclusive mode';

/** SQL condition: no replay is running. A replay refers to payloads that it has read, in rows that it has yet to write. */
const NO_REPLAY = `(select 1 from runs where finished_at is null and mode = 'replay' limit 1) is null`;

/** SQL condition: the record has a later payload, from a later run or later in the same run. */
const hasLater = (table: string) => `exists (select from ${table} later
  where later.source_id = r.source_id and later.external_id = r.external_id and (later.run_id, later.id) > (r.run_id, r.id))`;

/** Deletes payloads from APIs and feeds. The newest payload of each API record is kept, to be compared with the next one. */
function keyedWalk(kind: 'api' | 'third', dropsLineage: boolean): PrunedTable {
  const table = TABLES[kind];
  const mayGo = [NO_REPLAY, `r.id not in (${namedBetween(kind, dropsLineage)})`];
  if (kind === 'api') mayGo.push('r.has_later');
  return {
    table,
    age: 'r.fetched_at',
    since: 'r.fetched_at',
    isPrunable: mayGo.join(' and '),
    ...(kind === 'api' && { columns: [`${hasLater(table)} as has_later`] }),
    lock: NO_PAGE_UNDER_WAY,
  };
}

export function keyedPayloads(kind: 'api' | 'third', cutoff: string, plan: PrunePlan): PruneStep {
  const of = { ...keyedWalk(kind, plan.dropsLineage), more: leavingBefore(plan) };
  return pruneStep(of, cutoff, plan, note(kind, plan));
}

/** SQL for a line's raw id, by which quotes and candles refer to it. */
const ID = '((r.file_id::bigint << 32) + r.line)';

export function lineSql(dropsLineage: boolean, drop: boolean): string {
  const named = namedBetween('csv', dropsLineage);
  return `
    with file as materialized (
      select id from csv_files where id >= ($1::bigint >> 32)::int order by id limit 1
    ), page as materialized (
      select r.file_id, r.line, r.fetched_at, ${ID} as id from raw_csv_data r where r.file_id = (select id from file)
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
export function lines(cutoff: string, plan: PrunePlan): PruneStep {
  const look = lineSql(plan.dropsLineage, false);
  const drop = lineSql(plan.dropsLineage, true);
  const batch = async (runner: QueryRunner, position: string | null): Promise<Batch> => {
    const parameters = [position ?? '0', BATCH_ROWS, cutoff, ...leavingBefore(plan)];
    let [found] = (await runner.query(look, parameters)) as [FoundLines];
    if (found.gone && !plan.isDryRun) {
      await runner.query(NO_PAGE_UNDER_WAY);
      [found] = (await runner.query(drop, parameters)) as [FoundLines];
      if (found.gone) await note('csv', plan)(runner, found.first_gone, found.last_gone);
    }
    const isEndOfFile = found.seen < BATCH_ROWS || !found.old;
    const next = found.file && (isEndOfFile ? String((BigInt(found.file) + 1n) << 32n) : found.last);
    return { dropped: found.gone, kept: found.old - found.gone, next };
  };
  return { table: TABLES.csv, batch };
}
