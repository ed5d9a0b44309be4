import { symbolOfName } from './coins.js';

export interface SpelledOut {
  symbol: string;
  name: string;
}

/** `Bitcoin (BTC)`, `BTC (Bitcoin)` */
const IN_PARENTHESES = /^(?<first>[^()]+?)\s*[([](?<second>[^()]+)[)\]]$/;
const SYMBOL = /^[A-Z\d.$]{1,12}$/;
const MAX_LENGTH = 100;
/** Shorter words in lower case may be symbols: `nano`, `quant`. */
const SHORTEST_NAME = 6;

/**
 * A symbol with its name, or the name of a large coin: `Bitcoin (BTC)`, `BTC - Bitcoin`, `Bitcoin BTC`. Undefined for a
 * plain symbol, or if nothing shows which word is the symbol.
 */
export function coinSpelledOut(value: string): SpelledOut | undefined {
  const text = value.trim();
  if (SYMBOL.test(text) || text.length > MAX_LENGTH) return undefined;
  const { first, second } = IN_PARENTHESES.exec(text)?.groups ?? {};
  if (first !== undefined && second !== undefined) return ofTwo(first, second.trim());
  const alone = symbolOfName(text);
  if (alone !== undefined) return isName(text) ? { symbol: alone, name: text } : undefined;
  const [, before = '', after = ''] = /^(.+?)\s*(?:\s[-–|:]\s|\s)\s*(\S+)$/.exec(text) ?? [];
  if (SYMBOL.test(after) && symbolOfName(before) === after) return { symbol: after, name: before };
  const [, front = '', rest = ''] = /^(\S+)\s*(?:\s[-–|:]\s|\s)\s*(.+)$/.exec(text) ?? [];
  return SYMBOL.test(front) && symbolOfName(rest) === front ? { symbol: front, name: rest } : undefined;
}

function ofTwo(first: string, second: string): SpelledOut | undefined {
  // In `USDT (ERC20)` the second word is the chain.
  if (SYMBOL.test(second) && (!SYMBOL.test(first) || symbolOfName(first) === second))
    return { symbol: second, name: first };
  return SYMBOL.test(first) && !SYMBOL.test(second) && symbolOfName(second) === first
    ? { symbol: first, name: second }
    : undefined;
}

function isName(text: string): boolean {
  const [hasUpper, hasLower] = [/\p{Lu}/u.test(text), /\p{Ll}/u.test(text)];
  // Many scripts have no case: `比特币`.
  return hasUpper === hasLower || (!hasUpper && text.length >= SHORTEST_NAME);
}
