import { comparisonContext } from '../../src/identity/comparison-context.js';
import type { ListingFacts } from '../../src/identity/facts.js';
import { featuresOf } from '../../src/identity/features.js';
import { resolve } from '../../src/identity/resolve.js';

/** Groups of listings that the resolver joins, by name; and those that wait for an operator. */
export function outcome(facts: readonly ListingFacts[]) {
  const numbered = facts.map((one, index) => ({ ...one, id: index + 1 }));
  // As the resolver does, which reads all listings for the context, and some of them to compare.
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
