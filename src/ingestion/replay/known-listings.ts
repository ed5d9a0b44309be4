import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ListingRef } from '../../domain/quote.js';
import { ListingsRepository } from '../../normalization/listings.repository.js';

/** Resolves listings of old payloads: existing listings keep their current names. */
@Injectable()
export class KnownListings {
  constructor(private readonly listings: ListingsRepository) {}

  /** Ids by the source's own id. */
  async resolve(
    tx: EntityManager,
    sourceId: number,
    refs: Iterable<ListingRef>,
  ): Promise<Map<string, number>> {
    const wanted = new Map(Array.from(refs, (ref) => [ref.externalId, ref]));
    const rows = await tx.query<{ external_id: string; id: number }[]>(
      'select external_id, id from listings where source_id = $1 and external_id = any($2)',
      [sourceId, [...wanted.keys()]],
    );
    const ids = new Map(rows.map((row) => [row.external_id, row.id]));
    const missing = [...wanted.values()].filter(({ externalId }) => !ids.has(externalId));
    if (!missing.length) return ids;
    for (const [externalId, id] of await this.listings.resolve(tx, sourceId, missing))
      ids.set(externalId, id);
    return ids;
  }
}
