import type { Dialect } from './dialect.js';
import { cellsOf } from './field-values.js';
import { QuoteScanner, type Scan } from './quote-scanner.js';

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

/** A number or a date. */
const FIGURE = /^[^\p{L}"']*\d[^\p{L}"']*$/u;
/** How many times a record is parsed again with another of its quotes taken literally. */
const ATTEMPTS = 4;
/**
 * Interprets quotes as spreadsheets do: a quote opens at the start of a field, after optional blanks, and closes before a
 * delimiter or line end, with optional blanks between. Any other quote is literal. So is an opening quote that is not
 * closed within MAX_QUOTED_BYTES, whose field spans lines and contains an undoubled quote, or whose lines are complete rows
 * themselves: it must not swallow the lines after it.
 */
export class QuoteReader {
  private readonly scanner;

  /** @param columns expected number of fields per record, which decides between readings if quotes are ambiguous */
  constructor(
    private readonly dialect: Dialect,
    private readonly columns?: number,
  ) {
    this.scanner = new QuoteScanner(dialect);
  }

  /** @returns undefined if the record may continue after the text */
  read(text: Buffer, start: number, isWhole: boolean): QuotedRecord | undefined {
    const asText: number[] = [];
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const scan = this.scanner.scan(text, start, isWhole, asText);
      if (!scan) return undefined;
      const isSettled = this.columns === undefined || (attempt === 0 && scan.suspect === undefined);
      if (isSettled || (scan.fields === this.columns && !this.isSeveralRows(text, start, scan)))
        return this.recordOf(text, scan);
      if (scan.suspect === undefined) break;
      asText.push(scan.suspect);
    }
    const scan = this.scanner.scan(text, start, isWhole, []);
    return scan && this.recordOf(text, scan);
  }

  /** Whether each line of a record is a complete row, with figures in the same columns: only a stray quote joins them. */
  private isSeveralRows(text: Buffer, start: number, { suspect, lines, end }: Scan): boolean {
    if (suspect === undefined || lines === 1 || this.columns! < 3) return false;
    let figures: boolean[] = Array<boolean>(this.columns!).fill(true);
    for (let at = start; at < end;) {
      const row = this.scanner.scan(text, at, true, [suspect]);
      if (!row || row.lines > 1 || row.fields !== this.columns) return false;
      const values = row.found.map((field) => text.toString('utf8', field.start, field.end));
      figures = figures.map((areFigures, index) => areFigures && FIGURE.test(values[index] ?? ''));
      at = row.end;
    }
    return figures.filter(Boolean).length >= 2;
  }

  private recordOf(text: Buffer, { end, lines, found, fields }: Scan): QuotedRecord {
    return { end, lines, cells: cellsOf(text, found, this.dialect), fields };
  }
}
