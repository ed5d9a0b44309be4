import { HEADER_ROWS } from '../dialect/limits.js';

/**
 * Rejoins names that an unquoted comma divided: `Market Cap, USD bn` is one column if every row below has as many fewer
 * fields as the header has fields that begin with a blank.
 * @param width the number of fields that most rows have
 */
export function withWholeNames<Row extends { cells: string[] }>(
  rows: Row[],
  width: number | undefined,
): Row[] {
  const at = rows.slice(0, HEADER_ROWS).findIndex(({ cells }) => cells.length > (width ?? Infinity));
  if (at < 0) return rows;
  const { cells } = rows[at]!;
  const below = rows.slice(at + 1);
  const rest = cells.filter((cell, index) => index > 0 && /^\s+\S/.test(cell));
  const isWhole = cells.length - rest.length !== width || below.some((row) => row.cells.length > width);
  if (isWhole || !below.length) return rows;
  const names: string[] = [];
  for (const cell of cells)
    if (rest.includes(cell)) names.push(`${names.pop()},${cell}`);
    else names.push(cell);
  return rows.with(at, { ...rows[at]!, cells: names });
}
