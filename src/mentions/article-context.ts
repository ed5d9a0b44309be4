import { isOnCryptoSite } from './crypto-site.js';
import { HOMONYMS } from './homonyms.js';
import { isAmbiguousSymbol, isEmphasised } from './ambiguous-symbol.js';
import type { Dictionary } from './dictionary.js';
import {
  mostProminent,
  MAX_RANK_OF_SYMBOL_ALONE,
  rankOf,
  MAX_RANK_OF_SYMBOL_IN_CONTEXT,
} from './named-asset.js';
import type { ArticleText } from './mention.js';
import { isInNamesake } from './namesakes.js';
import { type NameHit, nameHits } from './name-hits.js';
import { type Field, field, wordsOf } from './tokens.js';
import { CRYPTO, CRYPTO_PHRASE, EQUITY_TEXT, MARKET_TEXT } from './vocabulary.js';

/** Features of an article as a whole. */
export interface ArticleContext {
  /** Words as written, except in texts in upper case. */
  readonly symbolsMentioned: ReadonlySet<string>;
  /** The feed's categories, in lower case. */
  readonly tags: ReadonlySet<string>;
  readonly isCrypto: boolean;
  /** Whether something other than the name of a coin shows that it is about crypto. */
  readonly isCryptoWithoutNames: boolean;
  /** Whether its publisher, or the section in which it appeared, is about crypto. */
  readonly isOnCryptoSite: boolean;
  readonly isMarket: boolean;
  /** Whether it is about shares, whose symbols look like coin symbols. */
  readonly isEquity: boolean;
}

/** A coin in another form: stETH, cbBTC, sBTC. */
const DERIVATIVE = /^[a-z]{1,4}(BTC|ETH|SOL|USD|USDe)$/;

export function articleContextOf(
  { categories, url }: ArticleText,
  fields: readonly Field[],
  hits: readonly (readonly NameHit[])[],
  dictionary: Dictionary,
): ArticleContext {
  const said = new Set(
    fields.flatMap((field) => (field.isUpperCase ? [] : field.tokens.map(({ text }) => text))),
  );
  const tags = new Set(categories.map((category) => category.toLowerCase()));
  const text = [...fields.map((field) => field.text), ...categories].join(' \n ');
  const onCryptoSite = isOnCryptoSite(url);
  const isCryptoWithoutNames =
    onCryptoSite ||
    fields.some(({ tokens }) => tokens.some(({ lower }) => CRYPTO.has(lower))) ||
    categories.some((category) => wordsOf(category).some((word) => CRYPTO.has(word))) ||
    categories.some((category) => nameHits(field('summary', category), dictionary).some(isLarge)) ||
    CRYPTO_PHRASE.test(text) ||
    fields.some((field) =>
      field.tokens.some(
        (token, index) =>
          DERIVATIVE.test(token.text) ||
          (isCertainSymbol(token.text, dictionary, MAX_RANK_OF_SYMBOL_ALONE) &&
            !isInNamesake(field, token) &&
            !isEmphasised(field.tokens, index)),
      ),
    );
  const isCrypto = isCryptoWithoutNames || hits.flat().some(isLarge);
  return {
    symbolsMentioned: said,
    tags,
    isCrypto,
    isCryptoWithoutNames,
    isOnCryptoSite: onCryptoSite,
    isMarket: MARKET_TEXT.test(text),
    isEquity: !isCrypto && EQUITY_TEXT.test(text),
  };
}

const isLarge = ({ entry }: NameHit): boolean =>
  entry.needs === 'plain' && rankOf(entry.asset) <= MAX_RANK_OF_SYMBOL_IN_CONTEXT;

/** Whether a word can only be the symbol of a large coin. */
export function isCertainSymbol(
  text: string,
  { symbols }: Dictionary,
  most = MAX_RANK_OF_SYMBOL_IN_CONTEXT,
): boolean {
  if (!/^[A-Z0-9]{3,12}$/.test(text) || isAmbiguousSymbol(text) || HOMONYMS.has(text.toLowerCase()))
    return false;
  const asset = mostProminent(symbols.get(text) ?? []);
  return asset !== null && rankOf(asset) <= most;
}
