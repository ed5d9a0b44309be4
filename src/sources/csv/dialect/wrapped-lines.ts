import { splitQuoted } from './cells.js';
import type { Dialect } from './dialect.js';
import { QuoteReader } from './quotes.js';

/** A line that is one quoted field, perhaps followed by empty ones: `"BTC,93429.2,""Bitcoin""";;`. */
const WRAPPED = /^"((?:[^"\r\n]|"")*[,;\t|](?:[^"\r\n]|"")*)"[,;\t|]*(?=\r?$)/gm;

/** The text without the quotes around its lines, if most have them, as when a table was saved as a single column. */
export function unwrappedText(text: string): string {
  if (!text.startsWith('"') && !/[\r\n]"/.test(text)) return text;
  const lines = text.replaceAll(/\r(?!\n)/g, '\n');
  const all = lines.split('\n').filter((line) => line.trim()).length;
  if ((lines.match(WRAPPED)?.length ?? 0) * 2 < all) return text;
  return lines.replaceAll(WRAPPED, (_, line: string) => line.replaceAll('""', '"'));
}

/** The fields within a line that is one quoted field followed by empty ones, with a different delimiter inside. */
export function unwrappedLine(
  line: string,
  dialect: Dialect,
  columns: number | undefined,
): string[] | undefined {
  if (columns === undefined || !line.startsWith('"') || !/"[;,\t|]+$/.test(line)) return undefined;
  const inner = line.replace(WRAPPED, (_, within: string) => within.replaceAll('""', '"'));
  return inner === line ? undefined : unwrapFields(inner, dialect, columns);
}

/** The fields within a line's only field, if there are as many as expected. */
export function unwrapFields(cell: string, dialect: Dialect, columns: number): string[] | undefined {
  if (!cell.includes(dialect.delimiter)) return undefined;
  const cells =
    splitQuoted(cell, dialect) ??
    new QuoteReader(dialect, columns).read(Buffer.from(`${cell}\n`), 0, true)?.cells;
  return cells?.length === columns ? cells : undefined;
}
