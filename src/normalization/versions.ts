import { FIGURES } from './candle-columns.js';

const QUOTE = [
  'listing_id',
  'source_id',
  'rank',
  'observed_at',
  'ingested_at',
  'commit_id',
  'run_id',
  'raw_id',
  'price',
  'market_cap',
  'volume_24h',
  'change_24h_pct',
  'circulating_supply',
  'total_supply',
  'max_supply',
];

const CANDLE = [
  'listing_id',
  'source_id',
  '"interval"',
  'opened_at',
  'ingested_at',
  'commit_id',
  'run_id',
  'raw_id',
  ...FIGURES.split(', '),
];

const ARTICLE = [
  'id',
  'source_id',
  'feed_id',
  'external_id',
  'title',
  'url',
  'summary',
  'author',
  'categories',
  'image',
  'dated_by',
  'repaired',
  'observed_at',
  'ingested_at',
  'commit_id',
  'run_id',
  'raw_id',
];

const RATE = ['currency', 'day', 'rate', 'source_id', 'run_id', 'raw_id', 'ingested_at', 'commit_id'];

/** SQL for the id of the current transaction's commit, which its rows contain. `commits` has the time it became visible. */
export const THIS_COMMIT = '(select this_commit())';

/** An INSERT for a WITH clause that records the commit if there are any rows; the database adds the time. */
export function recordCommit(changed: string): string {
  return `insert into commits (id) select this_commit() from ${changed} limit 1 on conflict do nothing`;
}

/**
 * An INSERT for a WITH clause that archives quotes before they are changed or deleted, for queries about the past. Only
 * the first change in a transaction counts, because the others were never visible.
 * @param changed rows with a column `former` of type `quotes`: `returning old as former`
 * @param supersededAt when the new value was fetched or replayed
 */
export function archiveQuotes(changed: string, supersededAt: string): string {
  return archive('quote_versions', QUOTE, changed, supersededAt);
}

/** An INSERT like `archiveQuotes`, for candles: `former` is of type `candles`. */
export function archiveCandles(changed: string, supersededAt: string): string {
  return archive('candle_versions', CANDLE, changed, supersededAt);
}

/** Condition on a `former` candle: it was fetched after its close. A candle that was still open is not archived. */
export const WAS_CLOSED = 'candle_closed_at((former)."interval", (former).opened_at) <= (former).ingested_at';

/** An INSERT like `archiveQuotes`, for articles: `former` is of type `articles`. */
export function archiveArticles(changed: string, supersededAt: string): string {
  return archive('article_versions', ARTICLE, changed, supersededAt);
}

/** An INSERT like `archiveQuotes`, for exchange rates: `former` is of type `fx_rates`. */
export function archiveRates(changed: string, supersededAt: string): string {
  return archive('fx_rate_versions', RATE, changed, supersededAt);
}

function archive(table: string, columns: readonly string[], changed: string, supersededAt: string): string {
  const former = columns.map((column) => `(former).${column}`).join(', ');
  return `insert into ${table} (${columns.join(', ')}, superseded_at, superseded_by)
    select ${former}, ${supersededAt}, ${THIS_COMMIT} from ${changed} on conflict do nothing`;
}
