import type { Dictionary, NameEntry } from './dictionary.js';
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
    // The plural: "bitcoins".
    let node =
      names.next.get(lower) ?? (/.{6}s$/.test(lower) ? names.next.get(lower.slice(0, -1)) : undefined);
    for (let to = from + 1; node; to++) {
      if (node.entry) hits.push({ from, to, entry: node.entry });
      if (to === field.tokens.length || !/^[\s\-–.'’&]$/.test(gapAfter(field, to - 1))) break;
      node = node.next.get(field.tokens[to]!.lower);
    }
    return hits.reverse();
  });
}
