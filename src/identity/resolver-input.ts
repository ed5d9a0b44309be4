import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../config/config.js';
import { type ComparisonContext, comparisonContext } from './comparison-context.js';
import { componentsOf } from './components.js';
import { DueListingsRepository } from './due-listings.repository.js';
import { FactsRepository, type LoadedListings } from './facts.repository.js';
import { FeatureCache } from './feature-cache.js';
import { featuresOf, type ListingFeatures } from './features.js';
import { idKey, idsIn, ListingKeysRepository } from './listing-keys.repository.js';
import { neighboursOf } from './neighbours.js';
import { readSeedMap, shippedSeedMap } from './seed-file.js';
import type { SeedMap } from './seed-map.js';

/** With more listings than this that need a decision, or are connected to one that does, it is quicker to read all. */
const MAX_STALE = 500;
const MAX_CONNECTED = 4000;

/** The listings that the resolver considers in one execution, prepared for comparison. */
export interface ResolverInput {
  known: LoadedListings;
  /** Listings to ignore. */
  setAside: readonly number[];
  /** Whether these are all listings. */
  isWhole: boolean;
  /** Features of all loaded listings that are not set aside. */
  features: readonly ListingFeatures[];
  /** Connected components of listings that need a decision, as indexes into `features`. */
  components: readonly (readonly number[])[];
  context: ComparisonContext;
}

/**
 * Reads the listings that need a decision, the listings connected to them, and other listings that affect how these are
 * compared. The decisions are the same as if all listings were read.
 */
@Injectable()
export class ResolverInputLoader {
  private readonly seedMap: () => SeedMap;
  private readonly cache = new FeatureCache();

  constructor(
    private readonly due: DueListingsRepository,
    private readonly facts: FactsRepository,
    private readonly keys: ListingKeysRepository,
    @Inject(CONFIG) config: Pick<Config, 'IDENTITY_SEED_MAP'>,
  ) {
    this.seedMap = seedMapOf(config.IDENTITY_SEED_MAP);
  }

  /** @param setAside listings to ignore */
  async load(tx: EntityManager, setAside: readonly number[]): Promise<ResolverInput> {
    const held = await this.facts.coinIds(tx, setAside);
    const stale = await this.due.stale(tx, held, MAX_STALE + 1);
    if (stale.length > MAX_STALE) return this.all(tx, setAside);
    if (stale.length)
      await this.keys.write(tx, usable(await this.facts.load(tx, setAside, stale)).map(featuresOf));
    const connected = await this.connectedTo(tx, stale, held);
    return connected ? this.around(tx, connected, setAside) : this.all(tx, setAside);
  }

  private async all(tx: EntityManager, setAside: readonly number[]): Promise<ResolverInput> {
    const known = await this.facts.load(tx, setAside, null);
    const features = this.cache.featuresOf(usable(known));
    const isStale = ({ facts }: ListingFeatures) => known.stale.has(facts.id);
    await this.keys.write(tx, features.filter(isStale));
    const components = componentsOf(features, (place) => isStale(features[place]!));
    const context = this.contextOf(features, components);
    return { known, setAside, isWhole: true, features, components, context };
  }

  private async around(
    tx: EntityManager,
    connected: ReadonlySet<number>,
    setAside: readonly number[],
  ): Promise<ResolverInput> {
    const keys = await this.keys.of(tx, [...connected]);
    const seeds = this.seedMap().idsOfCoins(idsIn(keys)).map(idKey);
    const beside = await this.keys.holders(tx, [...keys, ...seeds]);
    const known = await this.facts.load(tx, setAside, [...connected, ...beside]);
    const features = usable(known).map(featuresOf);
    const component = [...features.keys()].filter((place) => connected.has(features[place]!.facts.id));
    const components = component.length ? [component] : [];
    const context = this.contextOf(features, components);
    return { known, setAside, isWhole: false, features, components, context };
  }

  private contextOf(
    features: readonly ListingFeatures[],
    components: ResolverInput['components'],
  ): ComparisonContext {
    const compared = components.flat().map((place) => features[place]!);
    return comparisonContext(neighboursOf(compared, features), this.seedMap(), features);
  }

  /** Ids of the given listings and all listings connected to them; null if there are more than MAX_CONNECTED. */
  private async connectedTo(
    tx: EntityManager,
    stale: readonly number[],
    held: readonly number[],
  ): Promise<Set<number> | null> {
    const connected = new Set(stale);
    for (let next = stale; next.length > 0;) {
      const beside = await this.keys.beside(tx, next, held);
      next = beside.filter((id) => !connected.has(id) && !held.includes(id));
      for (const id of next) connected.add(id);
      if (connected.size > MAX_CONNECTED) return null;
    }
    return connected;
  }
}

/** Listings that are not set aside. */
const usable = ({ listings, setAside }: LoadedListings) => listings.filter(({ id }) => !setAside.has(id));

/** Reads an operator's file at once, so that its faults are known at the start. */
function seedMapOf(path: string | undefined): () => SeedMap {
  if (path === undefined) return shippedSeedMap;
  const map = readSeedMap(path);
  return () => map;
}
