import { isAmbiguousSymbol, isEmphasised } from './ambiguous-symbol.js';
import type { ArticleContext } from './article-context.js';
import type { Dictionary } from './dictionary.js';
import { movesInPrice } from './evidence-beside.js';
import { COINS_ON_CRYPTO_SITES, HOMONYMS, STOCK_TICKERS } from './homonyms.js';
import {
  type NamedAsset,
  MAX_RANK_OF_SYMBOL_ALONE,
  rankOf,
  MAX_RANK_OF_SYMBOL_IN_CONTEXT,
} from './named-asset.js';
import { followsTradeVerb, followsOwnershipOrTradeVerb } from './ownership.js';
import type { IsInRow } from './rows.js';
import { tagReason } from './symbol-tags.js';
import { isCurrency, isQuoted, isRatio } from './symbol-pairs.js';
import { type Field, gapAfter, isCapitalised, type Token } from './tokens.js';
import { MARKET, MARKET_ONLY, NETWORK, PRICE_MOVES } from './vocabulary.js';

/** Up to this rank, four letters that are not a word are enough. */
const WELL_TRADED = 100;
/** `GAS prices rise` is a newspaper's emphasis. */
const COMMODITIES = /^(GAS|GOLD|SILVER|OIL|METAL|ENERGY)$/;
const AMOUNT = /^\d[\d.,]*(k|m|mn|b|bn)?$/i;

/** The weight of each reason for taking a word for a symbol. */
export const WEIGHTS = {
  cashtag: 0.95,
  hashtag: 0.9,
  pair: 0.95,
  parentheses: 0.95,
  amount: 0.9,
  market: 0.85,
  move: 0.85,
  row: 0.85,
  bare: 0.75,
} as const;
export type SymbolReason = keyof typeof WEIGHTS;

/** A word that may be the symbol of an asset. */
interface Candidate {
  readonly symbol: string;
  readonly asset: NamedAsset;
  readonly followsName: boolean;
  readonly isInRow: IsInRow;
  readonly symbols: Dictionary['symbols'];
}

/** Why the word is that symbol; null if it is not. */
export function symbolReason(
  field: Field,
  index: number,
  { symbol, asset, followsName, isInRow, symbols }: Candidate,
  context: ArticleContext,
): SymbolReason | null {
  const { text, tokens } = field;
  const token = tokens[index]!;
  const isOdd = isAmbiguousSymbol(symbol);
  const isTraded = rankOf(asset) <= MAX_RANK_OF_SYMBOL_IN_CONTEXT;
  const left = text.slice(0, token.start);
  const gap = gapAfter(field, index);
  const tag = tagReason(token, left, gap, { isTraded, isOdd, isCrypto: context.isCrypto });
  if (tag !== undefined) return tag;
  const isName = /^[A-Z][a-z]+$/.test(token.text);
  if (!isName && isQuoted(field, index) && (isTraded || !isOdd)) return 'pair';
  if (isTraded && !isOdd && isRatio(field, index, symbols)) return 'pair';
  // No word is spelled like stETH.
  if ((context.isCrypto || isTraded) && isOddlySpelled(token.text) && !isGlued(left, gap)) return 'bare';
  if (!isName && /\(\s*$/.test(left) && /^\s*[),;/|]/.test(gap)) {
    if (followsName) return 'parentheses';
    return isTraded && !isHomonym(symbol) && !isInitialism(tokens, index) ? 'parentheses' : null;
  }
  if (!isTraded || STOCK_TICKERS.has(symbol) || isGlued(left, gap) || isCurrency(field, index)) return null;
  const following = tokens[index + 1];
  if (gap === '-' && /^[A-Z0-9]+$/.test(following!.text) && !MARKET.has(following!.lower)) return null;
  const trade = following && /^[ -]$/.test(gap) ? tradeWord(following.lower, tokens[index + 2]?.lower) : '';
  if (isName) return /^(memecoin|token|coin)$/.test(trade) || (!isOdd && MARKET.has(trade)) ? 'market' : null;
  if (field.isUpperCase) return /^(etfs?|etps?|holders|staking|memecoin)$/.test(trade) ? 'market' : null;
  if (NETWORK.has(trade) || (symbol.length === 2 && trade === 'token')) return 'market';
  if (symbol.length > 2 && (isOdd ? MARKET_ONLY : MARKET).has(trade))
    return COMMODITIES.test(symbol) && !context.isCrypto ? null : 'market';
  if (isInRow(index, index + 1)) return 'row';
  if (context.isEquity && rankOf(asset) > MAX_RANK_OF_SYMBOL_ALONE) return null;
  if (movesInPrice(field, index + 1) && (symbol.length > 2 || context.isCrypto)) return 'move';
  if (symbol.length < 3) return null;
  return isOdd ? oddReason(field, index, trade, context) : plainReason(field, index, trade, asset, context);
}

