import { type Dictionary, type KnownAsset, type NameEntry, rankOf } from './dictionary.js';
import type { Found } from './mention.js';
import { beginsSentence, type Field, gapAfter, isCapitalised, type Token } from './tokens.js';
import { frequencyOf } from './word-frequency.js';

/** A name of the dictionary in a field: tokens from `from` up to `to`. */
export interface NameHit {
  readonly from: number;
  readonly to: number;
  readonly entry: NameEntry;
}

/** Behind a name they say that it is the name of something of this trade. */
const TRADE =
  /^(protocol|network|blockchain|mainnet|testnet|token|tokens|foundation|labs|dao|finance|ecosystem|validators|stakers|devnet)$/;
/** In front of a name they make another thing of it. */
const DERIVED = /^(wrapped|staked|bridged|pegged|tokenized|tokenised|synthetic|restaked)$/;
/** Behind a name they make another coin of it. */
const FORK = /^(Cash|Gold|SV|Classic|Diamond|Private|PoW|Fair|Inu)$/;
/** An asset that nobody ranks needs more than a word behind its name. */
export const RANKED = 1000;

/** Every name that begins at every token. */
export function nameHits(field: Field, { names }: Dictionary): NameHit[] {
  return field.tokens.flatMap((_token, from) => {
    const hits: NameHit[] = [];
    let node = names.next.get(field.tokens[from]!.lower);
    for (let to = from + 1; node; to++) {
      if (node.entry) hits.push({ from, to, entry: node.entry });
      if (to === field.tokens.length || !/^[\s\-–.'’&]$/.test(gapAfter(field, to - 1))) break;
      node = node.next.get(field.tokens[to]!.lower);
    }
    return hits.reverse();
  });
}

export function nameMentions(
  fields: readonly Field[],
  hits: readonly (readonly NameHit[])[],
  categories: readonly string[],
): Found[] {
  const said = new Set(
    fields.flatMap((field) => (field.isUpperCase ? [] : field.tokens.map(({ text }) => text))),
  );
  const tags = new Set(categories.map((category) => category.toLowerCase()));
  return fields.flatMap((field, index) => {
    const found: Found[] = [];
    let after = 0;
    // Longest first at each token: what a longer name takes is not read again.
    for (const hit of hits[index]!) {
      if (hit.from < after) continue;
      const isSpelled = isSpelledAsName(field, hit);
      const why = isSpelled ? reason(field, hit, said, tags) : null;
      if (why) found.push(finding(field, hit, why));
      if (why || (isSpelled && rankOf(hit.entry.asset) <= RANKED)) after = hit.to;
    }
    return found;
  });
}

function finding(field: Field, { from, to, entry }: NameHit, why: string): Found {
  const text = field.text.slice(field.tokens[from]!.start, field.tokens[to - 1]!.end);
  const weight = (why === 'name' ? 0.95 : 0.85) - (field.name === 'title' ? 0 : 0.05);
  return { asset: entry.asset, evidence: { by: 'name', text, in: field.name, why }, weight };
}

/**
 * With its capitals, at least where it has a word that is one of the language, too. Who writes XRP or dYdX means the name;
 * a bitcoin is one as well.
 */
function isSpelledAsName({ tokens }: Field, { from, to, entry }: NameHit): boolean {
  const words = tokens.slice(from, to).map(({ text }) => text);
  const isAcronym = words.length === 1 && words[0]!.length < 4 && entry.name === entry.name.toUpperCase();
  if (isAcronym && entry.needs === 'plain') return words[0] === entry.name;
  if (words.join(' ') === entry.name) return true;
  return words.every(
    (word) =>
      isCapitalised(word) || /^\p{N}/u.test(word) || (word.length > 4 && frequencyOf(word) === 'rare'),
  );
}

/** Why the name counts; null where it does not. */
function reason(
  field: Field,
  hit: NameHit,
  said: ReadonlySet<string>,
  tags: ReadonlySet<string>,
): string | null {
  const { from, to, entry } = hit;
  const { tokens } = field;
  if (isPartOfMore(field, hit)) return null;
  if (entry.needs === 'plain') return 'name';
  const words = tokens.slice(from, to).map(({ text }) => text);
  if (!words.some(isCapitalised)) return null;
  if (isConfirmed(entry.asset, words.join(' '), said, tags)) return 'context';
  const isTrade = (index: number) =>
    TRADE.test(tokens[index]?.lower ?? '') && gapAfter(field, index - 1) === ' ';
  const isRanked = rankOf(entry.asset) <= RANKED;
  if (isRanked && (isTrade(to) || (to - from > 1 && isTrade(to - 1)))) return 'context';
  return entry.needs === 'proper' && standsAlone(field, hit) ? 'proper noun' : null;
}

export function isDerived(before: Token | undefined): boolean {
  return before !== undefined && DERIVED.test(before.lower);
}

function isPartOfMore(field: Field, { from, to }: NameHit): boolean {
  const { tokens, text } = field;
  const [before, behind] = [tokens[from - 1], tokens[to]];
  if (isDerived(before)) return true;
  if (behind && gapAfter(field, to - 1) === ' ' && FORK.test(behind.text)) return true;
  const [left, right] = [text.slice(0, tokens[from]!.start), text.slice(tokens[to - 1]!.end)];
  return /[@_/.]$/.test(left.slice(-1)) || /^([@_]|\.\p{L})/u.test(right) || /^\/\p{Ll}/u.test(right);
}

/** The symbol stands somewhere, or the feed's own categories name it. */
function isConfirmed(
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

/** A capital that neither a sentence's start, nor title case, nor a longer proper noun explains. */
function standsAlone(field: Field, { from, to }: NameHit): boolean {
  const { tokens, isTitleCase } = field;
  if (isTitleCase) return false;
  // At a sentence's start the capital of the second word tells.
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
