import { HOMONYMS, STOCKS } from './homonyms.js';
import { frequencyOf } from './word-frequency.js';

/** A symbol that a word, an acronym or a share has, too. */
export function isAmbiguousSymbol(symbol: string): boolean {
  return HOMONYMS.has(symbol.toLowerCase()) || STOCKS.has(symbol) || frequencyOf(symbol) === 'common';
}
