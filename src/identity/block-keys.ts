import type { ParsedName } from './parsed-name.js';

/** Prefix of blocking keys that are symbols. */
export const SYMBOL_PREFIX = 's ';

interface Named {
  name: ParsedName;
  bare: ParsedName | null;
  symbol: string;
  slug: string;
  formerNames: readonly string[];
  formerSymbols: readonly string[];
  addresses: ReadonlySet<string>;
}

/** The listing's blocking keys: it is compared with all listings that have one of them in common. */
export function blockKeys(listing: Named): ReadonlySet<string> {
  const { name, bare, symbol, slug, formerNames, formerSymbols, addresses } = listing;
  return new Set([
    ...[symbol, ...formerSymbols].filter(Boolean).map((one) => `${SYMBOL_PREFIX}${one}`),
    // Names and ids share a namespace: what one source uses as a coin's id is often its name in another source.
    ...[name.flat, name.core, name.version && name.base, bare?.flat, bare?.core, slug, ...formerNames]
      .filter((one) => one)
      .map((one) => `n ${one}`),
    ...[...addresses].map((one) => `a ${one}`),
  ]);
}
