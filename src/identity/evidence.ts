import type { ListingFacts, PricePoint } from './facts.js';
import { similarity, type ParsedName, parseName, coinNameFromId, normalizeSymbol } from './words.js';

/** Evidence for or against two listings being one coin; the model weighs it. */
export const SIGNALS = [
  'contract_same',
  'contract_elsewhere',
  'contract_conflict',
  'name_same',
  'name_and_symbol_same',
  'name_core_same',
  'name_core_and_symbol_same',
  'name_likeness',
  'name_unlike',
  'name_missing',
  'name_is_symbol',
  'former_name_same',
  'symbol_same',
  'symbol_former_same',
  'id_same',
  'slug_same',
  'id_elsewhere',
  'qualifiers_differ',
  'qualifiers_unsaid',
  'namesakes',
  'namesakes_by_symbol',
  'price_agrees',
  'price_agrees_repeatedly',
  'price_differs',
  'cap_agrees',
  'cap_differs',
  'rank_differs',
] as const;
export type Signal = (typeof SIGNALS)[number];
export type Evidence = Partial<Record<Signal, number>>;

/** A listing's facts, prepared for comparison. */
export interface ListingFeatures {
  facts: ListingFacts;
  name: ParsedName;
  /** A file that identifies coins by symbol only. For an API, a name equal to the symbol is a real name. */
  nameless: boolean;
  symbol: string;
  id: string;
  slug: string;
  formerNames: readonly string[];
  formerSymbols: readonly string[];
  contracts: ReadonlySet<string>;
  chains: ReadonlySet<string>;
  addresses: ReadonlySet<string>;
}

export function featuresOf(facts: ListingFacts): ListingFeatures {
  const part = (index: 0 | 1) => new Set(facts.contracts.map((contract) => contract.split(' ')[index]!));
  const name = parseName(facts.name);
  const symbol = normalizeSymbol(facts.symbol);
  return {
    facts,
    name,
    nameless:
      !facts.listsEachCoinOnce && facts.name.trim().toUpperCase() === facts.symbol.trim().toUpperCase(),
    symbol,
    id: facts.externalId.toLowerCase(),
    slug: coinNameFromId(facts.source, facts.externalId),
    formerNames: facts.former.map((one) => parseName(one.name).core),
    formerSymbols: facts.former.map((one) => normalizeSymbol(one.symbol)),
    contracts: new Set(facts.contracts),
    chains: part(0),
    addresses: part(1),
  };
}

/** Facts about other listings that affect the comparison of two. */
export interface ComparisonContext {
  /** Number of other listings, in either source, that share the name, or the symbol if there is no name. */
  namesakes(a: ListingFeatures, b: ListingFeatures): number;
  /**
   * Whether one uses the id of another listing in the other's source, or both use ids of different listings of a third.
   */
  namesAnotherId(a: ListingFeatures, b: ListingFeatures): boolean;
}

export function compare(a: ListingFeatures, b: ListingFeatures, context: ComparisonContext): Evidence {
  const namesakes = context.namesakes(a, b);
  return {
    ...compareContracts(a, b),
    ...compareNames(a, b),
    ...(context.namesAnotherId(a, b) && { id_elsewhere: 1 }),
    ...(namesakes > 0 && {
      [a.nameless || b.nameless ? 'namesakes_by_symbol' : 'namesakes']: Math.log1p(namesakes),
    }),
    ...comparePrices(a, b),
    ...compareSizes(a.facts, b.facts),
  };
}

function compareContracts(a: ListingFeatures, b: ListingFeatures): Evidence {
  if (!a.contracts.size || !b.contracts.size) return {};
  if (intersects(a.contracts, b.contracts)) return { contract_same: 1 };
  if (intersects(a.addresses, b.addresses)) return { contract_elsewhere: 1 };
  return intersects(a.chains, b.chains) ? { contract_conflict: 1 } : {};
}

