import type { QueryRunner } from 'typeorm';
import { hasLaterCandleSql } from './candle-step.js';
import type { PrunePlan, PruneStep } from './prune-step.js';
import { pruneStep, type PrunedTable, walkSql } from './pruned-table.js';

type Kind = 'api' | 'third' | 'csv';
export const RAW_TABLES = {
  api: 'raw_api_data',
  third: 'raw_third_source_data',
  csv: 'raw_csv_data',
} as const;

/** SQL for the ids of all sources of a kind. Raw ids are only unique within a kind. */
const sourcesOf = (kind: Kind) => `array(select id::int from sources where kind = '${kind}')`;

const NEWEST = `exists (select from latest_quotes newest
  where newest.listing_id = referring.listing_id and newest.observed_at = referring.observed_at)`;

const LATER = hasLaterCandleSql('referring');

/**
 * SQL for the raw ids in the batch's range that other tables refer to. In a dry run, references from quotes and candles that
 * would be deleted do not count.
 */
export function referencedRawIdsSql(kind: Kind, dropsLineage: boolean): string {
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
export const dryRunCutoffs = ({ isDryRun, cutoffs }: PrunePlan) =>
  isDryRun ? [cutoffs.quotes, cutoffs.candles] : [null, null];

/** Records deleted payloads, for lineage queries. */
export const recordDroppedSql =
  (kind: Kind, { dropsLineage }: PrunePlan) =>
  async (runner: QueryRunner, first: string, last: string): Promise<void> => {
    if (dropsLineage)
      await runner.query(
        `insert into dropped_payloads ("table", first_id, last_id, dropped_at) values ($1, $2, $3, now())
         on conflict ("table", last_id, first_id) do update set dropped_at = excluded.dropped_at`,
        [RAW_TABLES[kind], first, last],
      );
  };

/**
 * Keeps pages from being stored meanwhile, because a page with the same payload as a stored one refers to that instead of
 * storing it again. Each page begins by locking its checkpoint.
 */
export const LOCK_OUT_PAGES = 'lock table checkpoints in share row exclusive mode';

/** SQL condition: no replay is running. A replay refers to payloads that it has read, in rows that it has yet to write. */
export const NO_REPLAY = `(select 1 from runs where finished_at is null and mode = 'replay' limit 1) is null`;

/**
 * SQL condition: the record has a later payload, from a later run or later in the same run. It looks up the latest, at
 * the end of an index: a search for any later one would read half of the record's payloads each time.
 */
const hasLater = (table: string) => `(r.run_id, r.id) < (select later.run_id, later.id from ${table} later
  where later.source_id = r.source_id and later.external_id = r.external_id order by later.run_id desc, later.id desc limit 1)`;

/** Deletes payloads from APIs and feeds. The newest payload of each API record is kept, to be compared with the next one. */
function keyedWalk(kind: 'api' | 'third', dropsLineage: boolean): PrunedTable {
  const table = RAW_TABLES[kind];
  const mayGo = [NO_REPLAY, `r.id not in (${referencedRawIdsSql(kind, dropsLineage)})`];
  if (kind === 'api') mayGo.push('r.has_later');
  return {
    table,
    age: 'r.fetched_at',
    since: 'r.fetched_at',
    isPrunable: mayGo.join(' and '),
    ...(kind === 'api' && { columns: [`${hasLater(table)} as has_later`] }),
    lock: LOCK_OUT_PAGES,
  };
}

export const payloadSql = (kind: 'api' | 'third') => walkSql(keyedWalk(kind, false), false);

export function payloadStep(kind: 'api' | 'third', cutoff: string, plan: PrunePlan): PruneStep {
  const of = { ...keyedWalk(kind, plan.dropsLineage), more: dryRunCutoffs(plan) };
  return pruneStep(of, cutoff, plan, recordDroppedSql(kind, plan));
}

/** SQL for a line's raw id, which quotes and candles refer to. */
export const LINE_RAW_ID = '((r.file_id::bigint << 32) + r.line)';
