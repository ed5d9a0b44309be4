import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { TaskItem } from '../background/set-asides.repository.js';
import { doubleSql } from '../database/double.js';
import { IS_DUE } from './due-listings.repository.js';
import type { Agreement, ListingFacts } from './facts.js';
import { coinIdOf, combineListings, isCoin, type ListingRow } from './same-coin.js';
import { WEIGHTS } from './weights.js';

const IS_COIN = isCoin('l');

// A contract that an API has not reported for a month no longer counts, unless the listing itself is gone. A contract from a
// file always counts, because files are not read again.
const LISTINGS = `
  with chosen as (
    select * from listings l where ${IS_COIN} and ($2::int[] is null or (source_id, external_id) in (
      select source_id, external_id from listings where id = any($2))))
  select l.id, s.name as source, s.kind <> 'csv' and s.name <> 'exchanges' as lists_each_coin_once, l.external_id, l.currency, l.symbol, l.name,
    coalesce(n.former, '[]') as former, coalesce(c.contracts, '{}') as contracts,
    q.rank, case when l.id <> all($1::int[]) then ${doubleSql('q.market_cap_usd')} end as market_cap,
    l.inactive_since is not null as inactive, l.asset_id, l.by_hand, l.revision, ${IS_DUE} as stale
  from chosen l
  join sources s on s.id = l.source_id
  left join latest_quotes q on q.listing_id = l.id
  left join (
    select listing_id, json_agg(json_build_object('symbol', symbol, 'name', name) order by until, name) as former
    from listing_names where listing_id in (select id from chosen) group by listing_id) n on n.listing_id = l.id
  left join (
    select source_id, external_id, array_agg(chain || ' ' || address order by chain, address) as contracts
    from listing_contracts known
    join (select source_id, max(last_seen_at) as newest from listing_contracts group by 1) n using (source_id)
    join sources s on s.id = source_id
    where (source_id, external_id) in (select source_id, external_id from chosen)
      and (s.kind = 'csv' or last_seen_at > newest - interval '30 days' or exists (
      select from listings gone where gone.source_id = known.source_id and gone.external_id = known.external_id
        and gone.inactive_since is not null and known.last_seen_at > gone.inactive_since - interval '30 days'))
    group by source_id, external_id) c on c.source_id = l.source_id and c.external_id = l.external_id
  order by l.id`;

const AGREEMENTS = `
  select d.listing_id as id, c ->> 'with' as "with", signal, weight::float8
  from identity_decisions d cross join lateral json_array_elements(d.evidence) c
  cross join lateral json_each_text(c -> 'evidence') as reported(signal, weight)
  where d.listing_id = any($1) and d.superseded_by is null and signal in ('price_agrees', 'price_near')`;

/** Listings as loaded from the database, and which of them need a decision. */
export interface LoadedListings {
  listings: ListingFacts[];
  /** By the id of an entry in `listings`: the listings that it stands for, one per currency. */
  currencies: ReadonlyMap<number, readonly ListingRow[]>;
  stale: Set<number>;
  /** Listings that make the resolver fail, and keep their current assets for now. */
  setAside: ReadonlySet<number>;
}

@Injectable()
export class FactsRepository {
  /** Ids and display names of all listings. */
  names(tx: EntityManager): Promise<TaskItem[]> {
    return tx.query(
      `select l.id::text as id, s.name || '/' || l.external_id as name
       from listings l join sources s on s.id = l.source_id order by l.id`,
    );
  }

  /** Coin ids of the listings: see `coinIdOf`. */
  async coinIds(tx: EntityManager, listingIds: readonly number[]): Promise<number[]> {
    if (!listingIds.length) return [];
    const rows = await tx.query<{ id: number }[]>(
      `select distinct ${coinIdOf('l')} as id from listings l where l.id = any($1::int[]) and ${IS_COIN}`,
      [listingIds],
    );
    return rows.map(({ id }) => id);
  }

  async coinIdsOfAssets(tx: EntityManager, assetIds: readonly number[]): Promise<number[]> {
    const rows = await tx.query<{ id: number }[]>(
      `select distinct ${coinIdOf('l')} as id from listings l where l.asset_id = any($1::int[]) and ${IS_COIN}`,
      [assetIds],
    );
    return rows.map(({ id }) => id);
  }

  /**
   * Loads facts without prices, which are loaded on demand.
   * @param ids listings to load; null for all
   */
  async load(
    tx: EntityManager,
    setAside: readonly number[],
    ids: readonly number[] | null,
  ): Promise<LoadedListings> {
    const rows = await tx.query<ListingRow[]>(LISTINGS, [setAside, ids]);
    const coins = [...Map.groupBy(rows, (row) => `${row.source}/${row.external_id}`).values()];
    const idsOf = (is: (row: ListingRow) => boolean) =>
      new Set(coins.flatMap((listings) => (listings.some(is) ? listings[0]!.id : [])));
    return {
      listings: coins.map(combineListings),
      currencies: new Map(coins.map((listings) => [listings[0]!.id, listings])),
      stale: idsOf(({ stale }) => stale),
      setAside: idsOf(({ id }) => setAside.includes(id)),
    };
  }

  /** By listing: the other listings whose prices agreed according to the current decision, and how strongly. */
  async agreements(
    tx: EntityManager,
    ids: readonly number[],
  ): Promise<Map<number, ReadonlyMap<string, Agreement>>> {
    const rows = await tx.query<{ id: number; with: string; signal: keyof Agreement; weight: number }[]>(
      AGREEMENTS,
      [ids],
    );
    const agreements = new Map<number, Map<string, Agreement>>();
    for (const { id, with: other, signal, weight } of rows) {
      const existing = agreements.get(id) ?? new Map<string, Agreement>();
      agreements.set(
        id,
        existing.set(other, { ...existing.get(other), [signal]: strengthOf(signal, weight) }),
      );
    }
    return agreements;
  }
}

/** Converts a stored weight to a strength. Older decisions store the weights of an earlier model. */
const strengthOf = (signal: keyof Agreement, weight: number) => Math.min(1, weight / WEIGHTS[signal]);
