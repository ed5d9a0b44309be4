import { HOMONYMS } from './homonyms.js';
import type { Token } from './tokens.js';

const CASHTAG = /(^|[^\p{L}\p{N}$])\$$/u;
const HASHTAG = /(^|[^\p{L}\p{N}#&/])#$/u;

/** Symbols that are no word in any language, and thus need no capitals. */
export const IN_LOWER_CASE: ReadonlySet<string> = new Set(['btc', 'eth', 'xrp', 'usdt', 'usdc']);

/** Whether a text ends with the sign of a cashtag or hashtag. */
export const isTagged = (left: string): boolean => CASHTAG.test(left) || HASHTAG.test(left);

interface Tagged {
  isTraded: boolean;
  /** Whether the symbol is also a word, an acronym or a stock ticker. */
  isOdd: boolean;
  isCrypto: boolean;
}

/**
 * Whether a cashtag or hashtag is a symbol; null if it is none. A hashtag that is also a word is a symbol in capitals and in an
 * article about crypto: `#NEAR`.
 * @returns undefined for a word that is no tag
 */
export function tagReason(
  { text, lower }: Token,
  left: string,
  gap: string,
  { isTraded, isOdd, isCrypto }: Tagged,
): 'cashtag' | 'hashtag' | null | undefined {
  if (CASHTAG.test(left)) return isTraded || !isOdd ? 'cashtag' : null;
  if (!HASHTAG.test(left) || gap === '-') return undefined;
  const isSymbol = !isOdd || (isCrypto && text !== lower && !HOMONYMS.has(lower));
  return isTraded && isSymbol ? 'hashtag' : null;
}
