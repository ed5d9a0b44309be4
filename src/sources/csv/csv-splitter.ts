import { CR, isLineEnd, LF, MAX_FIELDS, MAX_ROW_BYTES } from './csv-limits.js';
import { QuoteReader } from './csv-quotes.js';

/** Whole records, in their order. */
export interface RecordBatch {
  /** The records, each ended by LF or CR LF and spelt as csv-parser reads it rightly. */
  text: Buffer;
  /** Where each begins, in bytes of the file's text, and in which line. */
  offsets: number[];
  lines: number[];
  /** How many fields there are in those, by their place, that have more than MAX_FIELDS; the text has only so many. */
  fields: Map<number, number>;
  /** Whether the next record is longer than MAX_ROW_BYTES. */
  isTooLong: boolean;
}

const NOTHING = Buffer.alloc(0);
const LINE_END = Buffer.from('\n');

/**
 * Divides text into records, which end at LF, CR LF or a lone CR outside of quotes. Only records with a quote in them are
 * looked at byte by byte.
 */
export class RecordSplitter {
  private held: Buffer = NOTHING;
  private readonly quotes: QuoteReader;
  private readonly delimiter: number;
  private readonly quote: number;

  /**
   * @param offset where the text begins in the file's text, and in which line
   * @param columns how many fields a record should have
   */
  constructor(
    { delimiter, quote = '"' }: { delimiter: string; quote?: string },
    private offset: number,
    private line: number,
    columns?: number,
  ) {
    this.quotes = new QuoteReader(delimiter, quote, columns);
    this.delimiter = delimiter.charCodeAt(0);
    this.quote = quote.charCodeAt(0);
  }

  /** Behind the records that were split off. */
  get position(): { offset: number; line: number } {
    return { offset: this.offset, line: this.line };
  }

  /** Whether a line has begun that nothing ends yet. */
  get isInLine(): boolean {
    return this.held.length > 0 && !isLineEnd(this.held.at(-1)!);
  }

  /** Behind the last whole record. */
  get rest(): Buffer {
    return this.held;
  }

  /** Records that the chunk ends. It may be changed. */
  push(chunk: Buffer): RecordBatch {
    return this.split(this.held.length ? Buffer.concat([this.held, chunk]) : chunk, false);
  }

  /** What remains at the end of the text: its last line is read as if a line break ended it. */
  finish(): RecordBatch {
    return this.split(this.isInLine ? Buffer.concat([this.held, LINE_END]) : this.held, true);
  }

  private split(text: Buffer, isWhole: boolean): RecordBatch {
    const batch: RecordBatch = { text, offsets: [], lines: [], fields: new Map(), isTooLong: false };
    const pieces: Buffer[] = [];
    let copied = 0;
    let quoteAt = find(text, this.quote, 0);
    let crAt = find(text, CR, 0);
    let at = 0;
    while (at < text.length) {
      const lf = find(text, LF, at);
      if (crAt < at) crAt = find(text, CR, at);
      const isLone = crAt < lf - 1 && (crAt < text.length - 1 || isWhole);
      let end = (isLone ? crAt : lf) + 1;
      let lines = 1;
      let rewritten: Buffer | undefined;
      if (quoteAt < end) {
        const record = this.quotes.read(text, at, isWhole);
        if (!record) break;
        ({ end, lines, rewritten } = record);
        if (record.fields > MAX_FIELDS) batch.fields.set(batch.offsets.length, record.fields);
        quoteAt = find(text, this.quote, end);
      } else if (end > text.length) break;
      else if (end - at > MAX_FIELDS) {
        const { fields, cut } = this.fieldsOf(text, at, end);
        if (fields > MAX_FIELDS) {
          batch.fields.set(batch.offsets.length, fields);
          rewritten = Buffer.concat([text.subarray(at, cut), LINE_END]);
        }
      }
      if (end - at > MAX_ROW_BYTES) break;
      if (rewritten) {
        pieces.push(text.subarray(copied, at), rewritten);
        copied = end;
      } else text[end - 1] = LF;
      batch.offsets.push(this.offset);
      batch.lines.push(this.line);
      this.offset += end - at;
      this.line += lines;
      at = end;
    }
    pieces.push(text.subarray(copied, at));
    batch.text = pieces.length > 1 ? Buffer.concat(pieces) : pieces[0]!;
    batch.isTooLong = text.length - at > MAX_ROW_BYTES;
    this.held = text.subarray(at);
    return batch;
  }

  /** How many fields a line without quotes has, and where the last that is kept of them ends. */
  private fieldsOf(text: Buffer, from: number, end: number): { fields: number; cut: number } {
    let fields = 1;
    let cut = end;
    for (let at = from; at < end; at++) if (text[at] === this.delimiter && fields++ === MAX_FIELDS) cut = at;
    return { fields, cut };
  }
}

function find(text: Buffer, byte: number, from: number): number {
  const at = text.indexOf(byte, from);
  return at < 0 ? Infinity : at;
}
