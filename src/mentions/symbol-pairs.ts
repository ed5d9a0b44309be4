import { isAmbiguousSymbol } from './ambiguous-symbol.js';
import type { Dictionary } from './dictionary.js';
import { mostProminent, rankOf, MAX_RANK_OF_SYMBOL_IN_CONTEXT } from './named-asset.js';
import { type Field, gapAfter } from './tokens.js';

/** Quote currencies: after a slash, or appended to a symbol. */
const QUOTED_IN =
  /^(USD|USDT|USDC|USD1|FDUSD|TUSD|BUSD|DAI|U|EUR|EURI|EURC|GBP|JPY|KRW|TRY|BRL|BTC|ETH|BNB|PERP)$/;
const STABLE = /^(USD[TCS1]?|FDUSD|TUSD)$/;

/** Whether the symbol is part of a pair: `BTC/USD`, `BTC-USDT`, or the `BTC` of `ETH/BTC`. */
export function isQuoted(field: Field, index: number): boolean {
  const { tokens } = field;
  const joined = (gap: string) => gap === '/' || gap === '-';
  const [before, following] = [tokens[index - 1], tokens[index + 1]];
  if (following && joined(gapAfter(field, index)) && QUOTED_IN.test(following.text)) return true;
  return !!before && gapAfter(field, index - 1) === '/' && /^(BTC|ETH|BNB)$/.test(tokens[index]!.text);
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
