import type { Dictionary, NameEntry } from './dictionary.js';
import { MAX_RANK_OF_SYMBOL_ALONE, rankOf } from './named-asset.js';
import { type Field, gapAfter } from './tokens.js';

/** A name of the dictionary in a field: tokens from `from` up to `to`. */
export interface NameHit {
  readonly from: number;
  readonly to: number;
  readonly entry: NameEntry;
}

/** All names in the field: every one that begins at each token, longest first. */
export function nameHits(field: Field, { names }: Dictionary): NameHit[] {
  return field.tokens.flatMap((_token, from) => {
    const hits: NameHit[] = [];
    const { lower } = field.tokens[from]!;
    let node = names.next.get(lower) ?? uninflected(lower, names);
    for (let to = from + 1; node; to++) {
      if (node.entry) hits.push({ from, to, entry: node.entry });
      if (to === field.tokens.length || !/^[\s\-–.'’&]$/.test(gapAfter(field, to - 1))) break;
      node = node.next.get(field.tokens[to]!.lower);
    }
    return hits.reverse();
  });
}

/** Endings of nouns in Polish, Czech, Croatian, Romanian, Finnish, Hungarian and Swedish, and German compounds. */
const ENDINGS =
  'a u em om y i ie owi ów ů ach ech ami en ul ului in ia it ien ista t nak nal nek ra ban kurs preis'.split(
    ' ',
  );
/** Shorter names with an ending may be other words. */
const SHORTEST_STEM = 7;

/** The node of a name in the plural ("bitcoins") or, for the largest assets, with another ending ("bitcoina"). */
function uninflected(lower: string, { next }: Dictionary['names']): Dictionary['names'] | undefined {
  const singular = /.{6}s$/.test(lower) ? next.get(lower.slice(0, -1)) : undefined;
  if (singular || lower.length <= SHORTEST_STEM) return singular;
  const stems = ENDINGS.flatMap((one) => (lower.endsWith(one) ? lower.slice(0, -one.length) : []));
  return stems
    .filter(({ length }) => length >= SHORTEST_STEM)
    .map((stem) => next.get(stem))
    .find((node) => node?.entry?.needs === 'plain' && rankOf(node.entry.asset) <= MAX_RANK_OF_SYMBOL_ALONE);
}
