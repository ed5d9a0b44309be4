import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Decided } from './decision-maker.js';
import type { ListingFacts } from './facts.js';
import { FactsRepository } from './facts.repository.js';
import { KnownAssetsRepository } from './known-assets.repository.js';
import { numberedSlugs, slugsWanted } from './naming.js';
import type { CurrentAssets } from './plan.js';
import type { Scope } from './scope.js';
import { touchedBy } from './touched-assets.js';

/** What there is beside the listings that were decided. */
interface Standing {
  assets: CurrentAssets;
  /** Listings that keep their assets, whose assets may change all the same. */
  touched: ListingFacts[];
}

@Injectable()
export class StandingAssets {
  constructor(
    private readonly known: KnownAssetsRepository,
    private readonly facts: FactsRepository,
  ) {}

  async beside(tx: EntityManager, scope: Scope, { groups, verdicts }: Decided): Promise<Standing> {
    const seen = new Set(verdicts.map(({ listingId }) => listingId));
    const ids = scope.isWhole ? null : await this.known.touchedBy(tx, [...seen]);
    const assets = await this.known.of(tx, ids);
    const listings = ids ? await this.listingsOf(tx, scope, ids, seen) : scope.known.listings;
    const left = listings.filter(({ id, assetId }) => assetId !== null && !seen.has(id));
    const touched = touchedBy(groups, left, assets);
    const slugOwners = await (ids
      ? this.owners(tx, [...groups.flat(), ...touched])
      : this.known.slugOwners(tx, null));
    return { assets: { assets, slugOwners }, touched };
  }

  private async listingsOf(
    tx: EntityManager,
    { setAside }: Scope,
    assets: readonly number[],
    seen: ReadonlySet<number>,
  ): Promise<ListingFacts[]> {
    const others = (await this.facts.coinIdsOfAssets(tx, assets)).filter((id) => !seen.has(id));
    return others.length ? (await this.facts.load(tx, setAside, others)).listings : [];
  }

  /** Owners of the slugs that assets of these listings may get. */
  private async owners(tx: EntityManager, listings: readonly ListingFacts[]): Promise<Map<string, number>> {
    const wanted = listings.map(slugsWanted);
    const owners = await this.known.slugOwners(tx, wanted.flat());
    const taken = wanted.map((slugs) => slugs.at(-1)!).filter((slug) => owners.has(slug));
    if (!taken.length) return owners;
    return new Map([...owners, ...(await this.known.slugOwners(tx, taken.flatMap(numberedSlugs)))]);
  }
}
