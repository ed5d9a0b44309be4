/** A quote is at most a day (and the clocks' difference) younger than the moment it was ingested: younger ones need no look. */
const AHEAD = `interval '25 hours'`;

const laterVersion = (at: string) => `select from quote_versions later
    where later.listing_id = q.listing_id and later.observed_at = q.observed_at and later.superseded_at > ${at}`;

/** Conditions on a row `q` of `quotes`: it was what we knew at the moment. */
export function stoodAt(at: string): string[] {
  return [
    `q.ingested_at <= ${at}`,
    `q.observed_at < ${at} + ${AHEAD}`,
    // One that was changed since says something else now.
    `not exists (${laterVersion(at)})`,
  ];
}

/** Conditions on a row `q` of `quote_versions`: it was what we knew at the moment. */
export function versionStoodAt(at: string): string[] {
  return [
    `q.superseded_at > ${at}`,
    `q.ingested_at <= ${at}`,
    `q.observed_at < ${at} + ${AHEAD}`,
    `not exists (${laterVersion(at)} and later.superseded_at < q.superseded_at)`,
  ];
}

const AMOUNTS = `price_usd, market_cap_usd, volume_24h_usd, change_24h_pct, circulating_supply, total_supply, max_supply`;
const COLUMNS = `listing_id, source_id, observed_at, rank, ${AMOUNTS}, ingested_at, run_id, raw_id`;

/** The quote `q` as it stood, of a listing and an observed_at that are known to have stood: a query of one row. */
export function quoteAt(listingId: string, observedAt: string, at: string): string {
  const key = `q.listing_id = ${listingId} and q.observed_at = ${observedAt}`;
  return `(select ${COLUMNS}, superseded_at from quote_versions q where ${key} and superseded_at > ${at}
    union all select ${COLUMNS}, 'infinity' from quotes q where ${key}
    order by superseded_at limit 1)`;
}

/** The newest quote of a listing among those that stood at the moment: a query of one row or none. */
export function newestAt(listingId: string, at: string): string {
  const newestOf = (table: string, conditions: string[]) => `(select ${COLUMNS} from ${table} q
    where q.listing_id = ${listingId} and ${conditions.join(' and ')} order by q.observed_at desc limit 1)`;
  return `(${newestOf('quotes', stoodAt(at))} union all ${newestOf('quote_versions', versionStoodAt(at))}
    order by observed_at desc limit 1)`;
}

/** The newest quotes at the moment, one a listing: what `latest_quotes` is now. */
export function latestAt(at: string, listings: string | null): string {
  const from = listings === null ? 'listings l' : `unnest(${listings}) l(id)`;
  return `(select newest.* from ${from} cross join lateral ${newestAt('l.id', at)} newest) q`;
}
