import { Injectable } from '@nestjs/common';
import { Any, type EntityManager } from 'typeorm';
import type { ListingRef } from '../domain/quote.js';
import { AssetsRepository } from './assets.repository.js';
import { Listing } from './listing.entity.js';

@Injectable()
export class ListingsRepository {
  constructor(private readonly assets: AssetsRepository) {}

  /** Ids by the source's own id, of listings made or renamed where the source says something new. */
  async resolve(
    tx: EntityManager,
    sourceId: number,
    refs: Iterable<ListingRef>,
  ): Promise<Map<string, number>> {
    const wanted = new Map(Array.from(refs, (ref) => [ref.externalId, ref]));
    const known = await tx.getRepository(Listing).findBy({ sourceId, externalId: Any([...wanted.keys()]) });
    const ids = new Map(known.map((listing) => [listing.externalId, listing.id]));
    for (const { externalId, symbol, name } of known) {
      const ref = wanted.get(externalId)!;
      if (ref.symbol === symbol && ref.name === name) wanted.delete(externalId);
    }
    if (wanted.size) await this.write(tx, sourceId, [...wanted.values()], ids);
    return ids;
  }

  private async write(
    tx: EntityManager,
    sourceId: number,
    refs: ListingRef[],
    ids: Map<string, number>,
  ): Promise<void> {
    const rows = refs.toSorted((a, b) => (a.externalId < b.externalId ? -1 : 1));
    const assets = rows.map(({ symbol, name }) => ({ symbol, name, matchKey: matchKey(symbol, name) }));
    const assetIds = await this.assets.resolve(tx, assets);
    const written = await tx.query<{ external_id: string; id: number }[]>(
      `insert into listings (source_id, external_id, symbol, name, asset_id)
       select $1, * from unnest($2::text[], $3::text[], $4::text[], $5::int[])
       on conflict (source_id, external_id) do update set symbol = excluded.symbol, name = excluded.name
       returning external_id, id`,
      [
        sourceId,
        rows.map((row) => row.externalId),
        rows.map((row) => row.symbol),
        rows.map((row) => row.name),
        assets.map((asset) => assetIds.get(asset.matchKey)),
      ],
    );
    for (const row of written) ids.set(row.external_id, row.id);
  }
}

/** Across sources an asset is found by symbol and name together; a symbol alone is never enough. */
function matchKey(symbol: string, name: string): string {
  return `${symbol.toUpperCase()} ${name.trim().toLowerCase()}`;
}
