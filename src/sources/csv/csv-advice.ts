import { preview } from '../../domain/fields.js';
import { parseDate } from './csv-date.js';
import type { ValueFormat } from './csv-format.js';
import { parseNumber } from './csv-number.js';

/** What is wrong with a value that is no number under the rules of its file, and what to do. */
export function numberAdvice(value: string, { decimal, decimalBy }: ValueFormat): string {
  const other = decimal === '.' ? ',' : '.';
  if (typeof parseNumber(value, other) !== 'string')
    return `expected a number such as 1234.50, 5% or 1.2B, got ${preview(value)}; correct or empty the field`;
  const expected = `expected a number with "${decimal}" in front of its decimals, got ${preview(value)}`;
  return decimalBy === 'file'
    ? `${expected}; other values of the file prove the "${decimal}" (else CSV_DECIMAL would decide): write this one alike`
    : `${expected}; if the file writes decimals with "${other}", set CSV_DECIMAL=${other}`;
}

/** What is wrong with a value that is no date under the rules of its file, and what to do. */
export function dateAdvice(value: string, format: ValueFormat): string {
  const { dateOrder, dateOrderBy } = format;
  const other = dateOrder === 'dmy' ? 'mdy' : 'dmy';
  if (parseDate(value, { ...format, dateOrder: other }) === undefined)
    return `expected a date such as 2024-01-15T10:30:00Z, 15/01/2024 or 1705314600, got ${preview(value)}; correct the field`;
  const order = dateOrder === 'dmy' ? 'the day first' : 'the month first';
  return dateOrderBy === 'file'
    ? `expected a date with ${order}, got ${preview(value)}; other dates of the file prove it (else CSV_DATE_ORDER would decide): write this one alike`
    : `expected a date with ${order}, got ${preview(value)}; if it is the other way round, set CSV_DATE_ORDER=${other}`;
}
