import { PartitionError } from '../../../domain/errors.js';
import type { Dialect } from './dialect.js';
import { CR, MAX_ROW_BYTES } from './limits.js';
import { LineCounter, lineAfter } from './lines.js';
import { type CsvRecord, RecordSplitter } from './splitter.js';

export interface Row {
  /** By column. Fields after the last column are named `_7`, `_8` … by index. A blank line has none. */
  row: Record<string, string>;
  /** Offset of its first byte in the text. */
  byteOffset: number;
  /** Line number in the file, from 1. */
  line: number;
  /** Number of lines it spans. */
  lines: number;
  /** Set from the row on that may change when the file grows, because a line or quote is not closed yet. */
  unterminated?: true;
  /** Number of fields, if greater than MAX_FIELDS; the row contains only that many. */
  fields?: number;
}

/** Reads rows, including blank lines, from a text that begins with a row. */
export class RowReader {
  private readonly splitter: RecordSplitter;
  private readonly counter: LineCounter;

  /**
   * @param columns names, or false to number them
   * @param offset offset and line of the text's beginning in the file
   * @param width expected number of fields per row
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

  /** Offset and line at which the text read so far ends. */
  get position(): { offset: number; line: number } {
    return this.splitter.position;
  }

  /** Whether there is text after what was read. */
  get hasRest(): boolean {
    return this.splitter.rest.length > 0;
  }

  /**
   * @param readsRest whether an unterminated last line is read
   * @throws PartitionError `row_too_long`, after the rows before it; `lines_lost`
   * @throws whatever the chunks throw
   */
  async *read(chunks: AsyncIterable<Buffer>, readsRest = true): AsyncGenerator<Row[]> {
    for await (const chunk of chunks) {
      this.counter.count(chunk);
      const { records, isTooLong } = this.splitter.push(chunk);
      yield records.map((record) => this.toRow(record));
      if (isTooLong) throw tooLong(this.position.line);
    }
    if (!readsRest) {
      this.counter.assertAll(lineAfter(this.splitter.rest, this.position.line));
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
