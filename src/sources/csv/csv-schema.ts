import { z } from 'zod';
import { preview } from '../../domain/fields.js';
import { candleOf, type CsvCandle, type CsvGap } from './csv-candle.js';
import type { CsvFormat, ValueFormat } from './csv-format.js';
import { layoutOfColumns } from './csv-layout.js';
import { type CsvQuote, quoteOf } from './csv-quote.js';
import { coinReader } from './csv-coin-reader.js';
import { currencyRule } from './csv-row-currency.js';
import { RowFields } from './csv-row-fields.js';

/** A row of any file, read. Amounts are exact decimals. */
export type CsvRow = CsvQuote | CsvCandle | CsvGap;

/** Reads the rows of one file. Issues name the file's own columns. */
export function rowSchema(
  columns: readonly string[],
  format: ValueFormat & Pick<CsvFormat, 'layout'>,
): z.ZodType<CsvRow> {
  const layout = layoutOfColumns(columns, format.layout);
  const rules = { ...format, layout, currencies: currencyRule(layout, format), coinOf: coinReader(layout) };
  const read = layout.kind === 'candle' ? candleOf : quoteOf;
  return z.unknown().transform((payload, context) => {
    if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) {
      context.addIssue({
        code: 'custom',
        params: { code: 'not_a_row' },
        message: `expected a row, got ${preview(payload)}`,
      });
      return z.NEVER;
    }
    return read(new RowFields(payload as Record<string, unknown>, layout.columns, rules, context));
  });
}
