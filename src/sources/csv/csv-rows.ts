import csvParser from 'csv-parser';
import { PartitionError } from '../../domain/errors.js';
import { MAX_ROW_BYTES } from './csv-limits.js';
import { LineCounter, linesBehind, linesLost } from './csv-lines.js';
import { type RecordBatch, RecordSplitter } from './csv-splitter.js';

export interface RowFormat {
  delimiter: string;
  quote?: string;
}

export interface Row {
  /** By column; fields behind the last column are named `_7`, `_8` … by their position from 0. A blank line has none. */
  row: Record<string, string>;
  /** Where it begins in the text, in bytes. */
  byteOffset: number;
  /** Of the file, from 1. */
  line: number;
  /** How many lines of the file it has. */
  lines: number;
  /** Set of the last row only: nothing ends its line. */
  unterminated?: true;
  /** How many fields there are, where that is more than MAX_FIELDS; the row has only so many. */
  fields?: number;
}

/** Reads the rows of a text that begins at a row. Blank lines come too. */
export class RowReader {
  private readonly rows: Row[] = [];
  private readonly parser;
  private readonly splitter: RecordSplitter;
  private readonly counter: LineCounter;
  private error: Error | undefined;

  /**
   * @param columns their names, or false to number them
   * @param offset where the text begins in the file's text, and in which line
   */
  constructor(columns: readonly string[] | false, format: RowFormat, offset = 0, line = 1) {
    const { delimiter, quote = '"' } = format;
    this.splitter = new RecordSplitter(format, offset, line, columns ? columns.length : undefined);
    this.counter = new LineCounter(line);
    this.parser = csvParser({
      headers: columns as readonly string[],
      separator: delimiter,
      quote,
      outputByteOffset: true,
    });
    this.parser.on('data', (row: Row) => this.rows.push(row));
    this.parser.on('error', (error: Error) => (this.error = error));
  }

  /** Where the text that was read ends, and in which line. */
  get position(): { offset: number; line: number } {
    return this.splitter.position;
  }

  /** Whether the text has something behind what was read. */
  get hasRest(): boolean {
    return this.splitter.rest.length > 0;
  }

  /**
   * @param readsRest whether the last line is read though nothing ends it
   * @throws PartitionError `row_too_long`, behind the rows before it; `lines_lost`; what the chunks throw
   */
  async *read(chunks: AsyncIterable<Buffer>, readsRest = true): AsyncGenerator<Row[]> {
    for await (const chunk of chunks) {
      this.counter.count(chunk);
      const batch = this.splitter.push(chunk);
      yield await this.parse(batch);
      if (batch.isTooLong) throw tooLong(this.position.line);
    }
    if (!readsRest) {
      this.counter.assertAll(linesBehind(this.splitter.rest, this.position.line));
      return;
    }
    const { isInLine } = this.splitter;
    const rows = await this.parse(this.splitter.finish());
    if (isInLine) rows.at(-1)!.unterminated = true;
    this.counter.assertAll(this.position.line - (isInLine ? 1 : 0));
    yield rows;
  }

  private async parse({ text, offsets, lines, fields }: RecordBatch): Promise<Row[]> {
    if (text.length) await this.write(text);
    const rows = this.rows.splice(0);
    if (rows.length !== offsets.length)
      throw linesLost(`line ${lines[0]}: ${offsets.length} records gave ${rows.length} rows`);
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at]!;
      row.byteOffset = offsets[at]!;
      row.line = lines[at]!;
      row.lines = (at + 1 < rows.length ? lines[at + 1]! : this.position.line) - row.line;
    }
    for (const [at, count] of fields) rows[at]!.fields = count;
    return rows;
  }

  private write(chunk: Buffer): Promise<void> {
    return new Promise((resolve, reject) => {
      this.parser.write(chunk, (error) => ((error ?? this.error) ? reject(error ?? this.error!) : resolve()));
    });
  }
}

function tooLong(line: number): PartitionError {
  const message = `line ${line}: the row is longer than ${MAX_ROW_BYTES} bytes; a line break may be missing`;
  return new PartitionError('row_too_long', message);
}
