import { CHAIN_WORDS, FILLERS } from './name-vocabulary.js';
import type { ParsedName } from './parsed-name.js';

/** Whether one name denotes the other coin on some chain: "OEC Binance Coin". */
export function isOnChain(a: ParsedName, b: ParsedName): boolean {
  const [short, long] = a.words.length <= b.words.length ? [a, b] : [b, a];
  const rest = long.words.filter((word) => !short.words.includes(word));
  return (
    rest.length > 0 &&
    rest.every((word) => CHAIN_WORDS.has(word)) &&
    short.words.every((word) => long.words.includes(word))
  );
}

/** Whether both are the same bridged coin, in whatever words. */
export const isBridgedAlike = (a: ParsedName, b: ParsedName): boolean =>
  a.bridged !== null && a.bridged === b.bridged && a.qualifiers === b.qualifiers;

/** Suffixes that may be attached to a name: "HackenAI". */
const SUFFIX = 3;

/** Whether one name contains the other: "Cosmos Hub" and "Cosmos", "MazaCoin" and "Maza". */
export function isPartOf(a: ParsedName, b: ParsedName): boolean {
  const [short, long] = a.core.length <= b.core.length ? [a, b] : [b, a];
  if (short.core.length < 3) return false;
  if (short.words.every((word) => long.words.includes(word))) return true;
  const rest = long.core.startsWith(short.core) ? long.core.slice(short.core.length) : null;
  return rest !== null && short.core.length > SUFFIX && (rest.length <= SUFFIX || FILLERS.has(rest));
}

/** Whether both names have the same words: "Tesla (Ondo Tokenized Stock)" and "Tesla Tokenized Stock (Ondo)". */
export const isReordered = (a: ParsedName, b: ParsedName): boolean =>
  a.words.length > 1 && a.words.toSorted().join(' ') === b.words.toSorted().join(' ');

/** Whether the shorter name abbreviates the longer one: "TRVL" and "Dtravel", "sUSDS" and "Savings USDS". */
export function isAbbreviated(a: ParsedName, b: ParsedName): boolean {
  const [short, long] = a.flat.length <= b.flat.length ? [a.flat, b.flat] : [b.flat, a.flat];
  let at = 0;
  for (const letter of long) if (letter === short[at]) at++;
  return short.length >= 3 && at === short.length;
}

/** From 0 to 1: Dice's coefficient of the letter pairs, or a half if one name begins with the other: "WOO" and "Wootrade". */
export function similarity(a: ParsedName, b: ParsedName): number {
  const [short, long] = a.core.length <= b.core.length ? [a.core, b.core] : [b.core, a.core];
  return Math.max(lettersInCommon(a, b), short.length >= 3 && long.startsWith(short) ? 0.5 : 0);
}

function lettersInCommon(a: ParsedName, b: ParsedName): number {
  const [one, other] = [letterPairs(a.core), letterPairs(b.core)];
  const all = one.size + other.size;
  return all ? (2 * one.intersection(other).size) / all : 0;
}

/** Computed for each comparison: few names are compared by letters, and the pairs of all would take more memory than the rest. */
const letterPairs = (text: string): ReadonlySet<string> =>
  new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)));
