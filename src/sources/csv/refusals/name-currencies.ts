import { currenciesOf } from '../coins/currency.js';
import type { ValueFormat } from '../layout/format.js';
import type { Layout } from '../layout/layout.js';
import { currencyOfHeader } from '../header/header-currency.js';
import { currencyOf } from '../header/named-columns.js';
import { titleOf } from '../header/header-title.js';
import { currenciesNamed } from '../facts/name-rules.js';
import { currencyMarks } from '../values/number.js';
import { currencyRule } from '../rows/row-currency.js';
import { currenciesMentioned, statedCurrency } from '../facts/stated-currency.js';
import { adviseProfileEntry } from '../profiles/advice.js';
import { factsInLine } from '../layout/preamble.js';
import type { Profile } from '../profiles/profile.js';
import { splitPair } from '../coins/pair.js';

interface Stated {
  format: ValueFormat;
  name: string;
  /** Lines before, between and after the rows. */
  notes: readonly string[];
  /** Lines before and after the table. */
  outside: readonly string[];
  columns: readonly string[];
  rows: readonly Readonly<Record<string, string>>[];
  profile: Profile | undefined;
}

/**
 * Refuses a file whose rows state no currency while its name or price header names several, or a line next to the table
 * names a currency other than that of the header, of another line, or the assumed one.
 * @throws UnusablePartition `ambiguous_currency`, `contradictory_currency`
 */
export function assertOneCurrency(
  layout: Layout,
  { format, name, notes, outside, rows, columns: all, profile }: Stated,
): void {
  const { money, columns, ofPrice, usual } = currencyRule(layout, format);
  const { symbol, pair, currency } = layout.columns;
  if (ofPrice !== undefined && (pair ?? currency) === undefined && !profile?.constants?.currency)
    assertLinesAgree(ofPrice, { outside, name, columns: all });
  if (layout.coins || ofPrice !== undefined || Object.keys(columns).length) return;
  if (pair !== undefined || currency !== undefined) return;
  const problem = problemOfHeader(layout.columns[money[0]!], usual) ?? problemOf(name, notes, usual);
  if (problem === undefined) return;
  const says = (row: Readonly<Record<string, string>>) =>
    (symbol !== undefined && /[-/]/.test(row[symbol] ?? '') && splitPair(row[symbol]!) !== undefined) ||
    money.some((role) => currencyMarks(row[layout.columns[role] ?? ''] ?? '').length > 0);
  if (rows.some(says)) return;
  const constants = { currency: currenciesNamed(name)[0] ?? 'EUR' };
  throw adviseProfileEntry('ambiguous_currency', problem, name, { constants });
}

/** Another column may be in the currency of the line: `Portfolio (EUR)` above `Price (USD)` and `Value (EUR)`. */
function assertLinesAgree(
  known: string,
  { outside, name, columns }: Pick<Stated, 'outside' | 'name' | 'columns'>,
): void {
  const isOther = (code: string | undefined) =>
    code !== undefined && code !== known && !columns.some((column) => currencyOf(column) === code);
  const line = outside.find((note) => isOther(factsInLine(note).currency));
  if (line === undefined) return;
  throw adviseProfileEntry(
    'contradictory_currency',
    `the line ${JSON.stringify(line.slice(0, 100))} of ${name} says that amounts are in ${factsInLine(line).currency}, but another line, its header or its name says ${known}. Correct the one that is wrong, or`,
    name,
    { constants: { currency: known } },
  );
}

function problemOfHeader(column: string | undefined, usual: string): string | undefined {
  const { title } = titleOf(column ?? '');
  const named = currencyOfHeader(title);
  if (named?.currency !== null) return undefined;
  const sign = isolatedMark(title);
  if (sign !== undefined && currenciesOf(sign).includes(usual)) return undefined;
  return `the header ${JSON.stringify(column)} does not say clearly which currency its amounts are in. Write its code, as in "Price (JPY)", or`;
}

/** `¥` of `Price (¥)`, `kr` of `Price (kr)`. */
function isolatedMark(title: string): string | undefined {
  return title.split(/[\s()[\]（）_]+/).find((word) => word && currenciesOf(word)[0] === null);
}

function problemOf(name: string, notes: readonly string[], usual: string): string | undefined {
  const named = currenciesNamed(name);
  const which = 'and nothing in it says which of them its amounts are in. Rename it, or';
  if (named.length > 1) return `the name of the file says ${named.join(' and ')}, ${which}`;
  const unclear = notes.find((note) => statedCurrency(note) === null);
  const mentions = notes.find((note) => currenciesMentioned(note).some((one) => one !== usual));
  const line = unclear ?? mentions;
  if (line === undefined) return undefined;
  const quoted = JSON.stringify(line.slice(0, 100));
  return `the line ${quoted} names a currency, but not clearly that of all amounts. Write it as "Currency: EUR" or into the header of the price, or`;
}
