import type { Reading, Surroundings } from './evidence.js';

/** Counts once what is looked up for every pair. */
export function surroundingsOf(readings: readonly Reading[]): Surroundings {
  const bySymbol = new Map<string, number>();
  const byName = new Map<string, number>();
  const ids = new Set<string>();
  const count = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const { symbol, name, id, facts } of readings) {
    if (!facts.once) continue;
    ids.add(`${facts.source} ${id}`);
    count(bySymbol, `${facts.source} ${symbol}`);
    count(byName, `${facts.source} ${name.core}`);
  }
  const others = (reading: Reading, counts: Map<string, number>, key: string) =>
    reading.facts.once ? Math.max(0, (counts.get(`${reading.facts.source} ${key}`) ?? 0) - 1) : 0;
  const points = (from: Reading, to: Reading) =>
    !from.facts.once &&
    to.facts.once &&
    from.id !== to.id &&
    from.id !== from.facts.symbol.toLowerCase() &&
    ids.has(`${to.facts.source} ${from.id}`);
  return {
    namesakes: (a, b) =>
      a.nameless || b.nameless
        ? others(a, bySymbol, a.symbol) + others(b, bySymbol, b.symbol)
        : others(a, byName, a.name.core) + others(b, byName, b.name.core),
    idElsewhere: (a, b) => points(a, b) || points(b, a),
  };
}
