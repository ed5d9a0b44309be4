/** The longest row: lines without end must not be read into memory. */
export const MAX_ROW_BYTES = 1024 * 1024;
/** How far behind an opening quote the one that closes it may be, if on another line. */
export const MAX_QUOTED_BYTES = MAX_ROW_BYTES / 2;
/** Fields that are kept of a row: an object of a million of them takes seconds and 100 MB. */
export const MAX_FIELDS = 4096;

/** Rows that a header may be in, from the first one on. */
export const HEADER_ROWS = 20;

export const LF = 10;
export const CR = 13;

/** CR LF is two of these, and one line end. */
export function isLineEnd(byte: number): boolean {
  return byte === LF || byte === CR;
}
