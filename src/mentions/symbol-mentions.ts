import { isAmbiguousSymbol } from './ambiguous-symbol.js';
import type { Dictionary } from './dictionary.js';
import { mostProminent, type KnownAsset, RANKED, rankOf } from './known-asset.js';
import type { Finding } from './mention.js';
import { isDerived } from './name-context.js';
import type { NameHit } from './name-hits.js';
import { type Field, gapAfter, type Token } from './tokens.js';
import { frequencyOf } from './word-frequency.js';

const FIAT: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));
/** Quote currencies: after a slash, or appended to a symbol. */
const QUOTED_IN = /^(USD|USDT|USDC|EUR|GBP|JPY|KRW|BTC|ETH|BNB|PERP)$/;
const GLUED = /^([A-Z0-9]{2,10})(USDT|USDC|USD|PERP)$/;
/** After a symbol these words show that it is traded. */
const MARKET =
  /^(price|prices|futures|options|etf|etfs|etp|token|tokens|holders|whale|whales|bulls|bears|staking|perpetuals|perps|inflows|outflows|shorts|longs|spot|treasury|supply)$/;
/** Up to this rank a symbol counts before a market word or after an amount. */
const TRADED = 200;
/** Up to this rank a bare symbol counts in a headline; others only if they are long. */
const PROMINENT_RANK = 20;

const WEIGHTS = {
  cashtag: 0.95,
  pair: 0.95,
  parentheses: 0.95,
  amount: 0.9,
  market: 0.85,
  bare: 0.75,
} as const;
type Why = keyof typeof WEIGHTS;

/** Symbols in market context: `$BTC`, `BTC/USD`, `BTCUSDT`, `(BTC)`, `500 BTC`, `BTC price`. */
export function symbolMentions(
  fields: readonly Field[],
  hits: readonly (readonly NameHit[])[],
  { symbols }: Dictionary,
): Finding[] {
  const named = new Set(hits.flat().map(({ entry }) => entry.asset));
  return fields.flatMap((field, which) =>
    field.tokens.flatMap((token, index): Finding[] => {
      if (!/^[A-Z0-9]{1,12}$/.test(token.text) || !/[A-Z]/.test(token.text)) return [];
      const glued = symbols.has(token.text) ? null : GLUED.exec(token.text)?.[1];
      const symbol = glued ?? token.text;
      const owners = symbols.get(symbol);
      if (!owners || FIAT.has(symbol)) return [];
      const asset = mostProminent(owners) ?? mostProminent(owners.filter((owner) => named.has(owner)));
      if (!asset) return [];
      if (isInsideName(field, index, asset, hits[which]!)) return [];
      const before = hits[which]!.some(({ entry, to }) => entry.asset === asset && to === index);
      const why = glued ? gluedReason(asset) : reason(field, index, asset, before);
      if (!why) return [];
      return [
        { asset, evidence: { by: 'symbol', text: token.text, in: field.name, why }, weight: WEIGHTS[why] },
      ];
    }),
  );
}

function gluedReason(asset: KnownAsset): Why | null {
  return rankOf(asset) <= TRADED ? 'pair' : null;
}

function reason(field: Field, index: number, asset: KnownAsset, isBehindName: boolean): Why | null {
  const { text, tokens } = field;
  const token = tokens[index]!;
  const isOdd = isAmbiguousSymbol(token.text);
  const isTraded = rankOf(asset) <= TRADED;
  const left = text.slice(0, token.start);
  const gap = gapAfter(field, index);
  if (/(^|[^\p{L}\p{N}$])\$$/u.test(left)) return isTraded || !isOdd ? 'cashtag' : null;
  if (isQuoted(field, index) && (isTraded || !isOdd)) return 'pair';
  if (/\(\s*$/.test(left) && /^\s*[),;/|]/.test(gap)) {
    if (isBehindName) return 'parentheses';
    return isTraded && !isHomonym(token.text) && !isInitialism(tokens, index) ? 'parentheses' : null;
  }
  if (isOdd || !isTraded || token.text.length < 3 || field.isUpperCase || isGlued(left, gap)) return null;
  const [before, behind] = [tokens[index - 1], tokens[index + 1]];
  if (before && /\d$|^(million|billion)$/.test(before.text) && gapAfter(field, index - 1) === ' ')
    return 'amount';
  if (behind && gap === ' ' && MARKET.test(behind.lower)) return 'market';
  const isTelling = rankOf(asset) <= PROMINENT_RANK || token.text.length > 4;
  return isTelling && frequencyOf(token.text) === 'rare' ? 'bare' : null;
}

/** Whether it is part of the name of another asset: `Coinbase Wrapped BTC` is not BTC. */
function isInsideName(field: Field, index: number, asset: KnownAsset, hits: readonly NameHit[]): boolean {
  if (isDerived(field.tokens[index - 1])) return true;
  return hits.some(
    ({ from, to, entry }) =>
      entry.asset !== asset && rankOf(entry.asset) <= RANKED && to - from > 1 && from <= index && index < to,
  );
}

/** Whether the symbol is part of a pair: `BTC/USD`, `BTC-USDT`, or the `BTC` of `ETH/BTC`. */
function isQuoted(field: Field, index: number): boolean {
  const { tokens } = field;
  const joined = (gap: string) => gap === '/' || gap === '-';
  const [before, behind] = [tokens[index - 1], tokens[index + 1]];
  if (behind && joined(gapAfter(field, index)) && QUOTED_IN.test(behind.text)) return true;
  return !!before && gapAfter(field, index - 1) === '/' && /^(BTC|ETH|BNB)$/.test(tokens[index]!.text);
}

function isHomonym(symbol: string): boolean {
  return symbol.length < 3 || isAmbiguousSymbol(symbol);
}

/** Whether it abbreviates the words before it, with or without small words: `Securities and Exchange Commission (SEC)`. */
function isInitialism(tokens: readonly Token[], index: number): boolean {
  const letters = tokens[index]!.lower;
  const before = tokens.slice(Math.max(0, index - 2 * letters.length), index);
  const initials = (of: readonly Token[]) => of.map(({ lower }) => lower[0]).join('');
  const large = before.filter(({ lower }) => !/^(and|of|the|for|in|on|to|a|s)$/.test(lower));
  return initials(large).endsWith(letters) || initials(before).endsWith(letters);
}

/** Whether it is part of an address, a handle or a longer code. */
function isGlued(left: string, gap: string): boolean {
  return /[@_/.\-#]$/.test(left) || /^[@_/]|^\.\p{L}/u.test(gap);
}
