import { now } from '../../../domain/clock.js';
import type { BrokenRecord, Page, SourceRecord } from '../../../domain/source.js';
import type { CsvCursor } from './cursor.js';
import { modifiedAtOf } from '../files/file-stat.js';
import type { Reading } from './reading.js';
import type { Row } from '../dialect/rows.js';
import { type CsvRow, rowSchema } from '../rows/schema.js';
import { createFastReader } from '../rows/fast-reader.js';
import { isSeekable } from './text.js';
import type { RuleWatch } from '../rules/rule-watch.js';

/** Maximum amount of text per page: rows may be long, and a page is kept in memory. */
const PAGE_BYTES = 8 * 1024 * 1024;

/** A position between rows, with the number of rows before it if known. */
type RowPosition = Pick<CsvCursor, 'offset' | 'line' | 'rows' | 'rowLines'>;

/** Collects the records of a page. */
export class PageBuilder {
  private records: SourceRecord[] = [];
  private broken: BrokenRecord[] = [];
  private readonly schema;
  private readonly fastReader;
  private readonly csvFile;
  yielded = 0;
  /** Number of lines that end or annotate the table. */
  footers: number;
  private yieldedBytes = 0;
  private startOffset: number | undefined;
  /** Rows so far. Unknown in readings that began before they were counted. */
  private rows;
  private rowLines;
  /** Line in which the page begins. */
  private fromLine;
  /** Position of the last record. */
  lastPlace: RowPosition | undefined;
  /** Position of the first row that depends on text not written yet. */
  unterminatedAt: RowPosition | undefined;

  constructor(
    private readonly reading: Reading,
    private readonly meter: { bytes: number },
    private readonly watch: RuleWatch,
  ) {
    const { path, profilePosition, from } = reading;
    const { columns, format, generation } = from;
    this.footers = from.footers ?? 0;
    this.schema = rowSchema(columns, format);
    this.fastReader = createFastReader(columns, format);
    ({ rows: this.rows, rowLines: this.rowLines, line: this.fromLine } = from);
    const modifiedAt = modifiedAtOf(from.stamp);
    this.csvFile = { path, generation, columns, format: { ...format }, modifiedAt, profilePosition };
  }

  get count(): number {
    return this.records.length + this.broken.length;
  }

  /** Whether the page is large enough, given the offset of the next row. */
  isLarge(offset: number): boolean {
    return this.startOffset !== undefined && offset - this.startOffset >= PAGE_BYTES;
  }

  add(made: { record: SourceRecord } | { broken: BrokenRecord }, row: Row): void {
    if ('record' in made) this.records.push(made.record);
    else this.broken.push(made.broken);
    this.startOffset ??= row.byteOffset;
    this.lastPlace = this.placeBefore(row);
    if (this.rows === undefined) return;
    this.rows++;
    this.rowLines! += row.lines;
  }

  placeBefore({ byteOffset: offset, line }: Pick<Row, 'byteOffset' | 'line'>): RowPosition {
    return this.placeAt({ offset, line });
  }

  placeAt(position: { offset: number; line: number }): RowPosition {
    const { rows, rowLines } = this;
    return { ...position, rows, rowLines };
  }

  /** @throws PartitionError `changed_while_read`: the text may mix the old and the new state */
  async next(place: RowPosition, done: boolean, isEnd = done): Promise<Page<CsvRow>> {
    const { file, from } = this.reading;
    await file.assertUnchanged();
    this.yielded++;
    const { records, broken, schema, fastReader } = this;
    const bytes = this.meter.bytes - this.yieldedBytes;
    this.yieldedBytes = this.meter.bytes;
    [this.records, this.broken, this.lastPlace, this.startOffset] = [[], [], undefined, undefined];
    const isComplete = isEnd && from.corrects;
    const next = {
      ...from,
      ...place,
      tail: this.tailAfter(place),
      format: this.watch.format,
      ...(this.footers > 0 && { footers: this.footers }),
      done,
      ...(isEnd && { isFirst: undefined }),
      ...(isComplete && { corrects: undefined }),
    };
    const correction = isEnd ? ('complete' as const) : ('running' as const);
    const isRead = isEnd && from.isFirst;
    const fromLine = this.fromLine;
    this.fromLine = place.line;
    const csvFile = {
      ...this.csvFile,
      fromLine,
      ...(isRead && { isRead }),
      ...(from.corrects && { correction }),
    };
    const progress = { position: this.positionAt(place, done), size: from.stamp.size };
    const fetchedAt = now();
    return {
      records,
      broken,
      next,
      bytes,
      retries: 0,
      fetchedAt,
      progress,
      schema,
      fastReader,
      file: csvFile,
    };
  }

  /** What was read beyond the position to continue from. */
  private tailAfter({ rows, rowLines }: RowPosition): CsvCursor['tail'] {
    if (rows === undefined || this.rows === rows) return undefined;
    return { rows: this.rows! - rows, lines: this.rowLines! - rowLines! };
  }

  /** For a compressed or recoded file, the number of bytes fetched, because text offsets are not file offsets. */
  private positionAt({ offset }: RowPosition, done: boolean): number {
    const { from } = this.reading;
    if (done) return from.stamp.size;
    return Math.min(isSeekable(from) ? offset : this.meter.bytes, from.stamp.size);
  }
}
