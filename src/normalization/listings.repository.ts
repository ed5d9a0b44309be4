import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ListingRef } from '../domain/quote.js';

interface KnownListing {
  id: number;
  externalId: string;
  symbol: string;
  name: string;
}

// Earlier names are kept: they find a coin that was renamed. Which asset a new listing is, the resolver decides.
const WRITE = `
  with said as (select * from unnest($2::text[], $3::text[], $4::text[]) as said(external_id, symbol, name)),
  renamed as (
    insert into listing_names (listing_id, symbol, name, until)
    select l.id, l.symbol, l.name, now() from said join listings l
      on l.source_id = $1 and l.external_id = said.external_id
    where l.name <> l.symbol and (l.symbol, l.name) <> (said.symbol, said.name)
    on conflict (listing_id, symbol, name) do update set until = excluded.until)
  insert into listings (source_id, external_id, symbol, name)
  select $1, external_id, symbol, name from said
  on conflict (source_id, external_id) do update
    set symbol = excluded.symbol, name = excluded.name, revision = listings.revision + 1
  returning external_id, id`;

@Injectable()
export class ListingsRepository {
  /** Ids by the source's own id, of listings made or renamed where the source says something new. */
  async resolve(
    tx: EntityManager,
    sourceId: number,
    refs: Iterable<ListingRef>,
  ): Promise<Map<string, number>> {
    const wanted = new Map<string, ListingRef>();
    for (const ref of refs) if (!ref.nameless || !wanted.has(ref.externalId)) wanted.set(ref.externalId, ref);
    const known = await tx.query<KnownListing[]>(
      `select id, external_id as "externalId", symbol, name from listings
       where source_id = $1 and external_id = any($2)`,
      [sourceId, [...wanted.keys()]],
    );
    const ids = new Map(known.map((listing) => [listing.externalId, listing.id]));
    for (const listing of known)
      if (isUnchanged(wanted.get(listing.externalId)!, listing)) wanted.delete(listing.externalId);
    if (wanted.size) await this.write(tx, sourceId, [...wanted.values()], ids);
    return ids;
  }

  /** In the order of their ids, so that transactions which make the same listings wait for one another. */
  private async write(
    tx: EntityManager,
    sourceId: number,
    refs: ListingRef[],
    ids: Map<string, number>,
  ): Promise<void> {
    const rows = refs.toSorted((a, b) => (a.externalId < b.externalId ? -1 : 1));
    const written = await tx.query<{ external_id: string; id: number }[]>(WRITE, [
      sourceId,
      rows.map((row) => row.externalId),
      rows.map((row) => row.symbol),
      rows.map((row) => row.name),
    ]);
    for (const row of written) ids.set(row.external_id, row.id);
  }
}

/** Where one file names a coin and another only its symbol, the name stays. */
function isUnchanged({ symbol, name, nameless }: ListingRef, known: KnownListing): boolean {
  return symbol === known.symbol && (name === known.name || nameless === true);
}
