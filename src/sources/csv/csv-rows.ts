import { PartitionError } from '../../domain/errors.js';
import type { Dialect } from './csv-dialect.js';
import { CR, MAX_ROW_BYTES } from './csv-limits.js';
import { LineCounter, linesBehind } from './csv-lines.js';
import { type CsvRecord, RecordSplitter } from './csv-splitter.js';

export interface Row {
  /** By column; fields behind the last column are named `_7`, `_8` … by their position from 0. A blank line has none. */
  row: Record<string, string>;
  /** Where it begins in the text, in bytes. */
  byteOffset: number;
  /** Of the file, from 1. */
  line: number;
  /** How many lines of the file it has. */
  lines: number;
  /** From here on, rows depend on what comes behind them once the file grows: nothing ends the line, or a quote. */
  unterminated?: true;
  /** How many fields there are, where that is more than MAX_FIELDS; the row has only so many. */
  fields?: number;
}

/** Reads the rows of a text that begins at a row. Blank lines come too. */
export class RowReader {
  private readonly splitter: RecordSplitter;
  private readonly counter: LineCounter;

  /**
   * @param columns their names, or false to number them
   * @param offset where the text begins in the file's text, and in which line
   * @param width how many fields a row should have
   */
  constructor(
    private readonly columns: readonly string[] | false,
    dialect: Dialect,
    offset = 0,
    line = 1,
    width = columns ? columns.length : undefined,
  ) {
    this.splitter = new RecordSplitter(dialect, offset, line, width);
    this.counter = new LineCounter(line);
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
      const { records, isTooLong } = this.splitter.push(chunk);
      yield records.map((record) => this.toRow(record));
      if (isTooLong) throw tooLong(this.position.line);
    }
    if (!readsRest) {
      this.counter.assertAll(linesBehind(this.splitter.rest, this.position.line));
      return;
    }
    const { isInLine, rest } = this.splitter;
    const { records, isTooLong } = this.splitter.finish();
    if (isTooLong) throw tooLong(this.position.line);
    const rows = records.map((record) => this.toRow(record));
    if (rows.length) rows[0]!.unterminated = true;
    this.counter.assertAll(this.position.line - (isInLine && rest.at(-1) !== CR ? 1 : 0));
    yield rows;
  }

  private toRow({ cells, fields, offset, line, lines }: CsvRecord): Row {
    const row: Record<string, string> = {};
    for (let index = 0; index < cells.length; index++) row[this.nameOf(index)] = cells[index]!;
    const read: Row = { row, byteOffset: offset, line, lines };
    if (fields > cells.length) read.fields = fields;
    return read;
  }

  private nameOf(index: number): string {
    if (!this.columns) return String(index);
    return this.columns[index] ?? `_${index}`;
  }
}

function tooLong(line: number): PartitionError {
  const message = `line ${line}: the row is longer than ${MAX_ROW_BYTES} bytes; a line break may be missing`;
  return new PartitionError('row_too_long', message);
}
