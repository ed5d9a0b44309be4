import { knownAt, type RowSet } from './as-of-sql.js';
import type { DataQuery } from './data-query.dto.js';
import { articleIdCondition, priceIdConditions } from './ids-sql.js';
import { includesKind } from './kinds.js';
import { type ItemRef, kindOfId } from './public-id.js';
import { Parameters } from './sql-parameters.js';
import { matchesSearch } from './search-sql.js';

/** The resolved filters of a query: sources, listings, and conditions for each kind. */
export interface Selection {
  /** Ids of sources; null for all sources. */
  sources: readonly number[] | null;
  /** Ids of listings selected by symbol, asset, `q` or a rare currency; null if none of these filters is given. */
  listings: readonly number[] | null;
  /** Currencies of quotes and candles; null for all currencies, or if `listings` already takes them into account. */
  currencies: readonly string[] | null;
  quotes: boolean;
  /** Whether to return candles, and nothing else: quotes and candles never share a page. */
  candles: boolean;
  articles: boolean;
}

export type PriceKind = 'quote' | 'candle';

export const selectedPriceKinds = ({ quotes, candles }: Selection): PriceKind[] => [
  ...(quotes ? (['quote'] as const) : []),
  ...(candles ? (['candle'] as const) : []),
];

/**
 * The kinds of items that the query may return. Articles have no price, currency or asset, so filters for these exclude
 * articles. Candles are only returned on request.
 */
export function selectedKinds(query: DataQuery): Pick<Selection, 'quotes' | 'candles' | 'articles'> {
  const ofQuotes = [query.symbol, query.asset, query.currency, query.min_price, query.max_price].some(
    (value) => value !== undefined,
  );
  const { kind, latest, ids } = query;
  const isWanted = (one: ItemRef['kind']) =>
    includesKind(one, kind) && (ids === undefined || ids.some((id) => kindOfId(id) === one));
  return {
    quotes: isWanted('quote'),
    candles: isWanted('candle'),
    articles: isWanted('article') && !ofQuotes && !latest,
  };
}

/** `as_of` as a bound parameter; null without it. */
export function boundAsOf({ as_of }: Pick<DataQuery, 'as_of'>, parameters: Parameters): string | null {
  return as_of === undefined ? null : `${parameters.bind(utcMoment(as_of))}::timestamptz`;
}

/** Conditions on a quote or candle `q`. */
export function priceRowConditions(
  kind: PriceKind,
  query: DataQuery,
  rowSet: RowSet,
  { currencies }: Selection,
  parameters: Parameters,
): string[] {
  const conditions = timeConditions(query, parameters);
  const asOf = query.latest ? null : boundAsOf(query, parameters);
  if (asOf !== null) conditions.push(...knownAt(kind, rowSet, asOf));
  // Evaluated row by row, as a boolean that the planner assumes to be often true. It therefore keeps using the index that gives
  // the order; a comparison or join would make it collect and sort rows.
  const isIn = (currencies: string) =>
    query.latest
      ? `q.currency = any(${currencies})`
      : `(select l.currency = any(${currencies}) from listings l where l.id = q.listing_id)`;
  const bounds = [
    ...(query.min_price === undefined ? [] : [`q.price >= ${parameters.bind(query.min_price)}::numeric`]),
    ...(query.max_price === undefined ? [] : [`q.price <= ${parameters.bind(query.max_price)}::numeric`]),
  ];
  conditions.push(...bounds);
  if (query.ids !== undefined) conditions.push(...priceIdConditions(kind, query.ids, parameters));
  if (query.interval !== undefined)
    conditions.push(`q."interval" = ${parameters.bind(query.interval)}::text`);
  if (currencies !== null) conditions.push(isIn(`${parameters.bind(currencies)}::text[]`));
  if (query.latest && !query.inactive && query.as_of === undefined)
    conditions.push('q.listing_id <> all(array(select id from listings where inactive_since is not null))');
  if (bounds.length && query.currency?.length !== 1) conditions.push(isIn(`'{USD}'`));
  return conditions;
}

export function articleRowConditions(query: DataQuery, rowSet: RowSet, parameters: Parameters): string[] {
  const conditions = timeConditions(query, parameters);
  const asOf = boundAsOf(query, parameters);
  if (asOf !== null) conditions.push(...knownAt('article', rowSet, asOf));
  if (query.ids !== undefined) conditions.push(articleIdCondition(query.ids, parameters));
  if (query.q !== undefined) conditions.push(matchesSearch(query.q, query.sort, rowSet, parameters));
  return conditions;
}

function timeConditions({ since, until }: DataQuery, parameters: Parameters): string[] {
  const conditions: string[] = [];
  if (since !== undefined)
    conditions.push(`q.observed_at >= ${parameters.bind(utcMoment(since))}::timestamptz`);
  if (until !== undefined)
    conditions.push(`q.observed_at < ${parameters.bind(utcMoment(until))}::timestamptz`);
  return conditions;
}

/** A date or moment in UTC. A date means midnight in UTC, whatever the session's time zone. */
export function utcMoment(moment: string): string {
  return moment.includes('T') ? moment : `${moment}T00:00:00Z`;
}
