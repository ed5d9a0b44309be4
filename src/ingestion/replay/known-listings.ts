import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ListingRef } from '../../domain/quote.js';
import { ListingMap } from '../../normalization/listing-map.js';
import { ListingsRepository } from '../../normalization/listings.repository.js';

/** Resolves the listings in stored payloads to ids. Existing listings keep their current names. */
@Injectable()
export class KnownListings {
  constructor(private readonly listings: ListingsRepository) {}

  /** Ids of the listings. Missing listings are created. */
  async resolve(
    tx: EntityManager,
    sourceId: number,
    refs: Iterable<ListingRef>,
  ): Promise<ListingMap<number>> {
    const wanted = new ListingMap<ListingRef>();
    for (const ref of refs) wanted.set(ref, ref);
    const ids = new ListingMap<number>();
    for (const listing of await this.listings.known(tx, sourceId, wanted.values()))
      ids.set(listing, listing.id);
    const missing = wanted.values().filter((ref) => !ids.has(ref));
    if (!missing.length) return ids;
    const made = await this.listings.resolve(tx, sourceId, missing);
    for (const ref of missing) ids.set(ref, made.get(ref)!);
    return ids;
  }
}
