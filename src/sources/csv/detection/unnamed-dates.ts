import { parseDate } from '../values/date.js';
import { mapColumns } from '../header/header.js';

const ROWS = 20;

/** Column names. An unnamed first column gets a name if it has the only dates: pandas and R write an index this way. */
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
