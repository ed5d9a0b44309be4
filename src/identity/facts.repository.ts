import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { MAX_WAITING } from '../background/task-state.js';
import type { Subject } from '../background/set-asides.repository.js';
import { double } from '../database/double.js';
import type { Agreement, ListingFacts } from './facts.js';
import { type ListingRow, factsOf } from './same-coin.js';
import { WEIGHTS } from './weights.js';

/** ISO 4217 for no currency. Values in it, such as an index in points, are not prices of a coin and belong to no asset. */
const IS_COIN = `l.currency <> 'XXX'`;

/** A listing changed since it was resolved, or ambiguous for long enough to look again. */
const STALE = `(l.revision <> l.resolved_revision
  or l.state = 'ambiguous' and not l.by_hand and l.resolved_at < now() - interval '1 hour')`;

// A contract an API has not reported for a month no longer counts, unless the listing is gone; files are not read again.
const LISTINGS = `
  select l.id, s.name as source, s.kind <> 'csv' and s.name <> 'exchanges' as lists_each_coin_once, l.external_id, l.currency, l.symbol, l.name,
    coalesce(n.former, '[]') as former, coalesce(c.contracts, '{}') as contracts,
    q.rank, case when l.id <> all($1::int[]) then ${double('q.market_cap_usd')} end as market_cap,
    l.inactive_since is not null as inactive, l.asset_id, l.by_hand, l.revision, ${STALE} as stale
  from listings l
  join sources s on s.id = l.source_id
  left join latest_quotes q on q.listing_id = l.id
  left join (
    select listing_id, json_agg(json_build_object('symbol', symbol, 'name', name) order by until, name) as former
    from listing_names group by listing_id) n on n.listing_id = l.id
  left join (
    select source_id, external_id, array_agg(chain || ' ' || address order by chain, address) as contracts
    from listing_contracts known
    join (select source_id, max(last_seen_at) as newest from listing_contracts group by 1) n using (source_id)
    join sources s on s.id = source_id
    where s.kind = 'csv' or last_seen_at > newest - interval '30 days' or exists (
      select from listings gone where gone.source_id = known.source_id and gone.external_id = known.external_id
        and gone.inactive_since is not null and known.last_seen_at > gone.inactive_since - interval '30 days')
    group by source_id, external_id) c on c.source_id = l.source_id and c.external_id = l.external_id
  where ${IS_COIN}
  order by l.id`;

const AGREEMENTS = `
  select d.listing_id as id, c ->> 'with' as "with", signal, weight::float8
  from identity_decisions d cross join lateral json_array_elements(d.evidence) c
  cross join lateral json_each_text(c -> 'evidence') as told(signal, weight)
  where d.listing_id = any($1) and d.superseded_by is null and signal in ('price_agrees', 'price_near')`;

/** All listings, with those that need a decision. */
export interface KnownListings {
  listings: ListingFacts[];
  /** The listings behind each entry of `listings`, one per currency, by the entry's id. */
  currencies: ReadonlyMap<number, readonly ListingRow[]>;
  stale: Set<number>;
  /** Listings that break the resolver and keep their state for now. */
  setAside: ReadonlySet<number>;
}

@Injectable()
export class FactsRepository {
  /** New or changed listings, counted up to MAX_WAITING. */
  async waiting(manager: EntityManager): Promise<number> {
    const [{ count }] = await manager.query<[{ count: number }]>(
      `select count(*)::int as count from (
         select from listings l where l.revision <> l.resolved_revision and ${IS_COIN} limit ${MAX_WAITING}) waiting`,
    );
    return count;
  }

  /** @param setAside listings to ignore */
  async isAnythingNew(tx: EntityManager, setAside: readonly number[]): Promise<boolean> {
    const [row] = await tx.query<[{ stale: boolean }]>(
      `select exists (select from listings l where l.revision <> l.resolved_revision and ${IS_COIN} and l.id <> all($1::int[]))
         or exists (select from listings l where l.state = 'ambiguous' and l.id <> all($1::int[]) and ${STALE}) as stale`,
      [setAside],
    );
    return row.stale;
  }

  /** With display names. */
  names(tx: EntityManager): Promise<Subject[]> {
    return tx.query(
      `select l.id::text as id, s.name || '/' || l.external_id as name
       from listings l join sources s on s.id = l.source_id order by l.id`,
    );
  }

  /** Without prices, which are loaded on demand. */
  async all(tx: EntityManager, setAside: readonly number[]): Promise<KnownListings> {
    const rows = await tx.query<ListingRow[]>(LISTINGS, [setAside]);
    const coins = [...Map.groupBy(rows, (row) => `${row.source}/${row.external_id}`).values()];
    const idsOf = (is: (row: ListingRow) => boolean) =>
      new Set(coins.flatMap((listings) => (listings.some(is) ? listings[0]!.id : [])));
    return {
      listings: coins.map(factsOf),
      currencies: new Map(coins.map((listings) => [listings[0]!.id, listings])),
      stale: idsOf(({ stale }) => stale),
      setAside: idsOf(({ id }) => setAside.includes(id)),
    };
  }

  /** The listings whose prices agreed according to current decisions, and how strongly. */
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
      const known = agreements.get(id) ?? new Map<string, Agreement>();
      agreements.set(id, known.set(other, { ...known.get(other), [signal]: strengthOf(signal, weight) }));
    }
    return agreements;
  }
}

/** Decisions store weights; those of older decisions come from another model. */
const strengthOf = (signal: keyof Agreement, weight: number) => Math.min(1, weight / WEIGHTS[signal]);
