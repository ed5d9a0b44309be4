import { actsLikeOrganisation, HOUSEHOLD_RANK, isAbstract } from './acts-like-organisation.js';
import { evidenceBeside, isFirstName } from './evidence-beside.js';
import { MAX_RANK_OF_NAME_IN_TRADE, rankOf } from './named-asset.js';
import type { Finding } from './mention.js';
import { HOMONYMS, PEOPLE } from './homonyms.js';
import {
  endsLongerName,
  isConfirmed,
  isOrdinaryNoun,
  isPartOfLongerName,
  isCapitalisedName,
} from './name-context.js';
import type { NameHit } from './name-hits.js';
import type { IsInRow } from './rows.js';
import type { ArticleContext } from './article-context.js';
import { isDomain, isForeignSubject, isNameOnSite, isNounOf, isPlaceOrFirm, isUnit } from './name-senses.js';
import { endsPhrase, neighboursOf } from './sides.js';
import { beginsSentence, type Field, isCapitalised } from './tokens.js';
import { hasMarketWord, hasTradeWord } from './trade-words.js';
import { frequencyOf } from './word-frequency.js';

/** Names that count as mentions in their context. */
export function nameMentions(
  fields: readonly Field[],
  hits: readonly (readonly NameHit[])[],
  rows: readonly IsInRow[],
  context: ArticleContext,
): Finding[] {
  return fields.flatMap((field, index) => {
    const found: Finding[] = [];
    let after = 0;
    // Longest first at each token: the words of a longer name are not read again.
    for (const hit of hits[index]!) {
      if (hit.from < after) continue;
      const isSpelled = isSpelledAsName(field, hit);
      const why = isSpelled ? reason(field, hit, rows[index]!, context) : null;
      if (why) found.push(finding(field, hit, why));
      if (why || (isSpelled && rankOf(hit.entry.asset) <= MAX_RANK_OF_NAME_IN_TRADE)) after = hit.to;
    }
    return found;
  });
}

function finding(field: Field, { from, to, entry }: NameHit, why: string): Finding {
  const text = field.text.slice(field.tokens[from]!.start, field.tokens[to - 1]!.end);
  const weight = (why === 'name' ? 0.95 : 0.85) - (field.name === 'title' ? 0 : 0.05);
  return { asset: entry.asset, evidence: { by: 'name', text, in: field.name, why }, weight };
}

/**
 * Whether it is spelled like the name, with its capitals if one of its words is also an ordinary word. `XRP` and `dYdX`
 * count as written, and so does a lower-case `bitcoin`. A word in all capitals among others is a symbol or an acronym.
 */
function isSpelledAsName(field: Field, hit: NameHit): boolean {
  const { tokens, isUpperCase } = field;
  const { from, to, entry } = hit;
  const words = tokens.slice(from, to).map(({ text }) => text);
  if (entry.needs === 'unit' || isDomain(field, hit)) return true;
  const isAcronym =
    words.length === 1 &&
    (words[0]!.length < 4 || frequencyOf(words[0]!) !== 'rare') &&
    entry.name === entry.name.toUpperCase();
  // Newspapers write Xrp as they write Fifa; without a vowel it is not a word.
  if (isAcronym && entry.needs === 'plain')
    return words[0] === entry.name || /^[A-Z][b-df-hj-np-tv-xz]{2,}$/.test(words[0]!);
  if (words.join(' ') === entry.name) return true;
  const [first] = words;
  if (words.length === 1 && entry.needs !== 'plain' && !isUpperCase && /^[A-Z]{2,}$/.test(first!))
    return false;
  return words.every(
    (word) =>
      isCapitalised(word) ||
      /^\p{N}/u.test(word) ||
      (word.length > 4 && frequencyOf(word) === 'rare' && !HOMONYMS.has(word)),
  );
}

/** Why the name counts; null if it does not. */
function reason(field: Field, hit: NameHit, isInRow: IsInRow, context: ArticleContext): string | null {
  const { from, to, entry } = hit;
  if (isPartOfLongerName(field, hit)) return null;
  const { needs, asset } = entry;
  if (needs === 'plain')
    return isPlaceOrFirm(field, hit, context) || isNounOf(field, hit, context) ? null : 'name';
  if (rankOf(asset) <= MAX_RANK_OF_NAME_IN_TRADE && isDomain(field, hit)) return 'name';
  if (needs === 'unit') return isUnit(field, hit, context) ? 'name' : null;
  const words = field.tokens.slice(from, to).map(({ text }) => text);
  if (!words.some(isCapitalised)) return null;
  if (isConfirmed(asset, words.join(' '), context)) return 'context';
  const isRanked = rankOf(asset) <= MAX_RANK_OF_NAME_IN_TRADE;
  if (isRanked && hasTradeWord(field, hit, context)) return 'context';
  // English words are not words in other languages.
  if (!field.isEnglish && ['proper', 'context'].includes(needs) && isForeignSubject(field, hit, context))
    return 'name';
  const isRare = needs === 'short' && context.isOnCryptoSite;
  if (!isRanked || field.isUpperCase || (!isRare && isOrdinaryNoun(field, hit))) return null;
  if (endsLongerName(field, hit, context)) return null;
  const beside = evidenceBeside(field, hit, isInRow, context);
  if (needs === 'short') {
    if (isFirstName(field, hit)) return null;
    const isOfTrade =
      context.isCrypto || (context.isMarket && field.isEnglish) || hasMarketWord(field, hit, context);
    return (
      beside ??
      (isOfTrade ||
      actsLikeOrganisation(field, hit, { ...context, isCrypto: true }) ||
      isCapitalisedName(field, hit)
        ? 'name'
        : null)
    );
  }
  if (needs === 'homonym') {
    if (!context.isCrypto || PEOPLE.has(words[0]!.toLowerCase())) return null;
    return beside ?? (isNameOnSite(field, hit, context) ? 'proper noun' : null);
  }
  if (needs === 'context') {
    if (beside && (beside !== 'context' || context.isCrypto)) return beside;
    const isSubject = context.isOnCryptoSite && beginsSentence(field, from);
    return isSubject && hasMarketWord(field, hit, context) ? 'context' : null;
  }
  if (beside || hasMarketWord(field, hit, context)) return beside ?? 'context';
  if (to - from > 1 && isCapitalisedName(field, hit)) return 'proper noun';
  if (!context.isCrypto) return null;
  if (isAbstract(hit))
    return isCapitalisedName(field, hit) && endsPhrase(field, hit) && !neighboursOf(field, hit).following
      ? 'proper noun'
      : null;
  if (isCapitalisedName(field, hit) || (context.isOnCryptoSite && beginsSentence(field, from)))
    return 'proper noun';
  const isHousehold = context.isOnCryptoSite && rankOf(asset) <= HOUSEHOLD_RANK;
  return field.isTitleCase && (isHousehold || endsPhrase(field, hit)) ? 'proper noun' : null;
}
