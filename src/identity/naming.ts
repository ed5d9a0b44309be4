import { slugCandidates } from '../normalization/slug.js';
import { canonicalKey, type ListingFacts } from './facts.js';

/** Names of an asset, taken from its first listing. */
export interface AssetNaming {
  slug: string;
  symbol: string | null;
  name: string;
}

/** An asset to be named. */
export interface UnnamedAsset {
  /** The listing that the asset is named after. */
  lead: ListingFacts;
  listings: readonly ListingFacts[];
  /** The asset's current slug, if any. Assets that an operator decided on keep it. */
  slug?: string;
}

/**
 * Chooses a unique slug for each asset from its naming listing: the first name it ever had, or a variant that
 * distinguishes it. If several assets want the same unused slug, the one with the largest market cap gets it.
 * @param mayHave whether a slug is free or the asset's own
 */
export function nameAssets<T extends UnnamedAsset>(
  assets: readonly T[],
  mayHave: (asset: T, slug: string) => boolean,
): AssetNaming[] {
  const taken = new Set<string>();
  const named = new Map<T, AssetNaming>();
  for (const asset of assets.toSorted(byMarketCap)) {
    const { lead, slug } = asset;
    const candidates = preferredSlugs(lead);
    const has = (one: string) => !taken.has(one) && mayHave(asset, one);
    const isByHand = asset.listings.some(({ byHand }) => byHand);
    const wanted = isByHand ? [slug, ...candidates] : [...candidates, slug];
    const chosen = wanted.find((one) => one !== undefined && isSlug(one) && has(one));
    const given = chosen ?? numberedSlugs(candidates.at(-1)!).find(has)!;
    taken.add(given);
    named.set(asset, { slug: given, symbol: lead.symbol, name: lead.name });
  }
  return assets.map((asset) => named.get(asset)!);
}

/** Slugs for an asset named after the listing, best first. */
export const preferredSlugs = (lead: ListingFacts): string[] =>
  slugCandidates({ ...(lead.former[0] ?? lead), key: canonicalKey(lead) });

/** Paths below `/assets`. */
const RESERVED = ['review'];
/** Whether the text is a real slug: neither a placeholder nor reserved. */
const isSlug = (text: string) => !text.startsWith('~') && !RESERVED.includes(text);

/** Highest number appended to a listing's own slug, which is taken only if it belonged to many assets, one after another. */
const MAX_NUMBER = 100;
/** Slugs with a number appended, for use if all others are taken. */
export const numberedSlugs = (slug: string): string[] =>
  Array.from({ length: MAX_NUMBER - 1 }, (_, place) => `${slug}-${place + 2}`);

/** Sorts by market cap, largest first and unknown last. */
function byMarketCap(a: UnnamedAsset, b: UnnamedAsset): number {
  return (
    (first(b, 'marketCap') ?? -1) - (first(a, 'marketCap') ?? -1) ||
    (first(a, 'rank') ?? Infinity) - (first(b, 'rank') ?? Infinity) ||
    0
  );
}

const first = ({ listings }: UnnamedAsset, figure: 'marketCap' | 'rank') =>
  listings.find((one) => one[figure] !== null)?.[figure];
