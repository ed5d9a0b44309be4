import { isAmbiguousSymbol } from './ambiguous-symbol.js';
import type { Dictionary, NameEntry } from './dictionary.js';
import { mostProminent, type NamedAsset, rankOf, MAX_RANK_OF_SYMBOL_IN_CONTEXT } from './named-asset.js';
import type { Finding } from './mention.js';
import { IN_LOWER_CASE } from './symbol-tags.js';
import { type Field, wordsOf } from './tokens.js';

const WEIGHT = 0.85;

/** Assets whose whole name or symbol is one of the feed's own categories for the article. */
export function categoryMentions(
  categories: readonly string[],
  fields: readonly Field[],
  dictionary: Dictionary,
): Finding[] {
  const capitals = new Set(fields.flatMap(({ tokens }) => tokens.map(({ text }) => text)));
  return categories.flatMap((category): Finding[] => {
    const tag = plainTag(category);
    const asset = bySymbol(tag, dictionary) ?? byName(tag, dictionary, capitals);
    return asset
      ? [
          {
            asset,
            evidence: { by: 'category', text: category, in: 'categories', why: 'category' },
            weight: WEIGHT,
          },
        ]
      : [];
  });
}

/** `#Bitcoin`, `$BTC` and `Bitcoin (BTC)` without what accompanies the name. */
const plainTag = (category: string): string =>
  category
    .trim()
    .replace(/^[$#]/, '')
    .replace(/\s*\([^)]*\)$/, '');

function bySymbol(category: string, { symbols }: Dictionary): NamedAsset | null {
  const symbol = IN_LOWER_CASE.has(category) ? category.toUpperCase() : category;
  const asset = mostProminent(symbols.get(symbol) ?? []);
  return asset &&
    rankOf(asset) <= MAX_RANK_OF_SYMBOL_IN_CONTEXT &&
    symbol.length > 2 &&
    !isAmbiguousSymbol(symbol)
    ? asset
    : null;
}

/** A name that is also a word ("Flow") counts only if the text capitalises it, too. */
function byName(category: string, { names }: Dictionary, said: ReadonlySet<string>): NamedAsset | null {
  let node = names;
  for (const lower of wordsOf(category)) {
    const next = node.next.get(lower);
    if (!next) return null;
    node = next;
  }
  const entry: NameEntry | undefined = node.entry;
  if (!entry || rankOf(entry.asset) > MAX_RANK_OF_SYMBOL_IN_CONTEXT) return null;
  if (entry.needs === 'plain' || entry.needs === 'short') return entry.asset;
  return entry.needs === 'proper' && said.has(category) ? entry.asset : null;
}
