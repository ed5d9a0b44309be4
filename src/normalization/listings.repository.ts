import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ListingKey, ListingRef } from '../domain/quote.js';
import { ListingMap } from './listing-map.js';

// Former names are kept, because a renamed coin is found by them. The resolver assigns new listings to assets.
const WRITE = `
  with given as (
    select * from unnest($2::text[], $3::text[], $4::text[], $5::text[]) as given(external_id, currency, symbol, name)),
  renamed as (
    insert into listing_names (listing_id, symbol, name, until)
    select l.id, l.symbol, l.name, now() from given join listings l
      on l.source_id = $1 and l.external_id = given.external_id and l.currency = given.currency
    where l.name is distinct from l.symbol and (l.symbol, l.name) is distinct from (given.symbol, given.name)
    on conflict (listing_id, symbol, name) do update set until = excluded.until)
  insert into listings (source_id, external_id, currency, symbol, name)
  select $1, external_id, currency, symbol, name from given
  on conflict (source_id, external_id, currency) do update
    set symbol = excluded.symbol, name = excluded.name, revision = listings.revision + 1
  returning external_id as "externalId", currency, id`;

type KnownListing = ListingRef & { id: number };

@Injectable()
export class ListingsRepository {
  /** Ids of the listings. New listings are created, and listings with new names are renamed. */
  async resolve(
    tx: EntityManager,
    sourceId: number,
    refs: Iterable<ListingRef>,
  ): Promise<ListingMap<number>> {
    const wanted = new ListingMap<ListingRef>();
    for (const ref of refs) if (!ref.nameless || !wanted.has(ref)) wanted.set(ref, ref);
    const ids = new ListingMap<number>();
    for (const listing of await this.known(tx, sourceId, wanted.values())) {
      const ref = wanted.get(listing);
      if (!ref) continue;
      ids.set(listing, listing.id);
      if (isUnchanged(ref, listing)) wanted.delete(ref);
    }
    const news = wanted.values();
    if (news.length) await this.write(tx, sourceId, news, ids);
    return ids;
  }

  /** The given listings that exist, and possibly listings with the same external ids in other currencies. */
  known(tx: EntityManager, sourceId: number, keys: readonly ListingKey[]): Promise<KnownListing[]> {
    return tx.query<KnownListing[]>(
      `select id, external_id as "externalId", currency, symbol, name from listings
       where source_id = $1 and external_id = any($2) and currency = any($3)`,
      [sourceId, keys.map(({ externalId }) => externalId), [...new Set(keys.map((key) => key.currency))]],
    );
  }

  /** Writes listings in the order of their ids, so that concurrent transactions wait for one another instead of deadlocking. */
  private async write(
    tx: EntityManager,
    sourceId: number,
    refs: readonly ListingRef[],
    ids: ListingMap<number>,
  ): Promise<void> {
    const rows = refs.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
    const written = await tx.query<(ListingKey & { id: number })[]>(WRITE, [
      sourceId,
      rows.map((row) => row.externalId),
      rows.map((row) => row.currency),
      rows.map((row) => row.symbol),
      rows.map((row) => row.name),
    ]);
    for (const row of written) ids.set(row, row.id);
  }
}

const nameOf = ({ externalId, currency }: ListingKey) => `${externalId} ${currency}`;

/** Whether the listing keeps its name. A file that has only the symbol does not replace a name from another file. */
function isUnchanged({ symbol, name, nameless }: ListingRef, known: KnownListing): boolean {
  return symbol === known.symbol && (name === known.name || nameless === true);
}
