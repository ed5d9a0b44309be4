import type { ParsedName } from './words.js';

/** Keys made of symbols begin with this. */
export const OF_SYMBOL = 's ';

interface Named {
  name: ParsedName;
  bare: ParsedName | null;
  symbol: string;
  slug: string;
  formerNames: readonly string[];
  formerSymbols: readonly string[];
  addresses: ReadonlySet<string>;
}

/** A listing shares a block with all others that have one of these. */
export function blockKeys(listing: Named): ReadonlySet<string> {
  const { name, bare, symbol, slug, formerNames, formerSymbols, addresses } = listing;
  return new Set([
    ...[symbol, ...formerSymbols].filter(Boolean).map((one) => `${OF_SYMBOL}${one}`),
    // Names and ids share a namespace: one source's id is often another's name for the coin.
    ...[name.flat, name.core, name.version && name.base, bare?.flat, bare?.core, slug, ...formerNames]
      .filter((one) => one)
      .map((one) => `n ${one}`),
    ...[...addresses].map((one) => `a ${one}`),
  ]);
}
