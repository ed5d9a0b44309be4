import type { ValueFormat } from './csv-format.js';
import type { Layout } from './csv-layout.js';
import { currenciesNamed } from './csv-name-rules.js';
import { currencyMarks } from './csv-number.js';
import { currencyRule } from './csv-row-currency.js';
import { addEntry } from './profiles/advice.js';
import { splitPair } from './profiles/pair.js';

/**
 * Refuses a file whose name says several currencies while its rows say none: one of them would be guessed.
 * @throws UnusablePartition `ambiguous_currency`
 */
export function assertOneCurrency(
  layout: Layout,
  format: ValueFormat,
  name: string,
  rows: readonly Readonly<Record<string, string>>[],
): void {
  const named = currenciesNamed(name);
  const { money, columns, ofPrice } = currencyRule(layout, format);
  const { symbol, pair, currency } = layout.columns;
  if (named.length < 2 || layout.coins || ofPrice !== undefined || Object.keys(columns).length) return;
  if (pair !== undefined || currency !== undefined) return;
  const says = (row: Readonly<Record<string, string>>) =>
    (symbol !== undefined && /[-/]/.test(row[symbol] ?? '') && splitPair(row[symbol]!) !== undefined) ||
    money.some((role) => currencyMarks(row[layout.columns[role] ?? ''] ?? '').length > 0);
  if (rows.some(says)) return;
  throw addEntry(
    'ambiguous_currency',
    `the name of the file says ${named.join(' and ')}, and nothing in it says which of them its amounts are in. Rename it, or`,
    name,
    { constants: { currency: named[0]! } },
  );
}
