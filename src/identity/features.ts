import { blockKeys } from './block-keys.js';
import type { ListingFacts } from './facts.js';
import {
  besideSymbol,
  coinNameFromId,
  coreOfId,
  formerlyIn,
  normalizeSymbol,
  type ParsedName,
  parseName,
  symbolInId,
  symbolOfTicker,
  unorderedId,
  withoutSymbol,
} from './words.js';

/** A listing's facts, prepared for comparison. */
export interface ListingFeatures {
  facts: ListingFacts;
  name: ParsedName;
  /** The name without the symbol that a file puts before or after it. */
  bare: ParsedName | null;
  /** A file that identifies coins by symbol only. For an API, a name equal to the symbol is a real name. */
  nameless: boolean;
  /** Empty for a coin without one. */
  symbol: string;
  id: string;
  /** An id that only repeats the symbol, as in files without ids, adds nothing. */
  hasOwnId: boolean;
  slug: string;
  slugCore: string;
  /** Its words in alphabetical order. */
  slugWords: string;
  /** Symbol and name without versions: "OHMv2 Olympus V2" is a version of "OHM Olympus". */
  base: string;
  formerNames: readonly string[];
  formerSymbols: readonly string[];
  contracts: ReadonlySet<string>;
  addresses: ReadonlySet<string>;
  /** Of its blocks. */
  keys: ReadonlySet<string>;
}

export function featuresOf(facts: ListingFacts): ListingFeatures {
  const { source, externalId, listsEachCoinOnce } = facts;
  const given = normalizeSymbol(facts.symbol);
  const symbol = listsEachCoinOnce ? given : symbolOfTicker(given);
  const formerly = formerlyIn(facts.name);
  const called = withoutSymbol(facts.name, facts.symbol);
  const name = parseName(called, symbol);
  const beside = listsEachCoinOnce ? null : besideSymbol(called, facts.symbol);
  const features = {
    facts,
    name,
    bare: beside === null ? null : parseName(beside, symbol),
    nameless: !listsEachCoinOnce && isOnlySymbol({ ...facts, name: called }),
    symbol,
    base: `${symbol.replace(/(?<=.{2})(V[1-9]|OLD|NEW)$/, '')} ${name.base}`,
    id: externalId.toLowerCase(),
    hasOwnId: listsEachCoinOnce || externalId !== facts.symbol,
    slug: coinNameFromId(source, externalId),
    slugCore: coreOfId(source, externalId),
    slugWords: unorderedId(source, externalId),
    formerNames: [...facts.former.map((one) => one.name), ...formerly].map((one) => parseName(one).core),
    formerSymbols: [...facts.former.map((one) => one.symbol), ...formerly, ...symbolInId(source, externalId)]
      .map(normalizeSymbol)
      .filter((one) => one && one !== symbol),
    contracts: new Set(facts.contracts),
    addresses: new Set(facts.contracts.map((contract) => contract.split(' ')[1]!)),
  };
  return { ...features, keys: blockKeys(features) };
}

export const isSymbolShared = (a: ListingFeatures, b: ListingFeatures) =>
  a.symbol !== '' && a.symbol === b.symbol;

/** Whether one has no name but a symbol that says that the coin is wrapped: "WBTC". */
export const isFormInSymbol = (a: ListingFeatures, b: ListingFeatures) =>
  isSymbolShared(a, b) &&
  ((hasNoName(a) && b.name.isSaidBySymbol) || (hasNoName(b) && a.name.isSaidBySymbol));

const hasNoName = ({ name, symbol }: ListingFeatures) => name.flat === symbol.toLowerCase();

/** Whether their names differ in fillers only. */
export const isCoreShared = (a: ListingFeatures, b: ListingFeatures) =>
  a.name.core === b.name.core || a.bare?.core === b.name.core || b.bare?.core === a.name.core;

/** "BTC", but not "Sui" for the symbol SUI. */
function isOnlySymbol({ name, symbol }: ListingFacts): boolean {
  if (symbol === null) return false;
  const trimmed = name.trim();
  const isSame = trimmed.toUpperCase() === symbol.trim().toUpperCase();
  return isSame && (trimmed === symbol.trim() || trimmed === trimmed.toUpperCase());
}
