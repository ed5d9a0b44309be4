import { pairOf } from '../coins/currency.js';
import { usualSymbol } from '../coins/coins.js';
import { gluedPairOf, isKnownPair } from '../coins/glued-pairs.js';
import { coinOfLine } from './coin-of-line.js';
import { statedCurrency } from '../facts/stated-currency.js';
import type { StatedFacts } from '../facts/stated-facts.js';

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
    const { symbol, currency } = factsInLine(noteOf(cells));
    if (symbol !== undefined) found.symbol ??= symbol;
    if (currency !== undefined) found.currency ??= currency;
  }
  return found;
}

/** Facts from one line outside the table. */
export function factsInLine(line: string): Pick<StatedFacts, 'symbol' | 'currency'> {
  const text = line.replace(/^#\s*/, '');
  const currency = statedCurrency(text) ?? undefined;
  const named = coinOfLine(text);
  // `Prices in DOGE`
  if (named !== undefined && named.symbol === currency) return { currency };
  const coin = named?.isCertain ? named : symbolIn(text);
  const stated = currency ?? coin?.currency;
  return { ...(coin?.symbol && { symbol: coin.symbol }), ...(stated && { currency: stated }) };
}

/** `Symbol: FOO` and `Symbol FOO`, but not `Market data`. */
function symbolIn(text: string): StatedFacts | undefined {
  const { sign = '', called: name = '' } = SYMBOL.exec(text)?.groups ?? {};
  const called = name.toUpperCase();
  if (!called || (sign.trim() === '' && called !== name)) return undefined;
  const apart = pairOf(called);
  if (apart) return { symbol: usualSymbol(apart.coin), currency: apart.currency };
  return (isKnownPair(called) ? gluedPairOf(called) : undefined) ?? { symbol: called };
}
