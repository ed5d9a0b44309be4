import { doubleSql, fitsDoubleSql } from '../database/double.js';

/** Maximum number of findings of each kind, worst first: a day on which all prices move is one event, not 20,000. */
export const MAX_FINDINGS = 1000;

/**
 * Prices are compared by their logarithms. Numbers outside the range of a double have none. Zero is compared as the smallest
 * price, far from all others.
 */
export const logSql = (price: string) => `ln(coalesce(nullif(${doubleSql(price)}, 0), 1e-150))`;
export const hasLogSql = (price: string) => `(${price} + 0 = 0 or ${fitsDoubleSql(price)})`;

/**
 * Listings whose newest quote was written by the run, with that quote. The data that a check needs for each is computed
 * in a lateral subquery: the planner has no statistics on a CTE, and joins of two of them have taken cubic time.
 */
export const UPDATED_LISTINGS = `touched as materialized (
    select l.id as listing_id, l.asset_id, s.name || '/' || l.external_id as name, l.currency, q.source_id, q.observed_at,
      q.price, ${logSql('q.price')} as log
    from latest_quotes newest
    -- By the key, listing after listing: right after a load the planner knows nothing of the rows that it brought.
    cross join lateral (select * from quotes one
      where one.listing_id = newest.listing_id and one.observed_at = newest.observed_at offset 0) q
    join listings l on l.id = q.listing_id
    join sources s on s.id = q.source_id
    where newest.source_id = $2 and q.run_id = $1 and newest.listing_id <> all($3::int[]) and ${hasLogSql('q.price')})`;

export const anomalyColumnsSql = (figures: string, summary: string, key: string) =>
  `${key} as key, listing_id as "listingId", score, (${summary}) as summary, json_build_object(${figures})::text as figures`;

/** SQL for a currency as it appears after a price in a sentence. */
export const CURRENCY_IN_WORDS = `case currency when 'USD' then 'US dollars' else currency end`;

/** SQL for the figures with a price. Prices in US dollars are repeated under their original names. */
export const PRICE_FIGURES = `'currency', currency, 'price', price, 'price_usd', ${inDollarsSql('price')}`;

export function inDollarsSql(price: string): string {
  return `case currency when 'USD' then ${price} end`;
}

/** A relative difference in percent. Compared with zero, or nearly so, it has no sensible number. */
export const percentSql = (log: string) => `case when ${log} > 16 then 'over 100000000'
  else round(((exp(least(${log}, 16)) - 1) * 100)::numeric, 1)::text end`;

/** Seconds in words, in the largest unit of which there are at least two. */
export const durationInWordsSql = (seconds: string) => `case
  when round(${seconds}) = 1 then '1 second'
  when ${seconds} < 120 then round(${seconds}) || ' seconds'
  when ${seconds} < 7200 then round(${seconds} / 60) || ' minutes'
  when ${seconds} < 172800 then round(${seconds} / 3600) || ' hours'
  else round(${seconds} / 86400) || ' days' end`;

export const OBSERVED_DAY = `to_char(observed_at at time zone 'UTC', 'YYYY-MM-DD')`;
