import type { Dialect } from './dialect.js';
import { MAX_FIELDS } from './limits.js';

/** The fields of a line without quotes; none for a blank line. Keeps at most one more than MAX_FIELDS. */
export function splitUnquoted(line: string, { delimiter, trims }: Dialect): string[] {
  if (line === '') return [];
  const cells = line.split(delimiter, MAX_FIELDS + 1);
  return trims ? trimmedCells(cells, delimiter) : cells;
}

/**
 * The fields of a line with quotes. Undefined if some quotes do not simply enclose a field: the line then needs the full
 * parser, perhaps together with the next line.
 */
export function splitQuoted(
  line: string,
  { delimiter, quote = '"', escape, trims }: Dialect,
): string[] | undefined {
  if (trims || (escape && line.includes(escape))) return undefined;
  const quoteCode = quote.charCodeAt(0);
  const cells: string[] = [];
  for (let at = 0; ;) {
    const first = line.charCodeAt(at);
    let end: number;
    if (first === quoteCode) {
      const close = line.indexOf(quote, at + 1);
      if (close < 0) return undefined;
      end = close + 1;
      if (end < line.length && !line.startsWith(delimiter, end)) return undefined;
      cells.push(line.slice(at + 1, close));
    } else {
      // There may be blanks before a quote.
      if (first === 32 || first === 9) return undefined;
      end = line.indexOf(delimiter, at);
      if (end < 0) end = line.length;
      cells.push(line.slice(at, end));
    }
    if (end === line.length) return cells;
    if (cells.length > MAX_FIELDS) return undefined;
    at = end + delimiter.length;
  }
}

/** Removes blanks around delimiters. */
export function trimmedCells(cells: readonly string[], delimiter: string): string[] {
  const values = cells.map((cell) => cell.trim());
  return delimiter === ' ' ? values.filter(Boolean) : values;
}
