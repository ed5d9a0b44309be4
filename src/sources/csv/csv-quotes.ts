import { trimmed } from './csv-cells.js';
import type { Dialect } from './csv-dialect.js';
import { LF, isLineEnd, MAX_FIELDS, MAX_QUOTED_BYTES } from './csv-limits.js';

/** A record that contains quotes. */
export interface QuotedRecord {
  /** Offset after its last byte. */
  end: number;
  /** Number of line ends, including its own. */
  lines: number;
  /** At most MAX_FIELDS. */
  cells: string[];
  /** Number of fields. */
  fields: number;
}

interface Scan {
  end: number;
  lines: number;
  /** At most MAX_FIELDS. */
  found: Field[];
  fields: number;
  /** The first opening quote that may be stray: its field spans lines, or contains an undoubled quote. */
  suspect?: number;
}

/** A field, with or without enclosing quotes. An unquoted one may contain quotes. */
interface Field {
  start: number;
  end: number;
  kind: 'plain' | 'quoted' | 'text';
}

/** A number or a date. */
const FIGURE = /^[^\p{L}"']*\d[^\p{L}"']*$/u;
/** How many times a record is parsed again with another of its quotes taken literally. */
const ATTEMPTS = 4;
/** Opening quotes of one record that may turn out to be literal; after these, all are. Each costs a lookahead. */
const MAX_TEXT_QUOTES = 16;

/**
 * Interprets quotes as spreadsheets do: a quote opens at the start of a field, after optional blanks, and closes before a
 * delimiter or line end, with optional blanks between. Any other quote is literal. So is an opening quote that is not
 * closed within MAX_QUOTED_BYTES, whose field spans lines and contains an undoubled quote, or whose lines are complete rows
 * themselves: it must not swallow the lines after it.
 */
export class QuoteReader {
  private readonly delimiter: Buffer;
  private readonly first: number;
  private readonly quote: number;
  private readonly escape: number;
  /** Offset at which the last opened quote is closed. */
  private close = 0;

  /** @param columns expected number of fields per record, which decides between readings if quotes are ambiguous */
  constructor(
    private readonly dialect: Dialect,
    private readonly columns?: number,
  ) {
    this.delimiter = Buffer.from(dialect.delimiter);
    this.first = this.delimiter[0]!;
    const { quote = '"', escape = '' } = dialect;
    this.quote = quote.charCodeAt(0);
    this.escape = escape.charCodeAt(0);
  }

  /** @returns undefined if the record may continue after the text */
  read(text: Buffer, start: number, isWhole: boolean): QuotedRecord | undefined {
    const asText: number[] = [];
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const scan = this.scan(text, start, isWhole, asText);
      if (!scan) return undefined;
      const isSettled = this.columns === undefined || (attempt === 0 && scan.suspect === undefined);
      if (isSettled || (scan.fields === this.columns && !this.isSeveralRows(text, start, scan)))
        return this.recordOf(text, scan);
      if (scan.suspect === undefined) break;
      asText.push(scan.suspect);
    }
    const scan = this.scan(text, start, isWhole, []);
    return scan && this.recordOf(text, scan);
  }

  /** Whether each line of a record is a complete row, with figures in the same columns: only a stray quote joins them. */
  private isSeveralRows(text: Buffer, start: number, { suspect, lines, end }: Scan): boolean {
    if (suspect === undefined || lines === 1 || this.columns! < 3) return false;
    let figures: boolean[] = Array<boolean>(this.columns!).fill(true);
    for (let at = start; at < end;) {
      const row = this.scan(text, at, true, [suspect]);
      if (!row || row.lines > 1 || row.fields !== this.columns) return false;
      const values = row.found.map((field) => text.toString('utf8', field.start, field.end));
      figures = figures.map((areFigures, index) => areFigures && FIGURE.test(values[index] ?? ''));
      at = row.end;
    }
    return figures.filter(Boolean).length >= 2;
  }

  private scan(text: Buffer, start: number, isWhole: boolean, asText: readonly number[]): Scan | undefined {
    const scan: Scan = { end: start, lines: 1, found: [], fields: 0 };
    let textQuotes = 0;
    for (let at = start; ;) {
      const open = this.skipBlanks(text, at);
      let field: Field | undefined;
      let behind = -1;
      if (text[open] === this.quote && textQuotes < MAX_TEXT_QUOTES && !asText.includes(open)) {
        const closing = this.findClose(text, open, isWhole);
        if (closing === 'more text') return undefined;
        if (closing === 'text') textQuotes++;
        else {
          behind = this.skipBlanks(text, this.close + 1);
          scan.lines += closing.lines;
          if (closing.lines || closing.isUnsound) scan.suspect ??= open;
          field = { start: open + 1, end: this.close, kind: 'quoted' };
        }
      }
      if (!field) {
        let kind: Field['kind'] = 'plain';
        for (behind = at; behind < text.length; behind++) {
          const byte = text[behind]!;
          if (isLineEnd(byte) || this.isDelimiter(text, behind)) break;
          if (byte === this.quote) kind = 'text';
        }
        field = { start: at, end: behind, kind };
      }
      if (behind >= text.length) return undefined;
      if (++scan.fields <= MAX_FIELDS) scan.found.push(field);
      if (!isLineEnd(text[behind]!)) {
        at = behind + this.delimiter.length;
        continue;
      }
      const isCarriageReturn = text[behind] !== LF;
      if (isCarriageReturn && behind + 1 === text.length && !isWhole) return undefined;
      scan.end = isCarriageReturn && text[behind + 1] === LF ? behind + 2 : behind + 1;
      return scan;
    }
  }

  /** Sets `close`. */
  private findClose(
    text: Buffer,
    open: number,
    isWhole: boolean,
  ): { lines: number; isUnsound: boolean } | 'text' | 'more text' {
    let lines = 0;
    let isUnsound = false;
    for (let at = open + 1; at < text.length; at++) {
      const byte = text[at]!;
      if (isLineEnd(byte)) {
        if (isUnsound || at - open > MAX_QUOTED_BYTES) return 'text';
        if (byte === LF || text[at + 1] !== LF) lines++;
      } else if (byte === this.escape) {
        if (text[at + 1] === this.quote || text[at + 1] === this.escape) at++;
      } else if (byte === this.quote) {
        if (text[at + 1] === this.quote) {
          at++;
          continue;
        }
        const behind = this.skipBlanks(text, at + 1);
        const next = text[behind];
        if (next === undefined && !isWhole) return 'more text';
        if (next === undefined || isLineEnd(next) || this.isDelimiter(text, behind)) {
          if (lines && at - open > MAX_QUOTED_BYTES) return 'text';
          this.close = at;
          return { lines, isUnsound };
        }
        if (lines) return 'text';
        isUnsound = true;
      }
    }
    return isWhole || (lines && text.length - open > MAX_QUOTED_BYTES) ? 'text' : 'more text';
  }

  private skipBlanks(text: Buffer, from: number): number {
    let at = from;
    while ((text[at] === 32 || text[at] === 9) && text[at] !== this.first) at++;
    return at;
  }

  private isDelimiter(text: Buffer, at: number): boolean {
    if (text[at] !== this.first) return false;
    for (let index = 1; index < this.delimiter.length; index++)
      if (text[at + index] !== this.delimiter[index]) return false;
    return true;
  }

  private recordOf(text: Buffer, { end, lines, found, fields }: Scan): QuotedRecord {
    const cells: string[] = [];
    for (const field of found) {
      const value = this.valueOf(text.toString('utf8', field.start, field.end), field.kind);
      if (field.kind === 'plain' && this.dialect.trims)
        cells.push(...trimmed([value], this.dialect.delimiter));
      else cells.push(value);
    }
    return { end, lines, cells, fields };
  }

  private valueOf(value: string, kind: Field['kind']): string {
    const { quote = '"' } = this.dialect;
    if (kind === 'plain') return value;
    if (kind === 'quoted') return unescaped(value, this.dialect);
    // Around a field that contains a stray quote.
    const inner = value.trim();
    return inner.length > 2 && inner.startsWith(quote) && inner.endsWith(quote) ? inner.slice(1, -1) : value;
  }
}

/** The text within quotes. */
function unescaped(value: string, { quote = '"', escape }: Dialect): string {
  if (!escape || !value.includes(escape)) return value.replaceAll(quote + quote, quote);
  const pairs = new RegExp(`\\\\([\\\\${quote}])|${quote}(${quote})`, 'g');
  return value.replace(pairs, (_, escaped?: string, doubled?: string) => escaped ?? doubled!);
}
