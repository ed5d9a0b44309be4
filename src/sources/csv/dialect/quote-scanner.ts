import type { Dialect } from './dialect.js';
import type { Field } from './field-values.js';
import { LF, isLineEnd, MAX_FIELDS, MAX_QUOTED_BYTES } from './limits.js';

/** A record with the places of its fields. */
export interface Scan {
  end: number;
  lines: number;
  /** At most MAX_FIELDS. */
  found: Field[];
  fields: number;
  /** The first opening quote that may be stray: its field spans lines, or contains an undoubled quote. */
  suspect?: number;
}

/** Opening quotes of one record that may turn out to be literal; after these, all are. Each costs a lookahead. */
const MAX_TEXT_QUOTES = 16;

/** Finds the fields of a record that contains quotes. */
export class QuoteScanner {
  private readonly delimiter: Buffer;
  private readonly first: number;
  private readonly quote: number;
  private readonly escape: number;
  /** Offset at which the last opened quote is closed. */
  private close = 0;

  constructor({ delimiter, quote = '"', escape }: Dialect) {
    this.delimiter = Buffer.from(delimiter);
    this.first = this.delimiter[0]!;
    this.quote = quote.charCodeAt(0);
    this.escape = escape?.charCodeAt(0) ?? NaN;
  }

  /**
   * Undefined if the record may continue after the text.
   * @param asText offsets of quotes that are taken literally
   */
  scan(text: Buffer, start: number, isWhole: boolean, asText: readonly number[]): Scan | undefined {
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
}
