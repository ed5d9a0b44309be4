import { setImmediate as yieldToEventLoop } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../config/config.js';
import { type ComparisonContext, comparisonContext } from './comparison-context.js';
import { batches, componentsOf } from './components.js';
import { type Verdict, verdicts } from './decision.js';
import type { ListingFacts } from './facts.js';
import { FactsRepository, type KnownListings } from './facts.repository.js';
import { featuresOf } from './features.js';
import { ListingPricesRepository } from './listing-prices.repository.js';
import { missingPrices } from './missing-prices.js';
import { resolve } from './resolve.js';
import { readSeedMap } from './seed-file.js';
import type { SeedMap } from './seed-map.js';

/** Number of listings compared before yielding to the event loop. */
const BATCH = 1000;

/** The compared listings, grouped by coin, with the decision on each. */
export interface Decided {
  groups: ListingFacts[][];
  verdicts: Verdict[];
}

/** Groups listings by coin: those that need a decision, and everything connected to them. */
@Injectable()
export class DecisionMaker {
  private readonly seedMap: SeedMap;

  constructor(
    private readonly facts: FactsRepository,
    private readonly prices: ListingPricesRepository,
    @Inject(CONFIG) config: Pick<Config, 'IDENTITY_SEED_MAP'>,
  ) {
    this.seedMap = readSeedMap(config.IDENTITY_SEED_MAP);
  }

  async decide(tx: EntityManager, known: KnownListings): Promise<Decided> {
    const { stale, setAside } = known;
    const listings = known.listings.filter(({ id }) => !setAside.has(id));
    const features = listings.map(featuresOf);
    const context = comparisonContext(features, this.seedMap);
    const components = componentsOf(features, (place) => stale.has(listings[place]!.id));
    const decided: Decided = { groups: [], verdicts: [] };
    for (const places of batches(components, BATCH)) {
      const some = places.map((place) => listings[place]!);
      const priced = await this.withPrices(tx, some, known.currencies, context);
      const resolved = resolve(priced, context);
      for (const group of resolved.groups)
        decided.groups.push(group.map((place) => resolved.listings[place]!));
      decided.verdicts.push(...verdicts(resolved));
      await yieldToEventLoop();
    }
    return decided;
  }

  private async withPrices(
    tx: EntityManager,
    some: readonly ListingFacts[],
    currencies: KnownListings['currencies'],
    context: ComparisonContext,
  ): Promise<ListingFacts[]> {
    const prices = await this.prices.newest(
      tx,
      some.flatMap(({ id }) => currencies.get(id)!.map((listing) => [id, listing.id] as const)),
    );
    const agreements = await this.facts.agreements(
      tx,
      some.map(({ id }) => id),
    );
    const newest = some.map((one) => ({
      ...one,
      prices: prices.get(one.id) ?? [],
      agreed: agreements.get(one.id),
    }));
    const wanted = missingPrices(newest, context).flatMap((one) =>
      currencies
        .get(one.id)!
        .flatMap(({ id, currency }) => (currency === one.currency ? { ...one, listing: id } : [])),
    );
    const nearest = await this.prices.near(tx, wanted);
    return newest.map((one) => ({ ...one, prices: [...one.prices, ...(nearest.get(one.id) ?? [])] }));
  }
}