/** A word, or the one word that means the same as two: `meme coin`, `open interest`. */
function tradeWord(word: string, next = ''): string {
  if (word === 'meme' && /^coins?$/.test(next)) return 'memecoin';
  return word === 'open' && next === 'interest' ? 'volume' : word;
}

/** A symbol that is also a word or an acronym. */
function oddReason(field: Field, index: number, trade: string, context: ArticleContext): SymbolReason | null {
  const { isCrypto, isMarket, isOnCryptoSite } = context;
  const { tokens } = field;
  const { lower } = tokens[index]!;
  if (/^(act|bill|group|party)$/.test(trade)) return null;
  if (trade === 'based' || trade === 'backed') return 'market';
  if (isOnCryptoSite && COINS_ON_CRYPTO_SITES.has(lower)) return 'bare';
  // `480 Million DOGE` are coins.
  if (isOnCryptoSite && /^(million|billion|trillion)$/.test(tokens[index - 1]?.lower ?? '')) return 'amount';
  if (HOMONYMS.has(lower)) return followsTradeVerb(tokens, index) ? 'bare' : null;
  if (PRICE_MOVES.has(trade)) return 'move';
  if (isCrypto || followsOwnershipOrTradeVerb(tokens, index)) return 'bare';
  // `ONE Championship` in `ONE Championship raises $50 million` is a name.
  const following = tokens[index + 1];
  return isMarket && !field.isTitleCase && !isCapitalised(following?.text ?? '-') ? 'bare' : null;
}

function plainReason(
  field: Field,
  index: number,
  trade: string,
  asset: NamedAsset,
  { isCrypto }: ArticleContext,
): SymbolReason | null {
  const { tokens } = field;
  // `350 BTC`, `$10 million of INJ`.
  const at = tokens[index - 1]?.lower === 'of' ? index - 2 : index - 1;
  const before = tokens[at];
  if (
    before &&
    (AMOUNT.test(before.text) || /^(million|billion)$/.test(before.lower)) &&
    gapAfter(field, at) === ' '
  )
    return 'amount';
  if (PRICE_MOVES.has(trade)) return 'move';
  const { length } = tokens[index]!.text;
  const isDistinctive =
    rankOf(asset) <= MAX_RANK_OF_SYMBOL_ALONE || length > 4 || (length > 3 && rankOf(asset) <= WELL_TRADED);
  if (
    isCrypto ||
    (isDistinctive && !isEmphasised(tokens, index)) ||
    followsOwnershipOrTradeVerb(tokens, index)
  )
    return 'bare';
  return null;
}

/** Lower case before capitals, as in `stETH` and `cbBTC`. */
function isOddlySpelled(word: string): boolean {
  return /^[a-z]{2,}[A-Z]{3,}$/.test(word);
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
  return /[@_/.\-#]$/.test(left) || /^[@_/]|^\.$/.test(gap);
}
