/** Maximum length of a row: endless lines must not be read into memory. */
export const MAX_ROW_BYTES = 1024 * 1024;
/** Maximum distance between an opening quote and its closing quote on another line. */
export const MAX_QUOTED_BYTES = MAX_ROW_BYTES / 2;
/** Maximum number of fields kept per row: an object with a million fields takes seconds and 100 MB. */
export const MAX_FIELDS = 4096;

/** Number of rows at the start that may contain the header. */
export const HEADER_ROWS = 20;

export const LF = 10;
export const CR = 13;

/** CR LF is two of these characters, but one line end. */
export function isLineEnd(byte: number): boolean {
  return byte === LF || byte === CR;
}
