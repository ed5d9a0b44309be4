import { parseDate } from '../values/date.js';
import { mapColumns } from '../header/header.js';

const ROWS = 20;

/** Column names, with the first one named if it has no name and contains the only dates, as pandas and R write an index. */
export function withUnnamedDates(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  if (columns[0] !== 'col_1' || rows.length < 2) return columns;
  const isDate = ([cell = '']: readonly string[]) =>
    parseDate(cell, { dateOrder: 'dmy', timeZone: 'UTC' }) ??
    parseDate(cell, { dateOrder: 'mdy', timeZone: 'UTC' });
  const isIndex = rows.slice(0, ROWS).every(isDate) && mapColumns(columns).date === undefined;
  return isIndex ? ['date', ...columns.slice(1)] : columns;
}
