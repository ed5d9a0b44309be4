import { HOMONYMS, STOCK_TICKERS } from './homonyms.js';
import type { Token } from './tokens.js';
import { DETERMINERS } from './vocabulary.js';
import { frequencyOf } from './word-frequency.js';

/** Whether the symbol is also a common word, an acronym or a stock ticker. */
export function isAmbiguousSymbol(symbol: string): boolean {
  return HOMONYMS.has(symbol.toLowerCase()) || STOCK_TICKERS.has(symbol) || frequencyOf(symbol) === 'common';
}

/** Whether it is a word whose capitals may be an emphasis: `the HYPE around AI`. */
export function isEmphasised(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1];
  return before !== undefined && DETERMINERS.has(before.lower) && frequencyOf(tokens[index]!.text) !== 'rare';
}
