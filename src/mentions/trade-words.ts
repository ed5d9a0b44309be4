import type { NameHit } from './name-hits.js';
import type { ArticleContext } from './article-context.js';
import { isVerb, neighboursOf } from './sides.js';
import { type Field, gapAfter, isCapitalised } from './tokens.js';
import { FIRM_WORDS, PRODUCT_WORDS, MARKET, TRADE } from './vocabulary.js';

/** Words that may follow a word for a kind of service. */
const KIND_OF = /^(protocol|network|markets?|pools?|dex|token|coins?|contracts?|foundation|labs|aggregator)$/;
/** Words in MARKET that also apply to goods and companies. */
const ANY_MARKET = /^(prices?|futures|options|supply|treasury|spot|shorts|longs|etfs?|governance|rewards)$/;

/** Whether a word of the trade follows the name or is part of it: `Near Protocol`. */
export function hasTradeWord(field: Field, hit: NameHit, { isCrypto, isEquity }: ArticleContext): boolean {
  const { following, gap } = neighboursOf(field, hit);
  if (
    following &&
    gap === ' ' &&
    PRODUCT_WORDS.has(following.lower) &&
    KIND_OF.test(field.tokens[hit.to + 1]?.lower ?? '')
  )
    return true;
  if (following && gap === ' ' && TRADE.has(following.lower)) {
    if (isCrypto || !FIRM_WORDS.has(following.lower)) return true;
    if (isEquity) return false;
    if (['proper', 'short'].includes(hit.entry.needs)) return true;
    // In lower case these are ordinary nouns: a restaurant chain, a bishop's pay.
    if (hit.entry.needs === 'homonym' && !isCapitalised(following.text)) return false;
    // `Quant Network Systems` is a firm.
    const next = field.tokens[hit.to + 1];
    return !next || gapAfter(field, hit.to) !== ' ' || !isCapitalised(next.text) || isVerb(next.lower);
  }
  const last = field.tokens[hit.to - 1]!;
  return hit.to - hit.from > 1 && gapAfter(field, hit.to - 2) === ' ' && TRADE.has(last.lower);
}

/** Whether a word of markets follows: `Solana futures`. */
export function hasMarketWord(field: Field, hit: NameHit, { isCrypto }: ArticleContext): boolean {
  const { following, gap } = neighboursOf(field, hit);
  if (!following || (gap !== ' ' && gap !== '-') || !MARKET.has(following.lower)) return false;
  if (/^et[fp]s?$/.test(following.lower) && ['proper', 'short'].includes(hit.entry.needs)) return true;
  if (isCrypto || !ANY_MARKET.test(following.lower)) return true;
  return /^(prediction|analysis)$/.test(field.tokens[hit.to + 1]?.lower ?? '');
}
