import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ListingRef } from '../../domain/quote.js';
import { ListingsRepository } from '../../normalization/listings.repository.js';

const STAGE = `
  insert into replay_listings as kept (run_id, listing_id, external_id, symbol, name, raw_id, fetched_at, is_current)
  select distinct on (l.id) $1::bigint, l.id, l.external_id, staged.symbol, staged.name, staged.raw_id, staged.fetched_at,
    bool_or((l.symbol, l.name) is not distinct from (staged.symbol, staged.name)) over (partition by l.id)
  from unnest($2::int[], $3::text[], $4::text[], $5::bigint[], $6::timestamptz[])
    as staged(listing_id, symbol, name, raw_id, fetched_at)
  join listings l on l.id = staged.listing_id
  order by l.id, staged.fetched_at desc, staged.raw_id desc
  on conflict (run_id, listing_id) do update set is_current = kept.is_current or excluded.is_current,
    (symbol, name, raw_id, fetched_at) = (select won.* from (values
        (kept.symbol, kept.name, kept.raw_id, kept.fetched_at),
        (excluded.symbol, excluded.name, excluded.raw_id, excluded.fetched_at)) as won(symbol, name, raw_id, fetched_at)
      order by fetched_at desc, raw_id desc limit 1)
  where not kept.is_current`;

/** The name of a listing in a quote or candle as read from a raw row. */
export interface StagedName {
  listingId: number;
  rawId: string;
  fetchedAt: Date;
  listing: ListingRef;
}

/** Names of listings as read from raw rows. */
@Injectable()
export class ReplayListingsRepository {
  constructor(private readonly listings: ListingsRepository) {}

  async stage(tx: EntityManager, runId: string, rows: readonly StagedName[]): Promise<void> {
    const named = rows.filter(({ listing }) => !listing.nameless);
    // One row per name: a file repeats each listing thousands of times.
    const names = [
      ...new Map(
        named.map((row) => {
          const { symbol, name } = row.listing;
          return [JSON.stringify([row.listingId, symbol, name]), row];
        }),
      ).values(),
    ];
    if (!names.length) return;
    await tx.query(STAGE, [
      runId,
      names.map((row) => row.listingId),
      names.map((row) => row.listing.symbol),
      names.map((row) => row.listing.name),
      names.map((row) => row.rawId),
      names.map((row) => row.fetchedAt),
    ]);
  }

  /** Renames listings whose current name no raw row contains any more; they get the latest name. */
  async apply(tx: EntityManager, runId: string, sourceId: number): Promise<void> {
    const renamed = await tx.query<ListingRef[]>(
      `select r.external_id as "externalId", l.currency, r.symbol, r.name
       from replay_listings r join listings l on l.id = r.listing_id where r.run_id = $1 and not r.is_current`,
      [runId],
    );
    if (renamed.length) await this.listings.resolve(tx, sourceId, renamed);
  }
}
