import { isAmbiguousSymbol } from './ambiguous-symbol.js';
import {
  type NamedAsset,
  MAX_RANK_OF_NAME_IN_TRADE,
  rankOf,
  MAX_RANK_OF_SYMBOL_IN_CONTEXT,
} from './named-asset.js';
import { isFirm, isInNamesake } from './namesakes.js';
import type { NameHit } from './name-hits.js';
import type { ArticleContext } from './article-context.js';
import { beginsSentence, type Field, gapAfter, isCapitalised, type Token } from './tokens.js';
import { ORGANISATION_ACTS, CONNECTIVES, DETERMINERS, MOVES } from './vocabulary.js';
import { frequencyOf } from './word-frequency.js';

/** Words that, before a name, make it something else. */
const DERIVED = /^(wrapped|staked|bridged|pegged|tokenized|tokenised|synthetic|restaked)$/;
/** Words that, after a name, make it a different coin. */
const FORK = /^(Cash|Gold|SV|Classic|Diamond|Private|PoW|Fair|Inu)$/;

/** Prefixes with which a name keeps its meaning; other words before a hyphen make it part of a compound: `Millionaire-Maker`. */
const PREFIX = /^(ex|pro|anti|non|post|pre|multi|cross)$/;

/** `Bitcoin/Ethereum` is no address. */
const ALTERNATIVES = /(?:^|[\s("“'‘«])(?:[$#]?\p{Lu}[\p{L}\p{N}]+\/)+$/u;

export function isDerived(before: Token | undefined): boolean {
  return before !== undefined && DERIVED.test(before.lower);
}

/** Whether it is part of a longer name, a different coin, a firm or an address. */
export function isPartOfLongerName(field: Field, { from, to, entry }: NameHit): boolean {
  const { tokens, text } = field;
  const [before, following] = [tokens[from - 1], tokens[to]];
  if (isDerived(before)) return true;
  if (following && gapAfter(field, to - 1) === ' ' && (FORK.test(following.text) || isFirm(following.text)))
    return true;
  if (entry.needs === 'context' && from && gapAfter(field, from - 1) === '-' && !PREFIX.test(before!.lower))
    return true;
  // "Bitcoin-free" is not about Bitcoin.
  if (following?.lower === 'free' && gapAfter(field, to - 1) === '-') return true;
  const [start, end] = [tokens[from]!.start, tokens[to - 1]!.end];
  if (isInNamesake(field, { start, end })) return true;
  const [left, right] = [text.slice(0, start), text.slice(end)];
  return (
    (/[@_/.]$/.test(left) && !ALTERNATIVES.test(left)) ||
    /^([@_]|\.\p{L})/u.test(right) ||
    /^\/\p{Ll}/u.test(right)
  );
}

/** Whether its symbol appears anywhere, or a category of the feed names it. */
export function isConfirmed(
  asset: NamedAsset,
  words: string,
  { symbolsMentioned, tags, isCrypto }: ArticleContext,
): boolean {
  const shortest = isCrypto ? 2 : 3;
  const symbols = asset.symbols.filter((symbol) => symbol.length >= shortest && symbol !== words);
  const others = symbols.filter((symbol) => symbol !== words.toUpperCase());
  // `NEW YORK (Reuters)` and `AUBURN, Ala. —` do not name small coins called New and Auburn.
  const distinctive =
    rankOf(asset) <= MAX_RANK_OF_SYMBOL_IN_CONTEXT
      ? symbols
      : others.filter((symbol) => !isAmbiguousSymbol(symbol));
  if (distinctive.some((symbol) => symbolsMentioned.has(symbol))) return true;
  if (others.some((symbol) => tags.has(symbol.toLowerCase()))) return true;
  if (rankOf(asset) > MAX_RANK_OF_NAME_IN_TRADE) return false;
  return asset.names.some((one) => tags.has(one.toLowerCase()) && frequencyOf(one) !== 'common');
}

/** Whether no other reason explains the name's capital: a sentence's start, title case or a longer proper noun. */
export function isCapitalisedName(field: Field, { from, to }: NameHit): boolean {
  const { tokens, isTitleCase } = field;
  if (isTitleCase) return false;
  // At the start of a sentence, only the capital of the second word is significant.
  if (to - from === 1 && beginsSentence(field, from)) return false;
  const [before, following] = [tokens[from - 1], tokens[to]];
  if (following && gapAfter(field, to - 1) === ' ' && isCapitalised(following.text)) return false;
  if (before?.lower === 's' && /['’]$/.test(field.text.slice(0, before.start))) return false;
  return !(
    before &&
    !beginsSentence(field, from) &&
    gapAfter(field, from - 1) === ' ' &&
    isCapitalised(before.text)
  );
}

/** Whether a capitalised word before it makes it the end of a longer name: `Art Gala`, `Colorado Avalanche`. */
export function endsLongerName(
  field: Field,
  { from, entry }: NameHit,
  { isCrypto }: ArticleContext,
): boolean {
  const before = field.tokens[from - 1];
  if (!before || beginsSentence(field, from) || !/^\s$/.test(gapAfter(field, from - 1))) return false;
  if (!isCapitalised(before.text)) return false;
  // Bitcoin Core, Justin Sun.
  if (isCrypto && !(field.isTitleCase && frequencyOf(entry.name) === 'common'))
    return /^(bitcoin|ethereum)$/.test(before.lower) || (!field.isTitleCase && isRareWord(before.text));
  return ![CONNECTIVES, MOVES, ORGANISATION_ACTS, DETERMINERS].some((known) => known.has(before.lower));
}

/** A word that is a name, such as a person's. */
function isRareWord(text: string): boolean {
  return /^\p{Lu}\p{Ll}+$/u.test(text) && frequencyOf(text) === 'rare';
}

/** Whether the surrounding words show an ordinary noun: `an avalanche`, `avalanche of`, `ripple effects`. */
export function isOrdinaryNoun({ tokens }: Field, { from, to, entry }: NameHit): boolean {
  const [before, following] = [tokens[from - 1], tokens[to]];
  if (before && DETERMINERS.has(before.lower) && !/^the /i.test(entry.name)) return true;
  return following !== undefined && /^(of|de|von|di|van|effects?)$/.test(following.lower);
}
