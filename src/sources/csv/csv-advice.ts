import { preview } from '../../domain/fields.js';
import { parseDate } from './csv-date.js';
import type { ValueFormat } from './csv-format.js';
import { parseNumber } from './csv-number.js';

/** Explains why a value is not a number under the file's rules, and what to do. */
export function numberAdvice(value: string, { decimal, decimalBy }: ValueFormat): string {
  const other = decimal === '.' ? ',' : '.';
  if (typeof parseNumber(value, other) !== 'string')
    return `expected a number such as 1234.50, 5% or 1.2B, got ${preview(value)}; correct or empty the field`;
  const expected = `expected a number with the decimal separator "${decimal}", got ${preview(value)}`;
  return decimalBy === 'file'
    ? `${expected}; other values in the file use "${decimal}" (which overrides CSV_DECIMAL): write this one the same way`
    : `${expected}; if the file writes decimals with "${other}", set CSV_DECIMAL=${other}`;
}

/** Explains why a value is not a date under the file's rules, and what to do. */
export function dateAdvice(value: string, format: ValueFormat): string {
  const { dateOrder, dateOrderBy } = format;
  const other = dateOrder === 'dmy' ? 'mdy' : 'dmy';
  if (parseDate(value, { ...format, dateOrder: other }) === undefined)
    return `expected a date such as 2024-01-15T10:30:00Z, 15/01/2024 or 1705314600, got ${preview(value)}; correct the field`;
  const order = dateOrder === 'dmy' ? 'the day first' : 'the month first';
  return dateOrderBy === 'file'
    ? `expected a date with ${order}, got ${preview(value)}; other dates in the file use this order (which overrides CSV_DATE_ORDER): write this one the same way`
    : `expected a date with ${order}, got ${preview(value)}; if it is the other way round, set CSV_DATE_ORDER=${other}`;
}
