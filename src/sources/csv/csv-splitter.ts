import { cutPlain, cutQuoted } from './csv-cells.js';
import type { Dialect } from './csv-dialect.js';
import { CR, LF, MAX_FIELDS, MAX_ROW_BYTES } from './csv-limits.js';
import { QuoteReader } from './csv-quotes.js';

/** What stands between two line ends outside of quotes. */
export interface CsvRecord {
  /** None of a blank line; at most MAX_FIELDS. */
  cells: string[];
  /** How many fields there are. */
  fields: number;
  /** Where it begins in the file's text, in bytes, and in which line. */
  offset: number;
  line: number;
  /** How many lines it has. */
  lines: number;
}

/** Whole records, in their order. */
export interface RecordBatch {
  records: CsvRecord[];
  /** Whether the next record is longer than MAX_ROW_BYTES. */
  isTooLong: boolean;
}

const NOTHING = Buffer.alloc(0);
const LINE_END = Buffer.from('\n');

/**
 * Divides text into records, which end at LF, CR LF or a lone CR outside of quotes. Only records with unusual quotes in them
 * are looked at byte by byte.
 */
export class RecordSplitter {
  private held: Buffer = NOTHING;
  private readonly quotes: QuoteReader;
  private readonly quote: number;

  /**
   * @param offset where the text begins in the file's text, and in which line
   * @param columns how many fields a record should have
   */
  constructor(
    private readonly dialect: Dialect,
    private offset = 0,
    private line = 1,
    columns?: number,
  ) {
    this.quotes = new QuoteReader(dialect, columns);
    this.quote = (dialect.quote ?? '"').charCodeAt(0);
  }

  /** Behind the records that were split off. */
  get position(): { offset: number; line: number } {
    return { offset: this.offset, line: this.line };
  }

  /** Whether a line has begun that nothing ends yet: a CR may be half of a CR LF. */
  get isInLine(): boolean {
    return this.held.length > 0 && this.held.at(-1) !== LF;
  }

  /** Behind the last whole record. */
  get rest(): Buffer {
    return this.held;
  }

  /** Records that the chunk ends. */
  push(chunk: Buffer): RecordBatch {
    return this.split(this.held.length ? Buffer.concat([this.held, chunk]) : chunk, false);
  }

  /** What remains at the end of the text: its last line is read as if a line break ended it. */
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
        if (!isCut && lineEnd - at < MAX_ROW_BYTES)
          cells = cutQuoted(text.toString('utf8', at, lineEnd), this.dialect);
        if (!cells) {
          const record = this.quotes.read(text, at, isWhole);
          if (!record) break;
          ({ end, lines, cells, fields } = record);
        }
        quoteAt = find(text, this.quote, end);
      } else if (isCut) break;
      if (end - at > MAX_ROW_BYTES) break;
      cells ??= cutPlain(text.toString('utf8', at, lineEnd), this.dialect);
      if (cells.length > MAX_FIELDS) {
        fields = this.quotes.read(text, at, isWhole)!.fields;
        cells.length = MAX_FIELDS;
      }
      records.push({ cells, fields: fields ?? cells.length, offset: this.offset, line: this.line, lines });
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
