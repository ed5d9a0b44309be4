import type { Dictionary } from './dictionary.js';
import {
  mostProminent,
  MAX_RANK_OF_NAME_IN_TRADE,
  rankOf,
  MAX_RANK_OF_SYMBOL_IN_CONTEXT,
} from './named-asset.js';
import type { NameHit } from './name-hits.js';
import { isCertainSymbol } from './article-context.js';
import { MARKET_ONLY, MOVES } from './vocabulary.js';
import { type Field, isCapitalised } from './tokens.js';

/** The text between two members of a list: `BTC, ETH and XRP`. */
const JOINT =
  /^\)?\s*(,|\/|&|\+|\||,?\s+(and|or|vs\.?|versus|plus|y|e|et|ou|o|und|oder|ve|en|och|og|и)\s)\s*(and\s+|or\s+)?$/i;

interface Member {
  readonly from: number;
  readonly to: number;
  readonly isCertain: boolean;
}

/** Whether the tokens from `from` up to `to` are in a list of coins, as its other members show. */
export type IsInRow = (from: number, to: number) => boolean;

export function rowsOf(field: Field, hits: readonly NameHit[], dictionary: Dictionary): IsInRow {
  const rows = rowsOfMembers(field, membersOf(field, hits, dictionary));
  return (from, to) =>
    rows.some((row) => {
      const others = row.filter((member) => member.from !== from || member.to !== to);
      if (others.length === row.length) return false;
      const areSymbols = row.every(({ to, from }) => to - from === 1 && isSymbol(field.tokens[from]!.text));
      if (others.some(({ isCertain }) => isCertain)) return true;
      if (!areSymbols || field.isUpperCase) return false;
      const following = field.tokens[row.at(-1)!.to]?.lower ?? '';
      return (
        row.length > 2 ||
        row.some(({ isCertain }) => isCertain) ||
        MOVES.has(following) ||
        MARKET_ONLY.has(following)
      );
    });
}

const isSymbol = (text: string): boolean => /^[A-Z0-9]{2,12}$/.test(text) && /[A-Z]/.test(text);

function membersOf(field: Field, hits: readonly NameHit[], dictionary: Dictionary): Member[] {
  const members: Member[] = [];
  field.tokens.forEach(({ text }, index) => {
    if (index < (members.at(-1)?.to ?? 0)) return;
    const hit = hits.find(
      ({ from, entry, to }) =>
        from === index &&
        rankOf(entry.asset) <= MAX_RANK_OF_NAME_IN_TRADE &&
        isCapitalised(field.tokens[to - 1]!.text),
    );
    const isCertain = isCertainSymbol(text, dictionary);
    if (isCertain) members.push({ from: index, to: index + 1, isCertain });
    else if (hit)
      members.push({ from: index, to: hit.to, isCertain: ['plain', 'unit'].includes(hit.entry.needs) });
    else if (isSymbol(text)) {
      const asset = mostProminent(dictionary.symbols.get(text) ?? []);
      if (asset && rankOf(asset) <= MAX_RANK_OF_SYMBOL_IN_CONTEXT)
        members.push({ from: index, to: index + 1, isCertain: false });
    }
  });
  return members;
}

function rowsOfMembers({ text, tokens }: Field, members: readonly Member[]): Member[][] {
  const rows: Member[][] = [];
  for (const member of members) {
    const last = rows.at(-1)?.at(-1);
    const gap = last && text.slice(tokens[last.to - 1]!.end, tokens[member.from]!.start);
    if (gap !== undefined && JOINT.test(gap)) rows.at(-1)!.push(member);
    else rows.push([member]);
  }
  return rows.filter((row) => row.length > 1);
}
