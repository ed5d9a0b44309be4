import { QUOTE_FIGURES } from '../../normalization/quote-columns.js';
import { inDollarsSql } from './currency-sql.js';

/** The rows among which items known at a moment are found; each set has its own index. */
export type RowSet =
  /** Rows that are current now. */
  | 'current'
  /** Current rows of quotes observed up to the moment … */
  | 'past'
  /** … and of quotes observed after it, which were dated in the future when they were fetched: very few, but at any distance. */
  | 'ahead'
  /** Earlier versions of rows that have been changed or withdrawn. */
  | 'versions';

type Kind = 'quote' | 'candle' | 'article';

export function tableOf(kind: Kind, rowSet: RowSet): string {
  return rowSet === 'versions' ? `${kind}_versions` : `${kind}s`;
}

/** A condition: the asset `a` existed at the moment. */
export const assetExistedAt = (at: string): string =>
  `a.created_at <= ${at} and not exists (select from commits c where c.id = a.commit_id and c.known_at > ${at})`;

/** The moment from which a row `q` was known: the time of its commit, but never before it was fetched. */
export const KNOWN_AT = `greatest((select c.known_at from commits c where c.id = q.commit_id), q.ingested_at)`;

/**
 * How to find out whether a row's commit was after the moment: by a join, for which PostgreSQL may first collect all
 * commits after the moment, or by a lookup for each row.
 */
type CommitRead = 'join' | 'lookup';

/**
 * Conditions: the row `q` of the set's table was known at the moment. A row is known from its own commit until the
 * commit that superseded it; rows without a commit were stored before commits were recorded. Queries for a single row
 * need lookups: they are run once per item, and must not collect all commits each time.
 */
export function knownAt(kind: Kind, rowSet: RowSet, at: string, read: CommitRead = 'join'): string[] {
  const after = (commit: string) =>
    read === 'join'
      ? `exists (select from commits c where c.id = q.${commit} and c.known_at > ${at})`
      : `coalesce((select c.known_at > ${at} from commits c where c.id = q.${commit}), false)`;
  const known = [`q.ingested_at <= ${at}`, `not ${after('commit_id')}`];
  // A candle fetched before its close is not final and changes without creating versions.
  if (kind === 'candle') known.push('candle_closed_at(q."interval", q.opened_at) <= q.ingested_at');
  if (rowSet === 'versions') return [...known, `(q.superseded_at > ${at} or ${after('superseded_by')})`];
  if (rowSet === 'past') return [`q.observed_at <= ${at}`, ...known];
  if (rowSet === 'ahead') return [`q.observed_at > ${at}`, 'q.observed_at > q.ingested_at', ...known];
  return known;
}

const COLUMNS = `listing_id, source_id, observed_at, ${QUOTE_FIGURES}, ingested_at, commit_id, run_id, raw_id`;

/** A query, returning at most one row, for a quote as of the moment, if a condition holds; otherwise it reads nothing. */
export function quoteAt(listingId: string, observedAt: string, at: string, condition = 'true'): string {
  const key = [condition, `q.listing_id = ${listingId}`, `q.observed_at = ${observedAt}`];
  return rowAsOf('quote', COLUMNS, key, at);
}

const TEXTS =
  'id, source_id, feed_id, external_id, title, url, summary, author, categories, image, dated_by, repaired, observed_at, ingested_at, commit_id, run_id';

/** A query, returning at most one row, for an article as of the moment, if the condition holds. */
export function articleAt(id: string, at: string, condition: string): string {
  return rowAsOf('article', TEXTS, [condition, `q.id = ${id}`], at);
}

function rowAsOf(kind: Kind, columns: string, key: readonly string[], at: string): string {
  const rowSets = (['versions', 'current'] as const).map(
    (rowSet) =>
      `select ${columns} from ${tableOf(kind, rowSet)} q where ${[...key, ...knownAt(kind, rowSet, at, 'lookup')].join(' and ')}`,
  );
  return `(${rowSets.join(' union all ')} limit 1)`;
}

/**
 * A query, returning at most one row, for a listing's newest quote known at the moment, optionally only among quotes
 * observed up to another moment.
 */
export function newestQuoteAt(listingId: string, at: string, upTo?: string): string {
  const bounds = upTo === undefined ? [] : [`q.observed_at <= ${upTo}`];
  const rowSets = (['past', 'ahead', 'versions'] as const).map((rowSet) => {
    const conditions = [`q.listing_id = ${listingId}`, ...bounds, ...knownAt('quote', rowSet, at, 'lookup')];
    return `(select ${COLUMNS} from ${tableOf('quote', rowSet)} q
      where ${conditions.join(' and ')} order by q.observed_at desc limit 1)`;
  });
  return `(${rowSets.join(' union all ')} order by observed_at desc limit 1)`;
}

/**
 * A query, returning at most one row, for a listing's price nearest to one end of a span, now or as of a moment. Quotes
 * without a price are skipped. Spans end before the moment.
 */
export function priceInSpan(
  listingId: string,
  span: string,
  order: 'asc' | 'desc',
  asOf: string | null,
): string {
  const rowSets = asOf === null ? (['current'] as const) : (['past', 'versions'] as const);
  const priced = rowSets.map((rowSet) => {
    const known = asOf === null ? [] : knownAt('quote', rowSet, asOf, 'lookup');
    const conditions = [`q.listing_id = ${listingId}`, 'q.price is not null', span, ...known];
    return `(select q.price, q.observed_at from ${tableOf('quote', rowSet)} q
      where ${conditions.join(' and ')} order by q.observed_at ${order} limit 1)`;
  });
  return `(select price from (${priced.join(' union all ')}) priced order by observed_at ${order} limit 1)`;
}

/** The newest quote of each listing as of the moment, with the columns that `latest_quotes` has for now. */
export function latestQuotesAt(at: string, listings: string | null): string {
  const from = listings === null ? 'listings l' : `unnest(${listings}) wanted(id) join listings l using (id)`;
  return `(select newest.*, l.currency, ${inDollarsSql('l', 'newest.price')} as price_usd,
      ${inDollarsSql('l', 'newest.market_cap')} as market_cap_usd
    from ${from} cross join lateral ${newestQuoteAt('l.id', at)} newest) q`;
}
