/** Where quotes that were known at a moment may be, of which each part is served by an index of its own. */
export type QuotePart =
  /** Those that still stand. */
  | 'standing'
  /** Of these, those observed up to the moment … */
  | 'past'
  /** … and those that a source dated ahead: very few, but they might be anywhere in the future. */
  | 'ahead'
  /** Those that were changed or taken back since. */
  | 'versions';

export function tableOf(part: QuotePart): string {
  return part === 'versions' ? 'quote_versions' : 'quotes';
}

const laterVersion = (at: string) => `select from quote_versions later
    where later.listing_id = q.listing_id and later.observed_at = q.observed_at and later.superseded_at > ${at}`;

/** Conditions on a row `q` of the part's table: it was what we knew at the moment. */
export function knownAt(part: QuotePart, at: string): string[] {
  const ingested = `q.ingested_at <= ${at}`;
  if (part === 'versions')
    return [
      `q.superseded_at > ${at}`,
      ingested,
      `not exists (${laterVersion(at)} and later.superseded_at < q.superseded_at)`,
    ];
  // One that was changed since says something else now.
  const standing = [ingested, `not exists (${laterVersion(at)})`];
  if (part === 'past') return [`q.observed_at <= ${at}`, ...standing];
  if (part === 'ahead') return [`q.observed_at > ${at}`, 'q.observed_at > q.ingested_at', ...standing];
  return standing;
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

/** The newest quote of a listing among those that were known at the moment: a query of one row or none. */
export function newestAt(listingId: string, at: string): string {
  const parts = (['past', 'ahead', 'versions'] as const).map(
    (part) => `(select ${COLUMNS} from ${tableOf(part)} q
      where q.listing_id = ${listingId} and ${knownAt(part, at).join(' and ')} order by q.observed_at desc limit 1)`,
  );
  return `(${parts.join(' union all ')} order by observed_at desc limit 1)`;
}

/** The newest quotes at the moment, one a listing: what `latest_quotes` is now. */
export function latestAt(at: string, listings: string | null): string {
  const from = listings === null ? 'listings l' : `unnest(${listings}) l(id)`;
  return `(select newest.* from ${from} cross join lateral ${newestAt('l.id', at)} newest) q`;
}
