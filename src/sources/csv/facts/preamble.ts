import { pairOf } from '../coins/currency.js';
import { gluedPairOf, isKnownPair } from '../coins/glued-pairs.js';
import { statedCurrency } from './stated-currency.js';
import type { StatedFacts } from './stated-facts.js';

const SYMBOL =
  /^(?:symbol|ticker|coin|asset|pair|trading pair|market|instrument)(?<sign>[\s:=,;]+)(?<called>[A-Za-z\d/-]{2,20})[\s,;]*$/i;

/** A line outside the table as one text: `Currency,EUR` becomes `Currency: EUR`. */
export function noteOf(cells: readonly string[]): string {
  const [first = '', second, ...more] = cells.map((cell) => cell.trim()).filter(Boolean);
  if (second === undefined) return first;
  const isLabelled = more.length === 0 && !/[:：=]/.test(first);
  return [isLabelled ? `${first}:` : first, second, ...more].join(' ');
}

/** Facts about all rows from the lines before the header: `Currency: EUR`, `All prices in CHF`, `Symbol: BTC`. */
export function factsInPreamble(rows: readonly (readonly string[])[]): StatedFacts {
  const found: StatedFacts = {};
  for (const cells of rows) {
    const text = noteOf(cells).replace(/^#\s*/, '');
    const currency = statedCurrency(text);
    if (currency) found.currency ??= currency;
    const { sign = '', called: name = '' } = SYMBOL.exec(text)?.groups ?? {};
    const called = name.toUpperCase();
    // `Symbol BTC`, but not `Market data`
    if (!called || (sign.trim() === '' && called !== name)) continue;
    const apart = pairOf(called);
    const pair = apart
      ? { symbol: apart.coin, currency: apart.currency }
      : isKnownPair(called)
        ? gluedPairOf(called)
        : undefined;
    found.symbol ??= pair?.symbol ?? called;
    if (pair) found.currency ??= pair.currency;
  }
  return found;
}
