import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { ReadConnections } from '../../database/read-connections.js';
import type { Gap, PastKind } from '../../domain/source.js';
import { assetOf, assetsOf } from '../../identity/asset-sql.js';
import { ISO } from '../data/item-sql.js';
import type { GapSpan } from './gap-span.js';

export interface FoundGap extends Gap {
  asset: string;
  source: string;
  /** Intervals without a quote or candle. */
  missing: number;
}

/** The position of a gap: source, listing, currency, kind and start. */
export type GapPosition = [source: string, listing: string, currency: string, kind: string, since: string];

export interface GapsWanted extends GapSpan {
  assets: readonly string[];
  interval: string;
  sources?: readonly string[];
  currencies?: readonly string[];
  kinds: readonly PastKind[];
}

/** As in gapSpan. */
const MONDAY = `timestamptz '1970-01-05T00:00:00Z'`;

/** The times in a table as whole intervals, from `span.since` until $8. */
const INTERVALS = (table: string, moment: string, more = '') =>
  `select date_bin(step.length, t.${moment}, ${MONDAY}) from ${table} t
   where t.listing_id = r.listing_id and t.${moment} >= span.since and t.${moment} < $8::timestamptz ${more}`;

/**
 * Series are examined one after another, in page order, and only up to the end of the page.
 * $1 assets, $2 interval, $3 sources, $4 currencies, $5 kinds, $6 seconds, $7 since, $8 until, $9 earliest,
 * $10 to $14 the position before the page, $15 limit
 */
const GAPS = `
  with series as (
    select a.slug, s.name as source, l.id as listing_id, l.external_id, l.currency, of.kind,
      case of.kind when 'quote' then (select min(q.observed_at) from quotes q where q.listing_id = l.id)
        else (select min(c.opened_at) from candles c where c.listing_id = l.id and c.interval = $2) end as first
    from listings l join sources s on s.id = l.source_id join assets a on a.id = l.asset_id
      cross join unnest($5::text[]) of(kind)
    where l.asset_id in (${assetsOf('$1::text[]')})
      and ($3::text[] is null or s.name = any($3)) and ($4::text[] is null or l.currency = any($4))
      and ($10::text is null or (s.name, l.external_id, l.currency, of.kind) >= ($10, $11::text, $12::text, $13::text))
    order by s.name, l.external_id, l.currency, of.kind
    offset 0
  )
  select r.slug as asset, r.source, r.external_id as "externalId", r.currency, r.kind,
    ${ISO('gap.since')} as since, ${ISO('gap.until')} as until,
    (extract(epoch from gap.until - gap.since) / $6::float8)::int as missing
  from series r
  cross join lateral (select make_interval(secs => $6::float8) as length) step
  cross join lateral (
    select greatest(date_bin(step.length, coalesce($7::timestamptz, r.first), ${MONDAY}), $9::timestamptz) as since) span
  cross join lateral (
    select found.at + step.length as since, found.next as until
    from (
      select at, lead(at, 1, $8::timestamptz) over (order by at) as next
      from (
        select span.since - step.length as at
        union ${INTERVALS('quotes', 'observed_at', `and r.kind = 'quote'`)}
        union ${INTERVALS('candles', 'opened_at', `and r.kind = 'candle' and t.interval = $2`)}
      ) intervals
    ) found
    where found.next > found.at + step.length
  ) gap
  where r.first < $8
    and ($10 is null or (r.source, r.external_id, r.currency, r.kind, gap.since) > ($10, $11, $12, $13, $14::timestamptz))
  order by r.source, r.external_id, r.currency, r.kind, gap.since
  limit $15`;

/** Finds gaps in history. */
@Injectable()
export class GapsRepository {
  constructor(@Inject(ReadConnections) private readonly database: Pick<DataSource, 'query'>) {}

  /** By source, listing and time. */
  of(wanted: GapsWanted, limit: number, after: GapPosition | null): Promise<FoundGap[]> {
    const { assets, interval, sources, currencies, kinds, seconds, since, until, earliest } = wanted;
    return this.database.query(GAPS, [
      ...[assets, interval, sources ?? null, currencies ?? null, kinds],
      ...[seconds, since, until, earliest],
      ...(after ?? [null, null, null, null, null]),
      limit,
    ]);
  }

  /** The names that do not identify an asset. */
  async unknown(assets: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ name: string }[]>(
      `select wanted.name from unnest($1::text[]) wanted(name) where ${assetOf('lower(wanted.name)')} is null`,
      [assets],
    );
    return rows.map(({ name }) => name);
  }
}
