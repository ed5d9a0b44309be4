import { slugCandidates } from '../normalization/slug.js';
import { canonicalKey, type ListingFacts } from './facts.js';

/** What an asset is called, from the listing that comes first among its own. */
export interface AssetNaming {
  slug: string;
  symbol: string;
  name: string;
}

/**
 * One slug for each asset, by the listing that names it: the first name that this ever had, or what tells it from the
 * assets before. A renamed coin keeps its address.
 * @param reserved slugs of assets that stand outside
 */
export function nameListings(leads: readonly ListingFacts[], reserved: Iterable<string> = []): AssetNaming[] {
  const taken = new Set(reserved);
  return leads.map((lead) => {
    const { symbol, name, former, id } = lead;
    const earliest = former[0] ?? lead;
    const candidates = slugCandidates({ ...earliest, key: canonicalKey(lead) });
    const slug = candidates.find((one) => !taken.has(one)) ?? `${candidates.at(-1)}-${id}`;
    taken.add(slug);
    return { slug, symbol, name };
  });
}
