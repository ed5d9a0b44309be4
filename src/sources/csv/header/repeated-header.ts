import { UnusablePartition } from '../../../domain/errors.js';
import { columnNames, looksLikeData, mapCandle, mapColumns, missingRoles } from './header.js';
import { simplifiedName } from './named-columns.js';

/** The name given to an unnamed column. */
const UNNAMED = /^col_\d+$/;

/**
 * Detects repeated headers, as in a file concatenated from several.
 * @returns a test for rows, which throws UnusablePartition `other_header` if the rows below have other columns
 */
export function repeatedHeaderTest(
  columns: readonly string[],
  date: string,
): (row: Readonly<Record<string, string>>, line: number) => boolean {
  const names = columns.map(simplifiedName);
  return (row, line) => {
    const cell = row[date];
    if (!cell || /\d/.test(cell)) return false;
    const cells = columns.map((column) => row[column] ?? '');
    const isSame = (one: string, index: number) =>
      simplifiedName(one) === names[index] ||
      (one.trim() === '' ? UNNAMED.test(columns[index]!) : columns[index]!.startsWith(`${one.trim()} (`));
    if (cells.every(isSame)) return true;
    if (!isHeader(cells)) return false;
    const found = cells.map((one) => JSON.stringify(one.trim())).join(', ');
    throw new UnusablePartition(
      'other_header',
      `line ${line} is a header with different columns from the first one: ${found.slice(0, 500)}. The rows before it are stored; move those below it to a file of their own`,
    );
  };
}

/** Whether cells name a price and a date, or at least two known columns and no more unknown ones, and none is a value. */
function isHeader(cells: readonly string[]): boolean {
  const titles = columnNames(cells);
  const map = mapCandle(titles) ?? mapColumns(titles);
  if (!missingRoles(map).some((role) => role !== 'symbol')) return true;
  const known = Object.keys(map).length;
  const filled = cells.filter((cell) => cell.trim() !== '');
  return known > 1 && known * 2 >= filled.length && !looksLikeData(filled);
}
