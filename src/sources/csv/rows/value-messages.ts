import { preview } from '../../../domain/fields.js';
import { parseDate, partsOfDate } from '../values/date.js';
import { mayBeginWithYear } from '../values/years.js';
import { isSerial } from '../values/epoch.js';
import type { Layout } from '../layout/layout.js';
import type { ValueFormat } from '../layout/format.js';
import { parseNumber } from '../values/number.js';
import { ambiguousZone } from '../values/zone.js';

/** Explains why a value is not a number under the file's rules, and what to do. */
export function badNumberMessage(value: string, { decimal, decimalBy }: ValueFormat): string {
  const other = decimal === '.' ? ',' : '.';
  if (typeof parseNumber(value, other) !== 'string')
    return `expected a number such as 1234.50, 5% or 1.2B, got ${preview(value)}; correct or empty the field`;
  const expected = `expected a number with the decimal separator "${decimal}", got ${preview(value)}`;
  return decimalBy === 'file'
    ? `${expected}; other values in the file use "${decimal}" (which overrides CSV_DECIMAL): write this one the same way`
    : `${expected}; if the file writes decimals with "${other}", set CSV_DECIMAL=${other}`;
}

/** Explains why a single value cannot have its own scale, and what to do. */
export function badScaleMessage(value: string, power: number): string {
  return `expected a number that is multiplied by 1${'0'.repeat(Math.max(0, power))}, as the header says, got ${preview(value)}, which has a scale of its own; correct one of them`;
}

/** Explains why a value is not a pair, and what to do. */
export function badPairMessage(value: string, { currencies, symbols }: Layout): string {
  if (symbols)
    return `expected a symbol as ${symbols.join(' or ')} describes it, got ${preview(value)}; correct the field`;
  const among = currencies ? `, with one of ${currencies.slice(0, 20).join(', ')}` : '';
  return `expected a coin and its currency, such as BTC/EUR${among}, got ${preview(value)}; correct the field, or divide it by "symbols" in a profile`;
}

/** Explains why a number that could be read in two ways is not read at all. */
export function ambiguousNumberMessage(value: string): string {
  return `expected a number that can be read in one way, got ${preview(value)}: some numbers in the file have a decimal point and some a decimal comma; write them in one way, or set "decimal" in a profile`;
}

/** Explains why a date that could be read in two ways is not read at all. */
export function ambiguousDateMessage(value: string): string {
  return `expected a date that can be read in one way, got ${preview(value)}: some dates in the file have the day first and some the month; write them in one way, or set "date_order" in a profile`;
}

const SPOKEN = { dmy: 'the day first', mdy: 'the month first', ymd: 'the year first' } as const;

/** Explains why a value is not a date under the file's rules, and what to do. */
export function badDateMessage(value: string, format: ValueFormat): string {
  const got = `got ${preview(value)}`;
  const { dateOrder, dateOrderBy } = format;
  const parts = partsOfDate(value);
  if (parts && dateOrderBy !== 'file' && mayBeginWithYear(parts) && value.includes('-'))
    return `expected a year of four digits, ${got}: nothing in the file shows which part of its two-digit dates is the year; write the year in full, or set CSV_DATE_ORDER=ymd if it comes first`;
  const other = (['dmy', 'mdy', 'ymd'] as const).find(
    (order) => parseDate(value, { ...format, dateOrder: order, dateOrderBy: 'file' }) !== undefined,
  );
  if (other !== undefined) {
    const expected = `expected a date with ${SPOKEN[dateOrder]}, ${got}`;
    return dateOrderBy === 'file'
      ? `${expected}; other dates in the file use this order (which overrides CSV_DATE_ORDER): write this one the same way`
      : `${expected}; if it has ${SPOKEN[other]}, set CSV_DATE_ORDER=${other}`;
  }
  const zone = ambiguousZone(value);
  if (zone)
    return `expected a time zone such as +05:30 or Europe/Berlin, ${got}: ${zone} can mean several zones`;
  if (/^\s*\d(?:[.,]\d+)?E\+?\d+\s*$/i.test(value))
    return `expected a moment with all of its digits, ${got}: a spreadsheet has rounded it; export the column as text or as dates`;
  if (isSerial(value))
    return `expected a date, ${got}; spreadsheet serial numbers are read only where the column contains nothing else`;
  return `expected a date such as 2024-01-15T10:30:00Z, 15/01/2024 or 1705314600, ${got}; correct the field`;
}
