import { LF, isLineEnd, MAX_FIELDS, MAX_QUOTED_BYTES } from './csv-limits.js';

/** A record with quotes in it. */
export interface QuotedRecord {
  /** Of the byte behind it. */
  end: number;
  /** Line ends in it, its own among them. */
  lines: number;
  fields: number;
  /** Spelt as csv-parser reads it rightly, where that is not how it came. */
  rewritten?: Buffer;
}

interface Scan {
  end: number;
  lines: number;
  fields: number;
  /** The first opening quote that may be none: its field spans lines, or has a quote in it that is not doubled. */
  suspect?: number;
  /** Whether csv-parser would misread it. */
  isUnsound: boolean;
}

/** A field, and whether it is to be spelt anew: as a quoted one, or as text with quotes in it. */
interface Field {
  start: number;
  end: number;
  kind: 'plain' | 'quoted' | 'text';
}

/** How often a record is read again, with another of its quotes taken for text. */
const ATTEMPTS = 4;
/** Opening quotes of one record that turn out to be text; behind those, all are. Each costs a look ahead. */
const MAX_TEXT_QUOTES = 16;

/**
 * Reads quotes as spreadsheets do: one opens at the start of a field, behind blanks, and closes in front of a delimiter or a
 * line end, with blanks between. Any other is text. So is an opening quote that nothing closes within MAX_QUOTED_BYTES, or in
 * whose field, on several lines, a quote is not doubled: it must not swallow the lines behind it.
 */
export class QuoteReader {
  private readonly delimiter: number;
  private readonly quote: number;
  /** Where the quote that opened last is closed. */
  private close = 0;

  /** @param columns how many fields a record should have: where quotes leave a choice, that many are the better reading */
  constructor(
    delimiter: string,
    private readonly quoteText: string,
    private readonly columns?: number,
  ) {
    this.delimiter = delimiter.charCodeAt(0);
    this.quote = quoteText.charCodeAt(0);
  }

  /** @returns undefined where the record may go on behind the text */
  read(text: Buffer, start: number, isWhole: boolean): QuotedRecord | undefined {
    const asText: number[] = [];
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const scan = this.scan(text, start, isWhole, asText);
      if (!scan) return undefined;
      const isSettled = this.columns === undefined || (attempt === 0 && scan.suspect === undefined);
      if (isSettled || scan.fields === this.columns) return this.recordOf(text, start, scan, asText);
      if (scan.suspect === undefined) break;
      asText.push(scan.suspect);
    }
    const scan = this.scan(text, start, isWhole, []);
    return scan && this.recordOf(text, start, scan, []);
  }

  private scan(
    text: Buffer,
    start: number,
    isWhole: boolean,
    asText: readonly number[],
    found?: Field[],
  ): Scan | undefined {
    const scan: Scan = { end: start, lines: 1, fields: 0, isUnsound: false };
    let textQuotes = 0;
    for (let at = start; ;) {
      const open = this.skipBlanks(text, at);
      let kind: Field['kind'] = 'plain';
      let behind = -1;
      if (text[open] === this.quote && textQuotes < MAX_TEXT_QUOTES && !asText.includes(open)) {
        const closing = this.findClose(text, open, isWhole);
        if (closing === 'more text') return undefined;
        if (closing === 'text') textQuotes++;
        else {
          behind = this.skipBlanks(text, this.close + 1);
          scan.lines += closing.lines;
          if (closing.lines || closing.isUnsound) scan.suspect ??= open;
          if (closing.isUnsound || open !== at || behind !== this.close + 1) kind = 'quoted';
        }
      }
      if (behind < 0) {
        behind = at;
        for (; behind < text.length; behind++) {
          const byte = text[behind]!;
          if (byte === this.delimiter || isLineEnd(byte)) break;
          if (byte === this.quote) kind = 'text';
        }
      }
      if (behind >= text.length) return undefined;
      if (++scan.fields <= MAX_FIELDS)
        found?.push(
          kind === 'quoted' ? { start: open, end: this.close + 1, kind } : { start: at, end: behind, kind },
        );
      if (kind !== 'plain') scan.isUnsound = true;
      at = behind + 1;
      if (text[behind] === this.delimiter) continue;
      const isCarriageReturn = text[behind] !== LF;
      if (isCarriageReturn && at === text.length && !isWhole) return undefined;
      scan.end = isCarriageReturn && text[at] === LF ? at + 1 : at;
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
      } else if (byte === this.quote) {
        if (text[at + 1] === this.quote) {
          at++;
          continue;
        }
        const behind = this.skipBlanks(text, at + 1);
        const next = text[behind];
        if (next === undefined && !isWhole) return 'more text';
        if (next === undefined || next === this.delimiter || isLineEnd(next)) {
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
    while ((text[at] === 32 || text[at] === 9) && text[at] !== this.delimiter) at++;
    return at;
  }

  private recordOf(text: Buffer, start: number, scan: Scan, asText: readonly number[]): QuotedRecord {
    const { end, lines, fields, isUnsound } = scan;
    if (!isUnsound && fields <= MAX_FIELDS) return { end, lines, fields };
    const found: Field[] = [];
    this.scan(text.subarray(0, end), start, true, asText, found);
    const cells = found.map((field) =>
      this.spell(text.toString('latin1', field.start, field.end), field.kind),
    );
    const rewritten = Buffer.from(`${cells.join(String.fromCharCode(this.delimiter))}\n`, 'latin1');
    return { end, lines, fields, rewritten };
  }

  private spell(cell: string, kind: Field['kind']): string {
    const quote = this.quoteText;
    const doubled = (value: string) => quote + value.replaceAll(quote, quote + quote) + quote;
    if (kind === 'plain') return cell;
    return kind === 'text' ? doubled(cell) : doubled(cell.slice(1, -1).replaceAll(quote + quote, quote));
  }
}
