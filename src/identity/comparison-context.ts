import type { ListingFeatures, ComparisonContext } from './evidence.js';

/** Precomputes counts that are needed for every pair. */
export function comparisonContext(features: readonly ListingFeatures[]): ComparisonContext {
  const bySymbol = new Map<string, number>();
  const byName = new Map<string, number>();
  const byCore = new Map<string, number>();
  const ids = new Map<string, Set<string>>();
  const count = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const { symbol, name, id, facts } of features) {
    if (!facts.listsEachCoinOnce) continue;
    const known = ids.get(facts.source);
    if (known) known.add(id);
    else ids.set(facts.source, new Set([id]));
    count(bySymbol, `${facts.source} ${symbol}`);
    count(byName, `${facts.source} ${name.flat}`);
    count(byCore, `${facts.source} ${name.core}`);
  }
  const others = (listing: ListingFeatures, counts: Map<string, number>, key: string) =>
    listing.facts.listsEachCoinOnce
      ? Math.max(0, (counts.get(`${listing.facts.source} ${key}`) ?? 0) - 1)
      : 0;
  const isId = (source: string, { id, facts }: ListingFeatures) =>
    !facts.listsEachCoinOnce && facts.externalId !== facts.symbol && ids.get(source)?.has(id) === true;
  const points = (from: ListingFeatures, to: ListingFeatures) =>
    to.facts.listsEachCoinOnce && from.id !== to.id && isId(to.facts.source, from);
  const sources = [...ids.keys()];
  const areTwo = (a: ListingFeatures, b: ListingFeatures) =>
    a.id !== b.id && sources.some((source) => isId(source, a) && isId(source, b));
  return {
    namesakes: (a, b) => {
      if (a.nameless || b.nameless) return others(a, bySymbol, a.symbol) + others(b, bySymbol, b.symbol);
      if (a.name.flat === b.name.flat) return others(a, byName, a.name.flat) + others(b, byName, b.name.flat);
      return others(a, byCore, a.name.core) + others(b, byCore, b.name.core);
    },
    namesAnotherId: (a, b) => points(a, b) || points(b, a) || areTwo(a, b),
  };
}
