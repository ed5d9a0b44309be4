import { Contracts } from './contracts.js';
import type { ListingFacts } from './facts.js';
import { isCoreShared, isSymbolShared, type ListingFeatures } from './features.js';
import { IdRivals } from './id-rivals.js';
import { Key, Namesakes } from './namesakes.js';
import type { Evidence } from './signals.js';
import { type Seed, SeedMap } from './seed-map.js';
import { CoinVersions } from './versions.js';

/** Facts about other listings that matter for comparing two listings. */
export interface ComparisonContext {
  contracts: Contracts;
  versions: CoinVersions;
  seed: Seed;
  /** Whether one of the two listings uses an id that belongs to a third coin. */
  isAnotherId(a: ListingFeatures, b: ListingFeatures): boolean;
  /** Whether one listing's name says that it was renamed, and the other listing's source has the coin of the new name, too. */
  isFormerCoin(a: ListingFeatures, b: ListingFeatures): boolean;
  /**
   * How well the symbol that both share identifies the coin.
   * @param amongForms whether wrapped and other forms count, too
   */
  symbol(a: ListingFeatures, b: ListingFeatures, amongForms: boolean): Evidence;
  /** Evidence against a match from other listings that match as well or better. */
  doubts(a: ListingFeatures, b: ListingFeatures): Evidence;
}

const NO_SEEDS = new SeedMap([]);

/**
 * @param features the listings that are compared, and their neighbours
 * @param listed all listings
 */
export function comparisonContext(
  features: readonly ListingFeatures[],
  seedMap: SeedMap = NO_SEEDS,
  listed: readonly ListingFeatures[] = features,
): ComparisonContext {
  const seed = seedMap.among(listed);
  const namesakes = new Namesakes(features);
  const idRivals = new IdRivals(features);
  const isDominant = dominance(features);
  const isFileOrDominant = (one: ListingFeatures) => !one.facts.listsEachCoinOnce || isDominant(one);
  // Names of wrapped and other forms are explicit, so plain names do not refer to them.
  const sharingSymbol = (a: ListingFeatures, b: ListingFeatures, amongForms = false) =>
    namesakes.countOthers(
      a,
      b,
      amongForms || a.name.qualifiers || b.name.qualifiers ? Key.Symbol : Key.PlainSymbol,
    );
  // Other versions of the coin, whose symbols may differ.
  const hasSiblings = (a: ListingFeatures, b: ListingFeatures) =>
    namesakes.countOthers(a, b, Key.Base) > namesakes.countOthers(a, b, Key.BaseAndVersion);
  // Names that two coins of one source share are as ambiguous in a file compared with a source that lists only one of them.
  const countForFiles = (a: ListingFeatures, b: ListingFeatures, key: Key) =>
    Math.max(namesakes.countOthersForFile(a, key), namesakes.countOthersForFile(b, key));
  const addNamesakes = (evidence: Evidence, a: ListingFeatures, b: ListingFeatures) => {
    const others = Math.log1p(
      Math.max(namesakes.countOthers(a, b, Key.Exact), countForFiles(a, b, Key.Exact)),
    );
    if (!others) return;
    // The coin with the name as its id was there first, and is usually the one meant.
    evidence[namesakes.has(a, b, Key.ExactWithId) ? 'namesakes_lesser' : 'namesakes'] = others;
  };
  return {
    contracts: new Contracts(features, seed),
    seed,
    versions: new CoinVersions(features),
    isAnotherId: namedIds(features),
    isFormerCoin: (a, b) =>
      (a.saysFormerName && namesakes.sourceAlsoHas(b, a, Key.Name)) ||
      (b.saysFormerName && namesakes.sourceAlsoHas(a, b, Key.Name)),
    symbol: (a, b, amongForms) => {
      const evidence: Evidence = {};
      if (!a.facts.listsEachCoinOnce && !b.facts.listsEachCoinOnce)
        return a.name.qualifiers || b.name.qualifiers || namesakes.largestCount(a, Key.Symbol) > 1
          ? evidence
          : { symbol_alone: 1 };
      if (!sharingSymbol(a, b, amongForms) && !countForFiles(a, b, Key.PlainSymbol))
        evidence.symbol_alone = 1;
      if (isFileOrDominant(a) && isFileOrDominant(b)) evidence.symbol_dominant = 1;
      return evidence;
    },
    doubts: (a, b) => {
      const evidence: Evidence = {};
      const isSymbolSame = isSymbolShared(a, b);
      const isCoreSame = isCoreShared(a, b);
      const areNamed = !a.nameless && !b.nameless;
      if (
        areNamed &&
        (namesakes.isElsewhere(a, b, Key.Exact) || (!isCoreSame && namesakes.isElsewhere(a, b, Key.Core)))
      )
        evidence.closer_elsewhere = 1;
      if (idRivals.between(a, b)) evidence.closer_by_id = 1;
      if (isSymbolSame && a.name.flat === b.name.flat) addNamesakes(evidence, a, b);
      if (isSymbolSame && !(isCoreSame && areNamed)) {
        const sharing = sharingSymbol(a, b);
        if (sharing) evidence.symbol_shared = Math.log1p(sharing);
      }
      if (hasSiblings(a, b)) evidence.siblings = 1;
      return evidence;
    },
  };
}

/** The largest coin with a symbol is the one usually meant if all others are smaller by this factor. */
const DOMINANT = 100;

function dominance(features: readonly ListingFeatures[]): (listing: ListingFeatures) => boolean {
  const sizes = new Map<string, [largest: number, second: number]>();
  const keyOf = ({ facts, symbol }: ListingFeatures) => `${facts.source} ${symbol}`;
  for (const listing of features) {
    if (listing.facts.inactive) continue;
    const size = sizeOf(listing.facts);
    const [largest, second] = sizes.get(keyOf(listing)) ?? [0, 0];
    sizes.set(keyOf(listing), size > largest ? [size, largest] : [largest, Math.max(second, size)]);
  }
  return (listing) => {
    const [largest, second] = sizes.get(keyOf(listing)) ?? [0, 0];
    const size = sizeOf(listing.facts);
    return size > 0 && size === largest && size >= DOMINANT * second;
  };
}

/** The market cap in US dollars, or an estimate of it from the rank. */
const sizeOf = ({ marketCap, rank }: ListingFacts) => marketCap ?? (rank ? 1e12 * rank ** -1.5 : 0);

/**
 * Whether one listing uses the id of a third listing in the other listing's source, or both use the ids of two different
 * listings in a third source.
 */
function namedIds(features: readonly ListingFeatures[]) {
  const ids = new Map<string, Set<string>>();
  for (const { facts, id } of features) {
    if (!facts.listsEachCoinOnce || facts.inactive) continue;
    const existing = ids.get(facts.source);
    if (existing) existing.add(id);
    else ids.set(facts.source, new Set([id]));
  }
  const sources = [...ids.keys()];
  const isId = (source: string, { id, facts, hasOwnId }: ListingFeatures) =>
    !facts.listsEachCoinOnce && hasOwnId && ids.get(source)?.has(id) === true;
  const points = (from: ListingFeatures, to: ListingFeatures) =>
    to.facts.listsEachCoinOnce && from.id !== to.id && isId(to.facts.source, from);
  const areTwo = (a: ListingFeatures, b: ListingFeatures) =>
    a.id !== b.id && sources.some((source) => isId(source, a) && isId(source, b));
  return (a: ListingFeatures, b: ListingFeatures) => points(a, b) || points(b, a) || areTwo(a, b);
}
