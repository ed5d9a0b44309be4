import type { Transform } from 'node:stream';
import csvParser from 'csv-parser';
import { PartitionError } from '../../domain/errors.js';

/** Longest row: an unclosed quote must not read the rest of the file into memory. */
const MAX_ROW_BYTES = 1024 * 1024;
/** Fields that are kept of a row: an object of a million of them takes seconds and 100 MB. */
export const MAX_FIELDS = 4096;

export interface RowFormat {
  delimiter: string;
  /** LF serves CR LF as well. */
  newline: '\n' | '\r';
}

export interface Row {
  /** By column; fields behind the last column are named `_7`, `_8` … by their position from 0. A blank line has none. */
  row: Record<string, string>;
  /** Where it begins in the text, in bytes. */
  byteOffset: number;
  /** Of the file, from 1. */
  line: number;
  /** Set of the last row only: nothing ends it, or a quote in it was never closed. */
  unterminated?: 'line' | 'quote';
  /** How many fields there are, where that is more than MAX_FIELDS; the row holds only so many. */
  fields?: number;
}

/** Reads the rows of a text that begins at a row. Blank lines come too. */
export class RowReader {
  private readonly rows: Row[] = [];
  private readonly lineBreaks: number[] = [];
  private readonly parser;
  private readonly start: number;
  private readonly newlineByte: number;
  private error: Error | undefined;
  private end: number;

  /**
   * @param columns their names, or false to number them
   * @param offset where the text begins in the file's text, and in which line
   */
  constructor(
    columns: readonly string[] | false,
    private readonly format: RowFormat,
    offset = 0,
    private line = 1,
  ) {
    this.start = this.end = offset;
    this.newlineByte = format.newline.charCodeAt(0);
    this.parser = csvParser({
      headers: columns as readonly string[],
      separator: format.delimiter,
      newline: format.newline,
      maxRowBytes: MAX_ROW_BYTES,
      outputByteOffset: true,
    });
    // Its own makes a key of every field, and so cannot be bounded from outside.
    Object.assign(this.parser, { writeRow: rowWriter(this.parser, columns) });
    this.parser.on('data', (row: Row) => this.rows.push(row));
    this.parser.on('error', (error: Error) => (this.error = error));
  }

  /** Where the text that was read ends, and in which line. */
  get position(): { offset: number; line: number } {
    return { offset: this.end, line: this.line + this.lineBreaks.length };
  }

  /** @throws PartitionError `row_too_long`, behind the rows before it; what the chunks throw */
  async *read(chunks: AsyncIterable<Buffer>): AsyncGenerator<Row[]> {
    let last: Row | undefined;
    for await (const chunk of chunks) {
      if (!chunk.length) continue;
      // Before the parser, which unescapes quotes in place.
      this.indexLineBreaks(chunk);
      await this.write(chunk);
      const rows = this.take();
      last = rows.at(-1) ?? last;
      yield rows;
      if (this.error) throw tooLong(last, this.line);
    }
    yield* this.readUnterminatedRow();
  }

  /** A line break more ends the last row, unless it is within quotes; then the end of the text ends it. */
  private async *readUnterminatedRow(): AsyncGenerator<Row[]> {
    await this.write(Buffer.from(this.format.newline));
    const [row] = this.take();
    if (row) yield [{ ...row, unterminated: 'line' }];
    const ended = new Promise<void>((resolve) => this.parser.once('end', resolve));
    this.parser.end();
    await ended;
    const [quoted] = this.take();
    if (quoted) yield [{ ...quoted, unterminated: 'quote' }];
  }

  private write(chunk: Buffer): Promise<void> {
    return new Promise((resolve) => {
      this.parser.write(chunk, (error) => {
        this.error ??= error ?? undefined;
        resolve();
      });
    });
  }

  private take(): Row[] {
    const { start, lineBreaks } = this;
    let passed = 0;
    const rows = this.rows.splice(0);
    for (const row of rows) {
      row.byteOffset += start;
      while (lineBreaks[passed]! < row.byteOffset) passed++;
      row.line = this.line + passed;
    }
    lineBreaks.splice(0, passed);
    this.line += passed;
    return rows;
  }

  private indexLineBreaks(chunk: Buffer): void {
    for (let at = chunk.indexOf(this.newlineByte); at >= 0; at = chunk.indexOf(this.newlineByte, at + 1))
      this.lineBreaks.push(this.end + at);
    this.end += chunk.length;
  }
}

/** What csv-parser is to call with the cells of each row and where it begins. */
function rowWriter(parser: Transform, columns: readonly string[] | false) {
  const known = columns ? columns.length : 0;
  return (cells: readonly string[], byteOffset: number): void => {
    const row: Record<string, string> = {};
    const kept = Math.min(cells.length, MAX_FIELDS);
    for (let index = 0; index < kept; index++) {
      const name = index < known ? (columns as readonly string[])[index]! : columns ? `_${index}` : index;
      row[name] = cells[index]!;
    }
    parser.push(cells.length > MAX_FIELDS ? { row, byteOffset, fields: cells.length } : { row, byteOffset });
  };
}

function tooLong(last: Row | undefined, line: number): PartitionError {
  const breaks = last ? Object.values(last.row).join('').split('\n').length : 0;
  const message = `line ${(last?.line ?? line) + breaks}: the row is longer than ${MAX_ROW_BYTES} bytes; a quote may be missing`;
  return new PartitionError('row_too_long', message);
}
