import { setImmediate as yieldToEventLoop } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ComparisonContext } from './comparison-context.js';
import { batches } from './components.js';
import { type Verdict, verdicts } from './decision.js';
import type { ListingFacts, PricePoint } from './facts.js';
import { FactsRepository, type LoadedListings } from './facts.repository.js';
import type { ListingFeatures } from './features.js';
import { ListingPricesRepository } from './listing-prices.repository.js';
import { missingPrices } from './missing-prices.js';
import { resolveFeatures } from './resolve.js';
import type { ResolverInput } from './resolver-input.js';

/** Number of listings compared before yielding to the event loop. */
const BATCH = 1000;

/** The compared listings, grouped by coin, and the decision on each listing. */
export interface ListingDecisions {
  groups: ListingFacts[][];
  verdicts: Verdict[];
}

/** Groups listings by coin: those that need a decision, and everything connected to them. */
@Injectable()
export class DecisionMaker {
  constructor(
    private readonly facts: FactsRepository,
    private readonly prices: ListingPricesRepository,
  ) {}

  async decide(
    tx: EntityManager,
    { known, features, components, context }: ResolverInput,
  ): Promise<ListingDecisions> {
    const decided: ListingDecisions = { groups: [], verdicts: [] };
    for (const places of batches(components, BATCH)) {
      const some = places.map((place) => features[place]!);
      const priced = await this.withPrices(tx, some, known.currencies, context);
      const resolved = resolveFeatures(priced, context);
      for (const group of resolved.groups)
        decided.groups.push(group.map((place) => resolved.listings[place]!));
      decided.verdicts.push(...verdicts(resolved));
      await yieldToEventLoop();
    }
    return decided;
  }

  private async withPrices(
    tx: EntityManager,
    some: readonly ListingFeatures[],
    currencies: LoadedListings['currencies'],
    context: ComparisonContext,
  ): Promise<ListingFeatures[]> {
    const ids = some.map(({ facts }) => facts.id);
    const prices = await this.prices.newest(
      tx,
      ids.flatMap((id) => currencies.get(id)!.map((listing) => [id, listing.id] as const)),
    );
    const agreements = await this.facts.agreements(tx, ids);
    const newest = some.map((one) => withPrices(one, prices.get(one.facts.id), agreements.get(one.facts.id)));
    const wanted = missingPrices(newest, context).flatMap((one) =>
      currencies
        .get(one.id)!
        .flatMap(({ id, currency }) => (currency === one.currency ? { ...one, listing: id } : [])),
    );
    const nearest = await this.prices.near(tx, wanted);
    return newest.map((one) => withPrices(one, nearest.get(one.facts.id)));
  }
}

/** Only listings with known prices are copied: the first resolution compares tens of thousands of listings. */
function withPrices(
  features: ListingFeatures,
  prices: readonly PricePoint[] = [],
  agreed = features.facts.agreed,
): ListingFeatures {
  const { facts } = features;
  if (!prices.length && agreed === facts.agreed) return features;
  return { ...features, facts: { ...facts, prices: [...facts.prices, ...prices], agreed } };
}
