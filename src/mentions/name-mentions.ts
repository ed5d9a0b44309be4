import { RANKED, rankOf } from './known-asset.js';
import type { Finding } from './mention.js';
import { isConfirmed, isPartOfLongerName, standsAlone } from './name-context.js';
import type { NameHit } from './name-hits.js';
import { type Field, gapAfter, isCapitalised } from './tokens.js';
import { frequencyOf } from './word-frequency.js';

/** After a name these words show that it belongs to this trade. */
const TRADE =
  /^(protocol|network|blockchain|mainnet|testnet|token|tokens|foundation|labs|dao|finance|ecosystem|validators|stakers|devnet)$/;

/** Names that count as mentions in their context. */
export function nameMentions(
  fields: readonly Field[],
  hits: readonly (readonly NameHit[])[],
  categories: readonly string[],
): Finding[] {
  const said = new Set(
    fields.flatMap((field) => (field.isUpperCase ? [] : field.tokens.map(({ text }) => text))),
  );
  const tags = new Set(categories.map((category) => category.toLowerCase()));
  return fields.flatMap((field, index) => {
    const found: Finding[] = [];
    let after = 0;
    // Longest first at each token: the words of a longer name are not read again.
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

function finding(field: Field, { from, to, entry }: NameHit, why: string): Finding {
  const text = field.text.slice(field.tokens[from]!.start, field.tokens[to - 1]!.end);
  const weight = (why === 'name' ? 0.95 : 0.85) - (field.name === 'title' ? 0 : 0.05);
  return { asset: entry.asset, evidence: { by: 'name', text, in: field.name, why }, weight };
}

/**
 * Whether it is written like the name: with its capitals if one of its words is also an ordinary word. `XRP` and `dYdX` are
 * names as they stand; so is a lower-case `bitcoin`.
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

/** Why the name counts; null if it does not. */
function reason(
  field: Field,
  hit: NameHit,
  said: ReadonlySet<string>,
  tags: ReadonlySet<string>,
): string | null {
  const { from, to, entry } = hit;
  const { tokens } = field;
  if (isPartOfLongerName(field, hit)) return null;
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
