import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ListingDecisions } from './decision-maker.js';
import type { ListingFacts } from './facts.js';
import { FactsRepository } from './facts.repository.js';
import { StoredAssetsRepository } from './stored-assets.repository.js';
import { numberedSlugs, preferredSlugs } from './naming.js';
import type { CurrentAssets } from './plan.js';
import type { ResolverInput } from './resolver-input.js';
import { assetsTouchedBy } from './touched-assets.js';

/** The stored assets that new decisions may change. */
interface Affected {
  assets: CurrentAssets;
  /** Listings without a new decision whose assets may change nevertheless. */
  touched: ListingFacts[];
}

/** Loads the assets that new decisions may change, with their slugs and other listings. */
@Injectable()
export class AffectedAssets {
  constructor(
    private readonly known: StoredAssetsRepository,
    private readonly facts: FactsRepository,
  ) {}

  async load(
    tx: EntityManager,
    input: ResolverInput,
    { groups, verdicts }: ListingDecisions,
  ): Promise<Affected> {
    const seen = new Set(verdicts.map(({ listingId }) => listingId));
    const ids = input.isWhole ? null : await this.known.touchedBy(tx, [...seen]);
    const assets = await this.known.of(tx, ids);
    const listings = ids ? await this.listingsOf(tx, input, ids, seen) : input.known.listings;
    const left = listings.filter(({ id, assetId }) => assetId !== null && !seen.has(id));
    const touched = assetsTouchedBy(groups, left, assets);
    const slugOwners = await (ids
      ? this.owners(tx, [...groups.flat(), ...touched])
      : this.known.slugOwners(tx, null));
    return { assets: { assets, slugOwners }, touched };
  }

  private async listingsOf(
    tx: EntityManager,
    { setAside }: ResolverInput,
    assets: readonly number[],
    seen: ReadonlySet<number>,
  ): Promise<ListingFacts[]> {
    const others = (await this.facts.coinIdsOfAssets(tx, assets)).filter((id) => !seen.has(id));
    return others.length ? (await this.facts.load(tx, setAside, others)).listings : [];
  }

  /** Current owners of the slugs that assets named after these listings may get. */
  private async owners(tx: EntityManager, listings: readonly ListingFacts[]): Promise<Map<string, number>> {
    const wanted = listings.map(preferredSlugs);
    const owners = await this.known.slugOwners(tx, wanted.flat());
    const taken = wanted.map((slugs) => slugs.at(-1)!).filter((slug) => owners.has(slug));
    if (!taken.length) return owners;
    return new Map([...owners, ...(await this.known.slugOwners(tx, taken.flatMap(numberedSlugs)))]);
  }
}
