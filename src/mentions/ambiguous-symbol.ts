import { HOMONYMS, STOCK_TICKERS } from './homonyms.js';
import { frequencyOf } from './word-frequency.js';

/** Whether the symbol is also a common word, an acronym or a stock ticker. */
export function isAmbiguousSymbol(symbol: string): boolean {
  return HOMONYMS.has(symbol.toLowerCase()) || STOCK_TICKERS.has(symbol) || frequencyOf(symbol) === 'common';
}
