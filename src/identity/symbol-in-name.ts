import { hasDistinctiveWord } from './name-words.js';

/** Whether a name may contain a symbol in any case: a regular expression for each listing would take longer than all the rest. */
const mayContain = (name: string, symbol: string) =>
  /[^ -~]/.test(name + symbol) || name.toLowerCase().includes(symbol.toLowerCase());

/** A bracket or a separator, without which no part of a name is set apart. */
const IS_APART = /[([{–—:/|]|\s-\s/;
const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Without a symbol that is set apart: "Bitcoin (BTC)", "BTC - Bitcoin", "[BTC] Bitcoin", "MATIC / Polygon". */
export function withoutSymbol(name: string, symbol: string | null): string {
  const wanted = symbol?.trim().replace(/^\$/, '');
  if (!wanted || name.length <= wanted.length) return name;
  if (name === name.trim() && !(IS_APART.test(name) && mayContain(name, wanted))) return name;
  const one = `\\$?${escaped(wanted)}`;
  const apart = String.raw`(?:\s+-\s+|\s*[–—:/|]\s*)`;
  const found = new RegExp(String.raw`\s*[([{]\s*${one}\s*[)\]}]\s*|^${one}${apart}|${apart}${one}$`, 'iu');
  const rest = name.trim().replace(found, ' ').trim();
  return hasDistinctiveWord(rest) || isShort(wanted, rest) ? rest : name;
}

/** Without a symbol before or after the rest: "Cosmos Hub Atom". Null if there is none. */
export function besideSymbol(name: string, symbol: string | null): string | null {
  const wanted = symbol?.trim().replace(/^\$/, '');
  if (!wanted || !mayContain(name, wanted)) return null;
  const rest = withoutFirst(name.trim(), wanted) ?? withoutLast(name.trim(), wanted);
  return rest !== null && (hasDistinctiveWord(rest) || isShort(wanted, rest)) ? rest : null;
}

function withoutFirst(name: string, symbol: string): string | null {
  const start = name.startsWith('$') ? 1 : 0;
  const end = start + symbol.length;
  const rest = name.slice(end);
  return isSame(name.slice(start, end), symbol) && /^\s/.test(rest) ? rest.trimStart() : null;
}

function withoutLast(name: string, symbol: string): string | null {
  const rest = name.slice(0, -symbol.length);
  if (!isSame(name.slice(rest.length), symbol)) return null;
  const before = rest.endsWith('$') ? rest.slice(0, -1) : rest;
  return /\s$/.test(before) ? before.trimEnd() : null;
}

const isSame = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

/** "CELR" is short for "Celer Network", though that names a bridge; "BTC" is not short for the rest of "Wrapped (BTC)". */
function isShort(symbol: string, name: string): boolean {
  let at = 0;
  const wanted = symbol.toLowerCase();
  for (const letter of name.toLowerCase()) if (letter === wanted[at]) at++;
  return at === wanted.length;
}
