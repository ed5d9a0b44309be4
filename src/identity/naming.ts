import { slugCandidates } from '../normalization/slug.js';
import { canonicalKey, type ListingFacts } from './facts.js';

/** What an asset is called, from the listing that comes first among its own. */
export interface AssetNaming {
  slug: string;
  symbol: string;
  name: string;
}

/**
 * One slug for each group of listings, in canonical order: the first name that the first listing ever had, or what tells
 * it from the groups before. A renamed coin keeps its address.
 * @param reserved slugs of assets that stand outside
 */
export function nameGroups(
  groups: readonly (readonly ListingFacts[])[],
  reserved: Iterable<string> = [],
): AssetNaming[] {
  const taken = new Set(reserved);
  return groups.map(([first]) => {
    const { symbol, name, former } = first!;
    const earliest = former[0] ?? first!;
    const candidates = slugCandidates({ ...earliest, key: canonicalKey(first!) });
    const slug = candidates.find((one) => !taken.has(one)) ?? `${candidates.at(-1)}-${first!.id}`;
    taken.add(slug);
    return { slug, symbol, name };
  });
}
