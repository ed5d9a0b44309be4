import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { ReadConnections } from '../../database/read-connections.js';
import { monthsOf, secondsOf } from '../../domain/interval.js';
import type { Gap, PastKind } from '../../domain/history.js';
import { assetOf, assetsOf } from '../../identity/asset-sql.js';
import { isoSql } from '../data/item-sql.js';
import type { GapSpan } from './gap-span.js';
import { type GridSql, intervalGridSql } from './grid.js';

export interface FoundGap extends Gap {
  asset: string;
  source: string;
  /** Number of intervals in the gap, in which the listing has no quote or candle. */
  missing: number;
}

/** The position of a gap: source, listing, currency, kind and start. */
export type GapPosition = [source: string, listing: string, currency: string, kind: string, since: string];

export interface GapSearch extends GapSpan {
  assets: readonly string[];
  interval: string;
  sources?: readonly string[];
  currencies?: readonly string[];
  kinds: readonly PastKind[];
}

/** The intervals that contain data in a table, from `span.since` until $8. */
const intervalsIn = (table: string, moment: string, { floor }: GridSql, more = '') =>
  `select ${floor(`t.${moment}`)} from ${table} t
   where t.listing_id = r.listing_id and t.${moment} >= span.since and t.${moment} < $8::timestamptz ${more}`;

/**
 * A query for a page of gaps. Listings are examined one after another in page order, and only up to the end of the
 * page. $1 assets, $2 interval, $3 sources, $4 currencies, $5 kinds, $6 seconds or months per interval, $7 since, $8
 * until, $9 earliest start, $10 to $14 the position after which the page starts, $15 limit
 */
const gapsBy = (grid: GridSql) => `
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
    ${isoSql('gap.since')} as since, ${isoSql('gap.until')} as until,
    ${grid.count('gap.since', 'gap.until')} as missing
  from series r
  cross join lateral (
    select greatest(${grid.floor('coalesce($7::timestamptz, r.first)')}, $9::timestamptz) as since) span
  cross join lateral (
    select found.following as since, found.next as until
    from (
      select ${grid.after('at')} as following, lead(at, 1, $8::timestamptz) over (order by at) as next
      from (
        select ${grid.before('span.since')} as at
        union ${intervalsIn('quotes', 'observed_at', grid, `and r.kind = 'quote'`)}
        union ${intervalsIn('candles', 'opened_at', grid, `and r.kind = 'candle' and t.interval = $2`)}
      ) intervals
    ) found
    where found.next > found.following
  ) gap
  where (r.first < $8 or (r.first is not null and $7::timestamptz is not null))
    and ($10 is null or (r.source, r.external_id, r.currency, r.kind, gap.since) > ($10, $11, $12, $13, $14::timestamptz))
  order by r.source, r.external_id, r.currency, r.kind, gap.since
  limit $15`;

/** Finds gaps in history. */
@Injectable()
export class GapsRepository {
  constructor(@Inject(ReadConnections) private readonly database: Pick<DataSource, 'query'>) {}

  /** Lists gaps by source, listing and time. */
  find(wanted: GapSearch, limit: number, after: GapPosition | null): Promise<FoundGap[]> {
    const { assets, interval, sources, currencies, kinds, since, until, earliest } = wanted;
    return this.database.query(gapsBy(intervalGridSql(interval, '$6')), [
      ...[assets, interval, sources ?? null, currencies ?? null, kinds],
      ...[monthsOf(interval) ?? secondsOf(interval), since, until, earliest],
      ...(after ?? [null, null, null, null, null]),
      limit,
    ]);
  }

  /** The given names that do not identify an asset. */
  async findUnknown(assets: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ name: string }[]>(
      `select wanted.name from unnest($1::text[]) wanted(name) where ${assetOf('lower(wanted.name)')} is null`,
      [assets],
    );
    return rows.map(({ name }) => name);
  }
}
