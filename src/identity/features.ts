import { type ContractKey, contractKey } from '../normalization/contract.js';
import { blockKeys } from './block-keys.js';
import type { ListingFacts } from './facts.js';
import { type IdWords, symbolInId, wordsOfId } from './id-words.js';
import { isBridgedAlike } from './name-similarity.js';
import { formerlyIn } from './name-words.js';
import { type ParsedName, parseName } from './parsed-name.js';
import { besideSymbol, withoutSymbol } from './symbol-in-name.js';
import { normalizeSymbol, otherSymbols, symbolOfTicker } from './symbols.js';

/** A listing's facts, prepared for comparison. */
export interface ListingFeatures extends IdWords {
  facts: ListingFacts;
  name: ParsedName;
  /** The name without a symbol that a file puts before or after it; null if there is no such symbol. */
  bare: ParsedName | null;
  /** Whether the listing is from a file that has only symbols. In an API, a name that equals the symbol is a real name. */
  nameless: boolean;
  /** The normalised symbol; empty for a coin without one. */
  symbol: string;
  id: string;
  /** False for an id that only repeats the symbol, as in files without ids: it adds no evidence. */
  hasOwnId: boolean;
  /** Symbol and name without versions: "OHMv2 Olympus V2" is a version of "OHM Olympus". */
  base: string;
  /** Whether the name says what the coin was called before. */
  saysFormerName: boolean;
  formerNames: readonly string[];
  formerSymbols: readonly string[];
  contracts: ReadonlySet<string>;
  addresses: ReadonlySet<string>;
  /** The listing's blocking keys. */
  keys: ReadonlySet<string>;
}

export function featuresOf(facts: ListingFacts): ListingFeatures {
  const { source, externalId, listsEachCoinOnce } = facts;
  const given = normalizeSymbol(facts.symbol);
  const symbol = listsEachCoinOnce ? given : symbolOfTicker(given);
  const formerly = formerlyIn(facts.name);
  const called = withoutSymbol(facts.name, facts.symbol);
  const name = parseName(called, symbol);
  const contracts = facts.contracts.flatMap(contractOf);
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
    ...wordsOfId(source, externalId),
    saysFormerName: formerly.length > 0,
    formerNames: [...facts.former.map((one) => one.name), ...formerly].map((one) => parseName(one).core),
    formerSymbols: [...facts.former.map((one) => one.symbol), ...formerly, ...symbolInId(source, externalId)]
      .concat(listsEachCoinOnce ? [] : otherSymbols(symbol))
      .map(normalizeSymbol)
      .filter((one) => one && one !== symbol),
    contracts: new Set(contracts.map(({ chain, address }) => `${chain} ${address}`)),
    addresses: new Set(contracts.map(({ address }) => address)),
  };
  return { ...features, keys: blockKeys(features) };
}

/** Rows that an earlier version stored may contain placeholders and other spellings. */
function contractOf(stored: string): ContractKey | [] {
  const space = stored.indexOf(' ');
  return contractKey(stored.slice(0, space), stored.slice(space + 1)) ?? [];
}

export const isSymbolShared = (a: ListingFeatures, b: ListingFeatures) =>
  a.symbol !== '' && a.symbol === b.symbol;

/** Whether one listing has no name, but its symbol says that the coin is a wrapped form of the other: "WBTC". */
export const isFormInSymbol = (a: ListingFeatures, b: ListingFeatures) =>
  isSymbolShared(a, b) &&
  ((hasNoName(a) && b.name.isStatedBySymbol) || (hasNoName(b) && a.name.isStatedBySymbol));

const hasNoName = ({ name, symbol }: ListingFeatures) => name.flat === symbol.toLowerCase();

/** Whether the names of the two listings differ only in filler words. */
export const isCoreShared = (a: ListingFeatures, b: ListingFeatures) =>
  a.name.core === b.name.core ||
  isBridgedAlike(a.name, b.name) ||
  a.bare?.core === b.name.core ||
  b.bare?.core === a.name.core;

/** Whether the name only repeats the symbol: "BTC", but not "Sui" for SUI, which is a real name. */
function isOnlySymbol({ name, symbol }: ListingFacts): boolean {
  if (symbol === null) return false;
  const trimmed = name.trim();
  const isSame = trimmed.toUpperCase() === symbol.trim().toUpperCase();
  return isSame && (trimmed === symbol.trim() || trimmed === trimmed.toUpperCase());
}
