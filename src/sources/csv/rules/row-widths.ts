import { outweighs } from './outweighs.js';

/** One to three digits followed by a field of three digits, with or without decimals: an unquoted `93,429.20`. */
const SPLIT_NUMBER = /^\s*[-+$€£]?\s*\d{1,3}\n\d{3}(?:[.,]\d*)?\s*$/;
/** Fewer rows do not show what is usual. */
const MIN_ROWS = 3;

/**
 * Whether every row ends with one delimiter more than the header, which is then ignored. If the extra field could come from
 * an unquoted thousands separator in each of them, nothing is certain.
 */
export function hasTrailingDelimiter(columns: number, rows: readonly (readonly string[])[]): boolean {
  const isSplit = (cells: readonly string[]) =>
    cells.some((cell, index) => SPLIT_NUMBER.test(`${cell}\n${cells[index + 1] ?? ''}`));
  return (
    rows.length > 0 &&
    rows.every((cells) => cells.length === columns + 1 && cells[columns]!.trim() === '') &&
    !rows.every(isSplit)
  );
}

/**
 * Whether rows may lack fields at the end. If a single row of a file does, it lacks a delimiter, so that its values are
 * in the wrong columns: `42280,8280000` written as `422808280000` is a price, too.
 */
export function hasShortRows(columns: number, rows: readonly (readonly string[])[]): boolean {
  const short = rows.filter(({ length }) => length < columns).length;
  return short > 1 ? !outweighs(rows.length, short) : rows.length < MIN_ROWS;
}
