import { HOUSEHOLD_RANK } from './acts-like-organisation.js';
import { isFirstName } from './evidence-beside.js';
import { isCapitalisedName } from './name-context.js';
import { rankOf, MAX_RANK_OF_SYMBOL_IN_CONTEXT } from './named-asset.js';
import type { NameHit } from './name-hits.js';
import type { ArticleContext } from './article-context.js';
import { endsPhrase } from './sides.js';
import { beginsSentence, type Field } from './tokens.js';
import { hasMarketWord } from './trade-words.js';
import { frequencyOf } from './word-frequency.js';

/** Names that only coins have. */
const COINED = /coin|bit|ether|swap|chain|crypto/i;

/** Whether, in a text about neither crypto nor markets, a longer proper noun begins with it: `Solana Beach`. */
export function isPlaceOrFirm(field: Field, hit: NameHit, context: ArticleContext): boolean {
  if (hit.to - hit.from > 1 || COINED.test(hit.entry.name)) return false;
  return !context.isCryptoWithoutNames && !context.isMarket && isFirstName(field, hit);
}

/** Whether a rare word begins a sentence about something else: `Conflux of tech and art`. */
export function isNounOf(field: Field, hit: NameHit, context: ArticleContext): boolean {
  if (context.isCryptoWithoutNames || context.isMarket || COINED.test(hit.entry.name)) return false;
  return beginsSentence(field, hit.from) && field.tokens[hit.to]?.lower === 'of';
}

/** Whether a name in a foreign text, where an English word can only be a name, is a household name or the subject. */
export function isForeignSubject(field: Field, hit: NameHit, { isOnCryptoSite }: ArticleContext): boolean {
  const rank = rankOf(hit.entry.asset);
  if (rank <= HOUSEHOLD_RANK) return true;
  return (
    isOnCryptoSite &&
    rank <= MAX_RANK_OF_SYMBOL_IN_CONTEXT &&
    !field.isTitleCase &&
    beginsSentence(field, hit.from)
  );
}

/** Whether a site about crypto uses it as a name that is rare elsewhere: Celestia, Orca. */
export function isNameOnSite(field: Field, hit: NameHit, context: ArticleContext): boolean {
  const word = field.tokens[hit.from]!.lower;
  if (!context.isOnCryptoSite || frequencyOf(word) === 'common') return false;
  if (hasMarketWord(field, hit, context)) return true;
  return endsPhrase(field, hit) && (field.isTitleCase || isCapitalisedName(field, hit));
}

/** Whether it is written with its dot, unlike any word: `Pump.fun`. */
export function isDomain({ text, tokens }: Field, { from, to, entry }: NameHit): boolean {
  return (
    /\p{L}\.\p{L}/u.test(entry.name) && text.slice(tokens[from]!.start, tokens[to - 1]!.end) === entry.name
  );
}

/** A unit of amounts is not a coin if the text is not about markets, nor in `the ether`. */
export function isUnit(
  { tokens }: Field,
  { from }: NameHit,
  { isCrypto, isMarket }: ArticleContext,
): boolean {
  return (
    (isCrypto || isMarket) && !/^(the|into|diethyl|ethyl|vinyl|crown)$/.test(tokens[from - 1]?.lower ?? '')
  );
}
