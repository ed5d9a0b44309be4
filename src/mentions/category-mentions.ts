import { isAmbiguousSymbol } from './ambiguous-symbol.js';
import type { Dictionary, NameEntry } from './dictionary.js';
import { mostProminent, type KnownAsset, rankOf } from './known-asset.js';
import type { Finding } from './mention.js';
import { type Field, wordsOf } from './tokens.js';

const WEIGHT = 0.85;
/** Feeds tag articles with the symbols of these. */
const TRADED = 200;

/** What the feed itself files the article under, where that is the whole name or symbol of an asset. */
export function categoryMentions(
  categories: readonly string[],
  fields: readonly Field[],
  dictionary: Dictionary,
): Finding[] {
  const capitals = new Set(fields.flatMap(({ tokens }) => tokens.map(({ text }) => text)));
  return categories.flatMap((category): Finding[] => {
    const asset = bySymbol(category, dictionary) ?? byName(category, dictionary, capitals);
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

function bySymbol(category: string, { symbols }: Dictionary): KnownAsset | null {
  const symbol = category.replace(/^\$/, '');
  const asset = mostProminent(symbols.get(symbol) ?? []);
  return asset && rankOf(asset) <= TRADED && symbol.length > 2 && !isAmbiguousSymbol(symbol) ? asset : null;
}

/** Of a name that is a word, only where the text has it with its capital, too: "Flow" is filed under other things. */
function byName(category: string, { names }: Dictionary, said: ReadonlySet<string>): KnownAsset | null {
  let node = names;
  for (const lower of wordsOf(category)) {
    const next = node.next.get(lower);
    if (!next) return null;
    node = next;
  }
  const entry: NameEntry | undefined = node.entry;
  if (!entry || rankOf(entry.asset) > TRADED) return null;
  return entry.needs === 'plain' || (entry.needs === 'proper' && said.has(category)) ? entry.asset : null;
}
