import { z } from 'zod';
import { preview } from '../../../domain/fields.js';
import { candleOf, type CsvCandle, type CsvGap } from './candle.js';
import type { CsvFormat, ValueFormat } from '../layout/format.js';
import { type Layout, layoutOfColumns } from '../layout/layout.js';
import { type CsvQuote, quoteOf } from './quote.js';
import { coinReader } from '../layout/coin-reader.js';
import { assertSame } from './repeated-columns.js';
import type { Role } from '../header/roles.js';
import { currencyRule } from './row-currency.js';
import { type FieldRules, RowCells } from './row-cells.js';

/** The values of a row for one coin. Amounts are exact decimals. */
type CsvItem = CsvQuote | CsvCandle | CsvGap;

/** A row with several coins side by side. */
interface CsvSeveral {
  kind: 'several';
  rows: readonly CsvItem[];
}

/** A parsed row of any file. */
export type CsvRow = CsvItem | CsvSeveral;

/** Parses the rows of one file. Issues use the file's own column names. */
export function rowSchema(
  columns: readonly string[],
  format: ValueFormat & Pick<CsvFormat, 'layout' | 'evidence'>,
): z.ZodType<CsvRow> {
  const read = readerOf(layoutOfColumns(columns, format.layout), format, lastOf(columns, format.layout));
  return z.unknown().transform((payload, context) => {
    if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) {
      context.addIssue({
        code: 'custom',
        params: { code: 'not_a_row' },
        message: `expected a row, got ${preview(payload)}`,
      });
      return z.NEVER;
    }
    return read(payload as Record<string, unknown>, context);
  });
}

type Reader<Row> = (payload: Record<string, unknown>, context: z.RefinementCtx) => Row;

function readerOf(layout: Layout, format: ValueFormat, last: string): Reader<CsvRow> {
  const { coins, ...shared } = layout;
  if (!coins) return readerOfOne(layout, format, last);
  const readers = coins.map(({ columns, constants }) =>
    readerOfOne(
      {
        ...shared,
        columns: { ...shared.columns, ...columns },
        constants: { ...constants, ...shared.constants },
      },
      format,
      last,
    ),
  );
  // The cell of a coin that did not exist yet is empty.
  const says = (row: CsvItem) => row.kind === 'candle' || (row.kind === 'quote' && row.price !== null);
  return (payload, context) => ({
    kind: 'several',
    rows: readers.map((read) => read(payload, context)).filter(says),
  });
}

function readerOfOne(layout: Layout, format: ValueFormat, last: string): Reader<CsvItem> {
  const rules: FieldRules = {
    ...format,
    layout,
    currencies: currencyRule(layout, format),
    coinOf: coinReader(layout),
  };
  const read = layout.kind === 'candle' ? candleOf : quoteOf;
  const repeats = Object.entries(layout.repeats ?? {}) as [Role, readonly string[]][];
  const isShort = (payload: Record<string, unknown>) => (payload[last] ?? '') === '';
  return (payload, context) => {
    const cells = new RowCells(payload, layout.columns, rules, context);
    const row = read(cells);
    for (const [role, twins] of repeats) assertSame(cells, role, twins);
    if (cells.notes) settle(row, cells, isShort(payload), context);
    return row;
  };
}

function lastOf(columns: readonly string[], layout: Layout | undefined): string {
  return columns[(layout?.width ?? columns.length) - 1] ?? '';
}

/**
 * Adds notes on values that were read as empty. If the row's last field is empty as well, it is rejected instead: a
 * delimiter may be missing, so that values, perhaps even the price, are in the wrong columns.
 */
function settle(row: CsvItem, { notes = [] }: RowCells, isShort: boolean, context: z.RefinementCtx): void {
  if (row.kind === 'gap') return;
  if (!isShort) row.notes = notes;
  else
    for (const { path, code, message } of notes)
      context.addIssue({ code: 'custom', path: [path], params: { code }, message });
}
