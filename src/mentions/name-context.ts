import { type KnownAsset, RANKED, rankOf } from './known-asset.js';
import type { NameHit } from './name-hits.js';
import { beginsSentence, type Field, gapAfter, isCapitalised, type Token } from './tokens.js';
import { frequencyOf } from './word-frequency.js';

/** Before a name these words make it something else. */
const DERIVED = /^(wrapped|staked|bridged|pegged|tokenized|tokenised|synthetic|restaked)$/;
/** After a name these words make it another coin. */
const FORK = /^(Cash|Gold|SV|Classic|Diamond|Private|PoW|Fair|Inu)$/;

export function isDerived(before: Token | undefined): boolean {
  return before !== undefined && DERIVED.test(before.lower);
}

/** Whether it is part of a longer name, another coin or an address. */
export function isPartOfLongerName(field: Field, { from, to }: NameHit): boolean {
  const { tokens, text } = field;
  const [before, behind] = [tokens[from - 1], tokens[to]];
  if (isDerived(before)) return true;
  if (behind && gapAfter(field, to - 1) === ' ' && FORK.test(behind.text)) return true;
  const [left, right] = [text.slice(0, tokens[from]!.start), text.slice(tokens[to - 1]!.end)];
  return /[@_/.]$/.test(left.slice(-1)) || /^([@_]|\.\p{L})/u.test(right) || /^\/\p{Ll}/u.test(right);
}

/** Whether its symbol appears anywhere, or the feed's own categories name it. */
export function isConfirmed(
  asset: KnownAsset,
  name: string,
  said: ReadonlySet<string>,
  tags: ReadonlySet<string>,
): boolean {
  const other = asset.symbols.filter((symbol) => symbol.length > 2 && symbol !== name.toUpperCase());
  if (other.some((symbol) => said.has(symbol) || tags.has(symbol.toLowerCase()))) return true;
  if (rankOf(asset) > RANKED) return false;
  return asset.names.some((one) => tags.has(one.toLowerCase()) && frequencyOf(one) !== 'common');
}

/** Whether the name is capitalised for no other reason: a sentence's start, title case or a longer proper noun. */
export function standsAlone(field: Field, { from, to }: NameHit): boolean {
  const { tokens, isTitleCase } = field;
  if (isTitleCase) return false;
  // At a sentence's start only the capital of the second word means something.
  if (to - from === 1 && beginsSentence(field, from)) return false;
  const [before, behind] = [tokens[from - 1], tokens[to]];
  if (behind && gapAfter(field, to - 1) === ' ' && isCapitalised(behind.text)) return false;
  return !(
    before &&
    !beginsSentence(field, from) &&
    gapAfter(field, from - 1) === ' ' &&
    isCapitalised(before.text)
  );
}
