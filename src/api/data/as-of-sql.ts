/** Where quotes and articles that were known at a moment may be, of which each part is served by an index of its own. */
export type Part =
  /** Those that still stand. */
  | 'standing'
  /** Of these, quotes observed up to the moment … */
  | 'past'
  /** … and those that a source dated ahead: very few, but they might be anywhere in the future. */
  | 'ahead'
  /** Those that were changed or taken back since. */
  | 'versions';

type Kind = 'quote' | 'article';

export function tableOf(kind: Kind, part: Part): string {
  return part === 'versions' ? `${kind}_versions` : `${kind}s`;
}

const SAME = {
  quote: 'later.listing_id = q.listing_id and later.observed_at = q.observed_at',
  article: 'later.id = q.id',
};

/** Conditions on a row `q` of the part's table: it was what we knew at the moment. */
export function knownAt(kind: Kind, part: Part, at: string): string[] {
  const ingested = `q.ingested_at <= ${at}`;
  const later = `select from ${kind}_versions later where ${SAME[kind]} and later.superseded_at > ${at}`;
  if (part === 'versions')
    return [
      `q.superseded_at > ${at}`,
      ingested,
      `not exists (${later} and later.superseded_at < q.superseded_at)`,
    ];
  // One that was changed since says something else now.
  const standing = [ingested, `not exists (${later})`];
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

const TEXTS = 'id, source_id, external_id, title, url, observed_at, ingested_at, run_id';

/** The article as it stood, of an id that is known to have stood: a query of one row. */
export function articleAt(id: string, at: string): string {
  return `(select ${TEXTS}, superseded_at from article_versions where id = ${id} and superseded_at > ${at}
    union all select ${TEXTS}, 'infinity' from articles where id = ${id}
    order by superseded_at limit 1)`;
}

/** The newest quote of a listing among those that were known at the moment: a query of one row or none. */
export function newestAt(listingId: string, at: string): string {
  const parts = (['past', 'ahead', 'versions'] as const).map(
    (part) => `(select ${COLUMNS} from ${tableOf('quote', part)} q
      where q.listing_id = ${listingId} and ${knownAt('quote', part, at).join(' and ')} order by q.observed_at desc limit 1)`,
  );
  return `(${parts.join(' union all ')} order by observed_at desc limit 1)`;
}

/** The newest quotes at the moment, one a listing: what `latest_quotes` is now. */
export function latestAt(at: string, listings: string | null): string {
  const from = listings === null ? 'listings l' : `unnest(${listings}) l(id)`;
  return `(select newest.* from ${from} cross join lateral ${newestAt('l.id', at)} newest) q`;
}
