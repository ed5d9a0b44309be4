import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../config/config.js';
import { type ComparisonContext, comparisonContext } from './comparison-context.js';
import { componentsOf } from './components.js';
import { DueListingsRepository } from './due-listings.repository.js';
import { FactsRepository, type KnownListings } from './facts.repository.js';
import { FeatureCache } from './feature-cache.js';
import { featuresOf, type ListingFeatures } from './features.js';
import { idKey, idsIn, ListingKeysRepository } from './listing-keys.repository.js';
import { neighboursOf } from './neighbours.js';
import { readSeedMap } from './seed-file.js';
import type { SeedMap } from './seed-map.js';

/** If more need a decision, or are connected to those that do, all listings are read: it is quicker. */
const MAX_STALE = 500;
const MAX_CONNECTED = 4000;

/** What the resolver considers at a time. */
export interface Scope {
  known: KnownListings;
  /** Listings to ignore. */
  setAside: readonly number[];
  /** Whether these are all listings. */
  isWhole: boolean;
  /** Of all known listings that are not set aside. */
  features: readonly ListingFeatures[];
  /** Listings that need a decision, with everything connected to them, as places in the features. */
  components: readonly (readonly number[])[];
  context: ComparisonContext;
}

/**
 * Reads listings that need a decision, those connected to them, and those that bear on their comparison. The decisions are
 * the same as if all were read.
 */
@Injectable()
export class ScopeLoader {
  private readonly seedMap: SeedMap;
  private readonly cache = new FeatureCache();

  constructor(
    private readonly due: DueListingsRepository,
    private readonly facts: FactsRepository,
    private readonly keys: ListingKeysRepository,
    @Inject(CONFIG) config: Pick<Config, 'IDENTITY_SEED_MAP'>,
  ) {
    this.seedMap = readSeedMap(config.IDENTITY_SEED_MAP);
  }

  /** @param setAside listings to ignore */
  async load(tx: EntityManager, setAside: readonly number[]): Promise<Scope> {
    const held = await this.facts.coinIds(tx, setAside);
    const stale = await this.due.stale(tx, held, MAX_STALE + 1);
    if (stale.length > MAX_STALE) return this.all(tx, setAside);
    if (stale.length)
      await this.keys.write(tx, sound(await this.facts.load(tx, setAside, stale)).map(featuresOf));
    const connected = await this.connectedTo(tx, stale, held);
    return connected ? this.around(tx, connected, setAside) : this.all(tx, setAside);
  }

  private async all(tx: EntityManager, setAside: readonly number[]): Promise<Scope> {
    const known = await this.facts.load(tx, setAside, null);
    const features = this.cache.featuresOf(sound(known));
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
  ): Promise<Scope> {
    const keys = await this.keys.of(tx, [...connected]);
    const seeds = this.seedMap.idsOfCoins(idsIn(keys)).map(idKey);
    const beside = await this.keys.holders(tx, [...keys, ...seeds]);
    const known = await this.facts.load(tx, setAside, [...connected, ...beside]);
    const features = sound(known).map(featuresOf);
    const component = [...features.keys()].filter((place) => connected.has(features[place]!.facts.id));
    const components = component.length ? [component] : [];
    const context = this.contextOf(features, components);
    return { known, setAside, isWhole: false, features, components, context };
  }

  private contextOf(
    features: readonly ListingFeatures[],
    components: Scope['components'],
  ): ComparisonContext {
    const compared = components.flat().map((place) => features[place]!);
    return comparisonContext(neighboursOf(compared, features), this.seedMap, features);
  }

  /** Null if there are too many. */
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
const sound = ({ listings, setAside }: KnownListings) => listings.filter(({ id }) => !setAside.has(id));
