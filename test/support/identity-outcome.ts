import { comparisonContext } from '../../src/identity/comparison-context.js';
import type { ListingFacts } from '../../src/identity/facts.js';
import { featuresOf } from '../../src/identity/features.js';
import { resolve } from '../../src/identity/resolve.js';

/** The groups of listings that the resolver joins, by name, and the listings that await an operator's decision. */
export function resolverOutcome(facts: readonly ListingFacts[]) {
  const numbered = facts.map((one, index) => ({ ...one, id: index + 1 }));
  // As in the resolver, the context comes from all listings.
  const context = comparisonContext(numbered.map(featuresOf));
  const { listings, groups, resolutions } = resolve(numbered, context);
  const nameOf = ({ source, externalId }: ListingFacts) => `${source}/${externalId}`;
  return {
    joined: groups
      .filter((group) => group.length > 1)
      .map((group) => group.map((place) => nameOf(listings[place]!))),
    ambiguous: resolutions.filter(({ state }) => state === 'ambiguous').map((one) => nameOf(one.listing)),
  };
}
