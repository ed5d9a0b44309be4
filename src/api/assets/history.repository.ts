import { Injectable } from '@nestjs/common';
import { PreparedReads } from '../../database/prepared-reads.js';
import { assetId, assetOf } from '../../identity/asset-sql.js';
import { ISO } from '../data/item-sql.js';
import type { Span } from './history-span.js';

/** Of several quotes of that moment, the one of the listing that was known first opens, the other's closes. */
const priceAt = (moment: string, order: 'asc' | 'desc') => `(
    select q.price from listing join quotes q on q.listing_id = listing.id
    where q.observed_at = ${moment} and q.price is not null order by q.listing_id ${order} limit 1)`;

/**
 * $1 slug, $2 source or null, $3 since, $4 until, $5 seconds of a bucket, $6 currency. What is read of each listing is one range of the
 * primary key.
 */
export const HISTORY = `
  with asset as materialized (
    select a.slug, a.id from assets a where a.id = ${assetOf('$1::text')}
  ), listing as materialized (
    select l.id from listings l join asset on l.asset_id = asset.id join sources s on s.id = l.source_id
    where l.currency = $6 and ($2::text is null or s.name = $2)
  ), bucket as materialized (
    select date_bin(make_interval(secs => $5), q.observed_at, $3) as at, count(*) as count, max(q.price) as high,
      min(q.price) as low, avg(q.price) as mean, min(q.observed_at) as first_at, max(q.observed_at) as last_at
    from listing join quotes q on q.listing_id = listing.id
    where q.observed_at >= $3 and q.observed_at < $4 and q.price is not null
    group by 1
  ), shown as (
    select ${ISO('grid.at')} as at, ${priceAt('bucket.first_at', 'asc')} as open, bucket.high, bucket.low,
      ${priceAt('bucket.last_at', 'desc')} as close, trim_scale(bucket.mean) as mean, coalesce(bucket.count, 0) as count
    from generate_series($3::timestamptz, $4::timestamptz - interval '1 second', make_interval(secs => $5)) grid(at)
    left join bucket on bucket.at = grid.at
    order by grid.at
  )
  select asset.slug, (select string_agg(row_to_json(shown)::text, ',') from shown) as json, ${assetId('asset.id')} as id from asset`;

export interface History {
  /** Of the asset that the slug leads to. */
  slug: string;
  id: string;
  /** The buckets as JSON, separated by commas, oldest first. */
  json: string;
}

@Injectable()
export class HistoryRepository {
  constructor(private readonly reads: PreparedReads) {}

  /** Null where no asset has the slug. */
  async of(
    slug: string,
    { source, currency }: { source?: string; currency: string },
    { since, until, seconds }: Span,
  ): Promise<History | null> {
    const [row] = await this.reads.read<History>(HISTORY, [
      slug.toLowerCase(),
      source ?? null,
      since,
      until,
      seconds,
      currency,
    ]);
    return row ?? null;
  }
}
