import { HEADER_ROWS } from '../dialect/limits.js';
import { UnusablePartition } from '../../../domain/errors.js';
import type { FileSample } from './found-layout.js';
import { columnNames } from '../header/header.js';
import { findColumn } from './columns.js';
import { columnsOf } from './found-columns.js';
import type { Origin } from './origin.js';

/**
 * The column names, and the number of rows before the data.
 * @throws UnusablePartition `missing_column`
 */
export function headerOf({ reading, recognised, name }: Origin, rows: FileSample['rows'], file: string) {
  if (reading.header && (!recognised || recognised.headerRow < 0)) {
    const first = rows[0] ?? [];
    const columns = columnNames(
      reading.header[0] === 'none' ? first.map((_, at) => `col_${at + 1}`) : reading.header,
    );
    const isHeader =
      first.length >= columns.length &&
      columns.every((column, at) => findColumn(column, [first[at]!.trim()]));
    return { columns, skippedRows: isHeader ? 1 : 0 };
  }
  if (recognised)
    return { columns: columnNames(rows[recognised.headerRow]!), skippedRows: recognised.headerRow + 1 };
  const candidates = rows.slice(0, HEADER_ROWS).map((cells, at) => {
    const columns = columnNames(cells);
    return { columns, skippedRows: at + 1, found: Object.keys(columnsOf(reading, columns).columns).length };
  });
  const best = candidates.reduce((a, b) => (b.found > a.found ? b : a), candidates[0]!);
  const wanted = Object.keys(reading.columns ?? {}).length;
  if (best.found >= wanted) return best;
  const missing = Object.entries(reading.columns!).filter(
    ([, refs]) => !refs.some((ref) => findColumn(ref, best.columns)),
  );
  const lacking = missing.map(([field, refs]) => `${refs.join(' or ')} (${field})`).join(', ');
  throw new UnusablePartition(
    'missing_column',
    `profile ${JSON.stringify(name)} expects a column ${lacking}, which none of the first ${HEADER_ROWS} rows of ${file} names; its columns are ${columnList(best.columns)}`,
  );
}

export function columnList(columns: readonly string[]): string {
  return columns
    .map((column) => JSON.stringify(column))
    .join(', ')
    .slice(0, 1000);
}
