import { isAmbiguousSymbol } from './ambiguous-symbol.js';
import type { Dictionary } from './dictionary.js';
import { mostProminent, rankOf, MAX_RANK_OF_SYMBOL_IN_CONTEXT } from './named-asset.js';
import { type Field, gapAfter } from './tokens.js';

/** Quote currencies: after a slash, or appended to a symbol. */
const QUOTED_IN =
  /^(USD|USDT|USDC|USD1|FDUSD|TUSD|BUSD|DAI|U|EUR|EURI|EURC|GBP|JPY|KRW|TRY|BRL|BTC|ETH|BNB|PERP)$/;
const STABLE = /^(USD[TCS1]?|FDUSD|TUSD)$/;

/** Whether the symbol is part of a pair: `BTC/USD`, `BTC-USDT`, `BTC_USDT`, or the `BTC` of `ETH/BTC`. */
export function isQuoted(field: Field, index: number): boolean {
  const { tokens } = field;
  const joined = (gap: string) => /^(?: ?\/ ?|[-_])$/.test(gap);
  const [before, following] = [tokens[index - 1], tokens[index + 1]];
  const isLower = tokens[index]!.text === tokens[index]!.lower;
  const quote = isLower ? following?.text.toUpperCase() : following?.text;
  if (quote && joined(gapAfter(field, index)) && QUOTED_IN.test(quote)) return true;
  const isPair = before && /^[/_]$/.test(gapAfter(field, index - 1)) && /^[A-Z0-9]{2,}$/.test(before.text);
  return !!isPair && /^(BTC|ETH|BNB)$/.test(tokens[index]!.text);
}

/** Whether it is the currency of a pair: the `USDT` of `LINK / USDT`. */
export function isCurrency(field: Field, index: number): boolean {
  const isLast = index > 0 && /^\s*\/\s*$/.test(gapAfter(field, index - 1));
  return isLast && STABLE.test(field.tokens[index]!.text);
}

/** Whether it is one of two coins separated by a slash: `HBAR/XLM`. */
export function isRatio(field: Field, index: number, symbols: Dictionary['symbols']): boolean {
  if (STABLE.test(field.tokens[index]!.text)) return false;
  const { tokens } = field;
  const others = [
    gapAfter(field, index) === '/' ? tokens[index + 1] : undefined,
    index > 0 && gapAfter(field, index - 1) === '/' ? tokens[index - 1] : undefined,
  ];
  return others.some((other) => {
    if (!other || !/^[A-Z0-9]{3,}$/.test(other.text) || isAmbiguousSymbol(other.text)) return false;
    const owner = mostProminent(symbols.get(other.text) ?? []);
    return owner !== null && rankOf(owner) <= MAX_RANK_OF_SYMBOL_IN_CONTEXT;
  });
}
