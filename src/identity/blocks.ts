import { SYMBOL_PREFIX } from './block-keys.js';
import type { ListingFeatures } from './features.js';
import { isOneSource, mayBeOneCoin, maySucceed } from './listed-twice.js';

/** A symbol shared by more listings is not a blocking key: its listings are found by name, id or contract. */
export const MAX_BLOCK_SIZE = 400;

/** Blocks of listings to compare, which share a symbol, name, id or contract address. Listings are given by index. */
export function blocksOf(features: readonly ListingFeatures[]): Map<string, number[]> {
  const blocks = new Map<string, number[]>();
  features.forEach((listing, index) => {
    for (const key of listing.keys) {
      const block = blocks.get(key);
      if (block) block.push(index);
      else blocks.set(key, [index]);
    }
  });
  for (const [key, members] of blocks) if (members.length > MAX_BLOCK_SIZE) blocks.delete(key);
  return blocks;
}

/** Candidate pairs `[i, j]` with i < j, each once. Two listings of one source are a pair only if both may be one coin. */
export function* pairsOf(
  features: readonly ListingFeatures[],
  blocks: ReadonlyMap<string, readonly number[]>,
): Generator<[number, number]> {
  /** Grouped by a pair's first listing: a single set with a number per pair would exceed small integers, and be slow. */
  const seen = features.map((): Set<number> | null => null);
  for (const [key, members] of blocks) {
    const isOfSymbol = key.startsWith(SYMBOL_PREFIX);
    for (let a = 0; a < members.length; a++)
      for (let b = a + 1; b < members.length; b++) {
        const [i, j] = [members[a]!, members[b]!];
        const [one, other] = [features[i]!, features[j]!];
        const isWorthIt = isOfSymbol ? maySucceed : mayBeOneCoin;
        if (isOneSource(one.facts, other.facts) && !isWorthIt(one, other)) continue;
        const others = (seen[i] ??= new Set());
        if (others.has(j)) continue;
        others.add(j);
        yield [i, j];
      }
  }
}
