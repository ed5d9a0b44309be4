import { knownAt, type RowSet, tableOf } from './as-of-sql.js';
import { inDollarsSql } from './currency-sql.js';

/** A table of candles under the column names by which pages filter and sort quotes. */
export const candlesOf = (rowSet: RowSet): string =>
  `(select q.*, q.opened_at as observed_at, q.close as price from ${tableOf('candle', rowSet)} q)`;

/** A query with a single column: the intervals for which a listing has candles. Each takes one primary key lookup. */
export const intervalsOf = (listingId: string, table = 'candles'): string => `(
  with recursive found as (
    (select c."interval" from ${table} c where c.listing_id = ${listingId} order by c."interval" limit 1)
    union all
    select further."interval" from found cross join lateral (
      select c."interval" from ${table} c where c.listing_id = ${listingId} and c."interval" > found."interval"
      order by c."interval" limit 1) further
  ) select "interval" from found)`;

/** A query for all listings in a table of candles, with their intervals, by primary key lookups. */
const seriesOf = (table: string): string => `(
  with recursive found as (
    (select c.listing_id, c."interval" from ${table} c order by c.listing_id, c."interval" limit 1)
    union all
    select further.* from found cross join lateral (
      select c.listing_id, c."interval" from ${table} c
      where (c.listing_id, c."interval") > (found.listing_id, found."interval")
      order by c.listing_id, c."interval" limit 1) further
  ) select listing_id, "interval" from found)`;

/** The sets of rows in which to find candles that were known at a moment, or now if it is null. */
const rowSetsAt = (asOf: string | null): readonly RowSet[] =>
  asOf === null ? ['current'] : ['past', 'versions'];

/** A `from` clause with the newest candle, now or as of a moment, of each listing and interval that `seriesIn` finds in a table. */
function newestOf(asOf: string | null, seriesIn: (table: string) => string): string {
  const series = rowSetsAt(asOf).map((rowSet) => seriesIn(tableOf('candle', rowSet)));
  const newest = rowSetsAt(asOf).map((rowSet) => {
    const known = asOf === null ? [] : knownAt('candle', rowSet, asOf, 'lookup');
    const conditions = ['q.listing_id = series.listing_id', 'q."interval" = series."interval"', ...known];
    return `(select ${NAMES} from ${candlesOf(rowSet)} q where ${conditions.join(' and ')} order by q.observed_at desc limit 1)`;
  });
  return `(${series.join(' union ')}) series
    cross join lateral (select * from (${newest.join(' union all ')}) known order by observed_at desc limit 1) newest`;
}

/** The newest candle, now or as of a moment, of each interval of the listings (an array; null for all listings). */
export function latestCandles(asOf: string | null, listings: string | null): string {
  const seriesIn = (table: string) =>
    listings === null
      ? seriesOf(table)
      : `(select wanted.id as listing_id, i."interval" from unnest(${listings}) wanted(id)
          cross join lateral ${intervalsOf('wanted.id', table)} i)`;
  return `(select newest.*, l.currency, ${inDollarsSql('l', 'newest.price')} as price_usd,
      ${inDollarsSql('l', 'newest.market_cap')} as market_cap_usd
    from ${newestOf(asOf, seriesIn)} join listings l on l.id = newest.listing_id) q`;
}

/**
 * A query, returning at most one row, for a listing's newest close and its time, now or as of a moment. The close of an
 * open candle is dated to when it was fetched.
 */
export function newestClose(listingId: string, asOf: string | null): string {
  const seriesIn = (table: string) =>
    `(select ${listingId} as listing_id, i."interval" from ${intervalsOf(listingId, table)} i)`;
  return `(select least(candle_closed_at(newest."interval", newest.observed_at), newest.ingested_at) as observed_at, newest.price
    from ${newestOf(asOf, seriesIn)} order by 1 desc, newest.observed_at desc limit 1)`;
}

/**
 * A scalar query for a listing's last (or, in ascending order, first) close after one moment and up to another, among its
 * candles of all intervals, now or as of a moment. Of several closes at a time, the shortest candle's is used.
 */
export function closeBetween(
  listingId: string,
  after: string,
  upTo: string,
  asOf: string | null,
  order: 'asc' | 'desc' = 'desc',
): string {
  // Only the first close needs a lower bound within the index; months are at most three days longer than they may seem.
  const first = [
    `q.opened_at > ${after} - replace(i."interval", 'mo', 'mon')::interval - interval '3 days'`,
    `candle_closed_at(q."interval", q.opened_at) > ${after}`,
  ];
  const closes = rowSetsAt(asOf).map((rowSet) => {
    const known = asOf === null ? [] : knownAt('candle', rowSet, asOf, 'lookup');
    const conditions = [
      `q.listing_id = ${listingId}`,
      'q."interval" = i."interval"',
      `q.opened_at < ${upTo}`,
      `candle_closed_at(q."interval", q.opened_at) <= ${upTo}`,
      ...(order === 'asc' ? first : []),
      ...known,
    ];
    return `(select c.* from ${intervalsOf(listingId, tableOf('candle', rowSet))} i cross join lateral (
      select q.close, q.opened_at, candle_closed_at(q."interval", q.opened_at) as closed_at from ${candlesOf(rowSet)} q
      where ${conditions.join(' and ')} order by q.opened_at ${order} limit 1) c)`;
  });
  return `(select close from (${closes.join(' union all ')}) c where closed_at > ${after} order by closed_at ${order}, opened_at desc limit 1)`;
}

/** The fields of a candle that an item shows. */
const SHOWN = [
  '"interval"',
  'open',
  'high',
  'low',
  'close',
  'volume',
  'quote_volume',
  'trades',
  'market_cap',
  'source_id',
  'ingested_at',
  'commit_id',
  'run_id',
];
const NAMES = ['listing_id', 'observed_at', 'price', ...SHOWN].join(', ');

/** Columns of a row `q` in a table of candles that an item shows, selected with the page so that the row is read only once. */
export const CANDLE_COLUMNS = SHOWN.map((name) => `q.${name}`).join(', ');
