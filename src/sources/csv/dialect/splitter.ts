import { splitUnquoted, splitQuoted } from './cells.js';
import type { Dialect } from './dialect.js';
import { CR, LF, MAX_FIELDS, MAX_ROW_BYTES } from './limits.js';
import { QuoteReader } from './quotes.js';
import { unwrapFields, unwrappedLine } from './wrapped-lines.js';

/** The text between two line ends outside quotes. */
export interface CsvRecord {
  /** Empty for a blank line; at most MAX_FIELDS. */
  cells: string[];
  /** Number of fields. */
  fields: number;
  /** Offset in the text in bytes, and line number, of its beginning. */
  offset: number;
  line: number;
  /** Number of lines it spans. */
  lines: number;
}

/** Complete records, in order. */
export interface RecordBatch {
  records: CsvRecord[];
  /** Whether the next record is longer than MAX_ROW_BYTES. */
  isTooLong: boolean;
}

const NOTHING = Buffer.alloc(0);
const LINE_END = Buffer.from('\n');

/**
 * Splits text into records, which end at LF, CR LF or a lone CR outside quotes. Only records with unusual quotes are
 * examined byte by byte.
 */
export class RecordSplitter {
  private held: Buffer = NOTHING;
  private readonly quotes: QuoteReader;
  private readonly quote: number;

  /**
   * @param offset offset and line of the text's beginning in the file
   * @param columns expected number of fields per record
   */
  constructor(
    private readonly dialect: Dialect,
    private offset = 0,
    private line = 1,
    private readonly columns?: number,
  ) {
    this.quotes = new QuoteReader(dialect, columns);
    this.quote = (dialect.quote ?? '"').charCodeAt(0);
  }

  /** After the last complete record. */
  get position(): { offset: number; line: number } {
    return { offset: this.offset, line: this.line };
  }

  /** Whether there is an unterminated line: a CR may be half of a CR LF. */
  get isInLine(): boolean {
    return this.held.length > 0 && this.held.at(-1) !== LF;
  }

  /** The text after the last complete record. */
  get rest(): Buffer {
    return this.held;
  }

  /** The records completed by this chunk. */
  push(chunk: Buffer): RecordBatch {
    return this.split(this.held.length ? Buffer.concat([this.held, chunk]) : chunk, false);
  }

  /** The rest of the text, as if its last line were terminated. */
  finish(): RecordBatch {
    return this.split(this.isInLine ? Buffer.concat([this.held, LINE_END]) : this.held, true);
  }

  private split(text: Buffer, isWhole: boolean): RecordBatch {
    const records: CsvRecord[] = [];
    let quoteAt = find(text, this.quote, 0);
    let crAt = find(text, CR, 0);
    let at = 0;
    while (at < text.length) {
      const lf = find(text, LF, at);
      if (crAt < at) crAt = find(text, CR, at);
      const isLone = crAt < lf - 1 && (crAt < text.length - 1 || isWhole);
      const isCut = !isLone && lf === Infinity;
      const lineEnd = isLone || crAt === lf - 1 ? crAt : lf;
      let end = (isLone ? crAt : lf) + 1;
      let lines = 1;
      let cells: string[] | undefined;
      let fields: number | undefined;
      if (quoteAt < end) {
        if (!isCut && lineEnd - at < MAX_ROW_BYTES) {
          const line = text.toString('utf8', at, lineEnd);
          cells = splitQuoted(line, this.dialect) ?? unwrappedLine(line, this.dialect, this.columns);
        }
        if (!cells) {
          const record = this.quotes.read(text, at, isWhole);
          if (!record) break;
          ({ end, lines, cells, fields } = record);
        }
        if (cells.length === 1 && this.columns !== undefined && this.columns > 1)
          cells = unwrapFields(cells[0]!, this.dialect, this.columns) ?? cells;
        quoteAt = find(text, this.quote, end);
      } else if (isCut) break;
      if (end - at > MAX_ROW_BYTES) break;
      cells ??= splitUnquoted(text.toString('utf8', at, lineEnd), this.dialect);
      if (cells.length > MAX_FIELDS) {
        fields = this.quotes.read(text, at, isWhole)!.fields;
        cells.length = MAX_FIELDS;
      }
      records.push({
        cells,
        fields: Math.max(fields ?? 0, cells.length),
        offset: this.offset,
        line: this.line,
        lines,
      });
      this.offset += end - at;
      this.line += lines;
      at = end;
    }
    this.held = text.subarray(at);
    return { records, isTooLong: text.length - at > MAX_ROW_BYTES };
  }
}

function find(text: Buffer, byte: number, from: number): number {
  const at = byte >= 0 ? text.indexOf(byte, from) : -1;
  return at < 0 ? Infinity : at;
}