function compareNames(a: ListingFeatures, b: ListingFeatures): Evidence {
  const evidence: Evidence = {};
  const missing = a.nameless || b.nameless;
  if (a.symbol === b.symbol) evidence.symbol_same = 1;
  else if (a.formerSymbols.includes(b.symbol) || b.formerSymbols.includes(a.symbol))
    evidence.symbol_former_same = 1;
  // An id that only repeats the symbol, as in files without ids, adds nothing.
  if (![a, b].some(({ facts }) => facts.externalId === facts.symbol && !facts.listsEachCoinOnce)) {
    if (a.id === b.id) evidence.id_same = 1;
    else if (a.slug === b.slug) evidence.slug_same = 1;
  }
  if (missing) evidence[a.name.flat === b.name.flat ? 'name_is_symbol' : 'name_missing'] = 1;
  else if (a.name.flat === b.name.flat)
    evidence[evidence.symbol_same ? 'name_and_symbol_same' : 'name_same'] = 1;
  else if (a.name.core === b.name.core)
    evidence[evidence.symbol_same ? 'name_core_and_symbol_same' : 'name_core_same'] = 1;
  else if (a.formerNames.includes(b.name.core) || b.formerNames.includes(a.name.core))
    evidence.former_name_same = 1;
  else {
    evidence.name_likeness = similarity(a.name, b.name);
    if (evidence.name_likeness < 0.35) evidence.name_unlike = 1;
  }
  if (a.name.qualifiers !== b.name.qualifiers)
    evidence[missing ? 'qualifiers_unsaid' : 'qualifiers_differ'] = 1;
  return evidence;
}

/** Logarithms of ratios. Sources differ by about half a percent at one moment, and by less over several. */
const CLOSE_LOG = 0.02;
const VERY_CLOSE_LOG = 0.006;
const FAR_LOG = 0.12;
/** Prices further apart in time are weak evidence. */
const SAME_TIME_MS = 20 * 60_000;

/** For each price, the other listing's nearest in time. */
function comparePrices(one: ListingFeatures, other: ListingFeatures): Evidence {
  const apart = one.facts.prices.flatMap(({ at, currency, price }) => {
    const nearest = nearestTo(
      at,
      other.facts.prices.filter((point) => point.currency === currency),
    );
    if (!nearest || Math.abs(nearest.at - at) > SAME_TIME_MS) return [];
    return price > 0 && nearest.price > 0 ? [Math.log(price / nearest.price)] : [];
  });
  if (!apart.length) return {};
  const mean = Math.abs(apart.reduce((sum, value) => sum + value, 0) / apart.length);
  if (mean > FAR_LOG) return { price_differs: Math.min(mean, 3) };
  // Wrapped and bridged coins have the price of the original, so equal prices prove nothing.
  if (mean > CLOSE_LOG || one.name.qualifiers !== other.name.qualifiers) return {};
  // At one dollar all stablecoins agree; in other currencies it is unknown what a dollar was worth.
  const telling = one.facts.prices.some(
    ({ price, currency }) => currency === 'USD' && Math.abs(price - 1) > 0.03,
  )
    ? 1
    : 0.3;
  const repeatedly = apart.length > 2 && mean < VERY_CLOSE_LOG;
  return { price_agrees: telling, ...(repeatedly && { price_agrees_repeatedly: telling }) };
}

function nearestTo(at: number, points: readonly PricePoint[]): PricePoint | undefined {
  let best: PricePoint | undefined;
  for (const point of points) if (!best || Math.abs(point.at - at) < Math.abs(best.at - at)) best = point;
  return best;
}

/** Market caps and ranks are comparable within a week. */
const SAME_WEEK_MS = 7 * 24 * 60 * 60_000;

function compareSizes(a: ListingFacts, b: ListingFacts): Evidence {
  const evidence: Evidence = {};
  const [seenA, seenB] = [a.prices[0]?.at, b.prices[0]?.at];
  // APIs report current values; a file may be from any time.
  const known = seenA !== undefined && seenB !== undefined;
  if (known ? Math.abs(seenA - seenB) > SAME_WEEK_MS : !a.listsEachCoinOnce || !b.listsEachCoinOnce)
    return evidence;
  if (a.marketCap && b.marketCap) {
    const apart = Math.abs(Math.log(a.marketCap / b.marketCap));
    if (apart < 0.25) evidence.cap_agrees = 1;
    else if (apart > 0.7) evidence.cap_differs = Math.min(apart, 6);
  }
  if (a.rank && b.rank) {
    const apart = Math.abs(Math.log(a.rank / b.rank));
    if (apart > 0.5) evidence.rank_differs = Math.min(apart, 4);
  }
  return evidence;
}

function intersects(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const one of a) if (b.has(one)) return true;
  return false;
}
