import { HOMONYMS, STOCKS } from './homonyms.js';
import { frequencyOf } from './word-frequency.js';

/** Whether the symbol is also a common word, an acronym or a stock ticker. */
export function isAmbiguousSymbol(symbol: string): boolean {
  return HOMONYMS.has(symbol.toLowerCase()) || STOCKS.has(symbol) || frequencyOf(symbol) === 'common';
}
