import { isFormInSymbol, isSymbolShared, type ListingFeatures } from './features.js';
import {
  isAbbreviated,
  isBridgedAlike,
  isOnChain,
  isPartOf,
  isReordered,
  similarity,
} from './name-similarity.js';
import type { Evidence } from './signals.js';

/** Names with a similarity below this have nothing in common. */
const UNLIKE = 0.5;
/** Minimum number of letters in common for symbols to be similar, as "MIOTA" and "IOTA" are. */
const NEAR = 3;

export function compareNames(one: ListingFeatures, other: ListingFeatures): Evidence {
  const [a, b] = alike(one, other);
  const isSymbolSame = isSymbolShared(a, b);
  const evidence: Evidence = isSymbolSame ? { symbol_same: 1 } : compareSymbols(a, b);
  Object.assign(evidence, compareIds(a, b, isSymbolSame), compareWords(a, b, isSymbolSame));
  if (a.name.flat === b.name.flat) return evidence;
  const missing = isNameMissing(a, b);
  // A name that equals the other listing's id says no more than the id: "avalanche-2" in a file is not a second version.
  const isId = isSymbolSame && (isIdOf(a, b) || isIdOf(b, a));
  if (a.name.qualifiers !== b.name.qualifiers && !isFormInSymbol(a, b) && !isId) {
    const isForm = a.name.isForm !== b.name.isForm;
    evidence[missing ? 'qualifiers_unsaid' : isForm ? 'form_differs' : 'qualifiers_differ'] = 1;
  }
  if (!missing && a.name.stage !== b.name.stage) evidence.stage_differs = 1;
  return evidence;
}

/** Removes a symbol from the name in a file ("BTC Bitcoin"), if what remains is the name of the other listing. */
function alike(a: ListingFeatures, b: ListingFeatures): [ListingFeatures, ListingFeatures] {
  const isNameOf = (name: ListingFeatures['bare'], { name: other }: ListingFeatures) =>
    name !== null && (name.flat === other.flat || name.core === other.core);
  return [
    isNameOf(a.bare, b) ? { ...a, name: a.bare! } : a,
    isNameOf(b.bare, a) ? { ...b, name: b.bare! } : b,
  ];
}

function compareSymbols(a: ListingFeatures, b: ListingFeatures): Evidence {
  if (isFormerSymbol(a, b)) return { symbol_former_same: 1 };
  const [short, long] = a.symbol.length < b.symbol.length ? [a.symbol, b.symbol] : [b.symbol, a.symbol];
  return short.length >= NEAR && (long.startsWith(short) || long.endsWith(short)) ? { symbol_near: 1 } : {};
}

const isFormerSymbol = (a: ListingFeatures, b: ListingFeatures) =>
  a.formerSymbols.includes(b.symbol) || b.formerSymbols.includes(a.symbol);

function compareIds(a: ListingFeatures, b: ListingFeatures, isSymbolSame: boolean): Evidence {
  if (!a.hasOwnId || !b.hasOwnId) return isSymbolSame && isSlugName(a, b) ? { slug_is_name: 1 } : {};
  if (a.id === b.id) return { id_same: 1 };
  if (a.slug === b.slug || a.slugWords === b.slugWords) {
    return isSymbolSame ? { slug_and_symbol_same: 1 } : { slug_same: 1 };
  }
  if (!isSymbolSame) return {};
  if (a.slugCore === b.slugCore) return { slug_core_and_symbol_same: 1 };
  return isSlugName(a, b) ? { slug_is_name: 1 } : {};
}

/** Whether one listing's id is the other's name: ids survive when a coin is renamed. */
const isSlugName = (a: ListingFeatures, b: ListingFeatures) => isSlugOf(a, b) || isSlugOf(b, a);
const isSlugOf = (a: ListingFeatures, b: ListingFeatures) =>
  isIdOf(a, b) || (a.hasOwnId && a.slugCore === b.name.core);
const isIdOf = ({ hasOwnId, slug }: ListingFeatures, { name }: ListingFeatures) =>
  hasOwnId && slug === name.flat;

function compareWords(a: ListingFeatures, b: ListingFeatures, isSymbolSame: boolean): Evidence {
  if (a.nameless || b.nameless) {
    if (!isSymbolSame) return {};
    return a.name.flat === b.name.flat ? { name_is_symbol: 1 } : { name_missing: 1 };
  }
  if (a.name.flat === b.name.flat || isBridgedAlike(a.name, b.name)) {
    if (isSymbolSame) return { name_and_symbol_same: 1 };
    // The coin changed only its symbol.
    return isFormerSymbol(a, b) ? { former_name_same: 1 } : { name_same: 1 };
  }
  if (a.name.core === b.name.core) {
    // "AlphaCoin" says no more than the symbol ALPHA.
    if (isSymbolSame && a.name.core === a.symbol.toLowerCase()) return { name_is_symbol: 1 };
    const crossed = areCrossed(a.name, b.name) && { fillers_differ: 1 };
    return { ...(isSymbolSame ? { name_core_and_symbol_same: 1 } : { name_core_same: 1 }), ...crossed };
  }
  if (a.formerNames.includes(b.name.core) || b.formerNames.includes(a.name.core))
    return { former_name_same: 1 };
  const missing = isNameMissing(a, b);
  // "Bitcoin Cash" is not "Bitcoin" with another word.
  if (!missing && a.name.qualifiers !== b.name.qualifiers) return {};
  if (isOnChain(a.name, b.name)) return { chain_differs: 1 };
  if (isSymbolSame && isPartOf(a.name, b.name)) return { name_part_and_symbol_same: 1 };
  if (isSymbolSame && isReordered(a.name, b.name)) return { name_core_and_symbol_same: 1 };
  if (isSymbolSame && missing)
    return isAbbreviated(a.name, b.name) ? { name_likeness: UNLIKE } : { name_missing: 1 };
  const likeness = similarity(a.name, b.name);
  if (likeness < UNLIKE) return { name_unlike: 1 };
  return isSymbolSame ? { name_likeness: likeness } : {};
}

/** "AlphaCoin" and "Alpha Finance": each name has a word that the other lacks. */
const areCrossed = (a: ListingFeatures['name'], b: ListingFeatures['name']) =>
  !a.flat.includes(b.flat) && !b.flat.includes(a.flat);

/** Whether one listing's name only repeats its symbol, while the other listing has a real name. */
function isNameMissing(a: ListingFeatures, b: ListingFeatures): boolean {
  if (a.nameless || b.nameless) return true;
  const [one, other] = [a, b].map(({ name, symbol }) => name.flat === symbol.toLowerCase());
  return one !== other;
}
