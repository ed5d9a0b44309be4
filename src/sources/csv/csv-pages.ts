import { now } from '../../domain/clock.js';
import { PartitionError, UnusablePartition } from '../../domain/errors.js';
import type { BrokenRecord, Page, SourceRecord } from '../../domain/source.js';
import { BadBytes } from './csv-bad-bytes.js';
import { gunzip, readBytes, skip, toUtf8 } from './csv-bytes.js';
import type { CsvCursor } from './csv-cursor.js';
import { type FileContent, modifiedAtOf } from './csv-open.js';
import { recordReader } from './csv-records.js';
import { type Row, RowReader } from './csv-rows.js';
import { type CsvRow, rowSchema } from './csv-schema.js';
import { shortcutOf } from './csv-shortcut.js';
import { RuleWatch } from './csv-watch.js';

export interface Reading {
  file: FileContent;
  /** The partition key. */
  path: string;
  profilePosition?: number;
  from: CsvCursor;
  pageRows: number;
  signal: AbortSignal;
  /** Whether an unterminated last line is read. */
  readsRest: boolean;
}

/** How a reading ended. */
export interface ReadingEnd {
  pages: number;
  /** Whether there is an unterminated last line that was not read. */
  hasRest: boolean;
}

/** Maximum amount of text per page: rows may be long, and a page is kept in memory. */
const PAGE_BYTES = 8 * 1024 * 1024;

/** A position between rows, with the number of rows before it if known. */
type RowPosition = Pick<CsvCursor, 'offset' | 'line' | 'rows' | 'rowLines'>;

/**
 * The pages after the cursor. An unterminated last line may still be being written: if it is read, the cursor stays before
 * it. If the file cannot be read to the end, everything before the fault is yielded first.
 * @throws PartitionError, WrongRule, the signal's reason
 */
export async function* readPages(reading: Reading): AsyncGenerator<Page<CsvRow>, ReadingEnd> {
  const { from, pageRows, signal, readsRest } = reading;
  const meter = { bytes: 0 };
  const reader = new RowReader(from.columns, from.format, from.offset, from.line);
  const watch = new RuleWatch(from.columns, from.format);
  const pages = new PageBuilder(reading, meter, watch);
  const read = recordReader(from.columns, from.format);
  const bad = new BadBytes(from.format.encoding);
  try {
    for await (const rows of reader.read(textOf(reading, meter, bad), readsRest)) {
      for (const row of rows) {
        const broken = bad.isEmpty ? undefined : bad.brokenBy(row);
        const made = broken ? { broken } : read(row);
        if (row.unterminated) pages.unterminatedAt = pages.placeBefore(row);
        else if (made === 'footer') pages.footers++;
        if (made === null || made === 'footer') continue;
        watch.see(row.row);
        if (pages.count === pageRows || pages.isLarge(row.byteOffset)) {
          signal.throwIfAborted();
          yield await pages.next(pages.placeBefore(row), false);
        }
        pages.add(made, row);
      }
      signal.throwIfAborted();
    }
  } catch (error) {
    if (error instanceof PartitionError && error.code !== 'changed_while_read' && pages.lastPlace)
      yield await pages.next(pages.lastPlace, false);
    throw error;
  }
  const { hasRest } = reader;
  if (pages.lastPlace)
    yield await pages.next(pages.unterminatedAt ?? pages.placeAt(reader.position), !hasRest, true);
  return { pages: pages.yielded, hasRest };
}

export function noRows(): UnusablePartition {
  return new UnusablePartition('no_rows', 'the file has a header but no rows; expected at least one row');
}

function textOf(
  { file, from, signal }: Reading,
  meter: { bytes: number },
  bad: BadBytes,
): AsyncIterable<Buffer> {
  const { gzip, encoding } = from.format;
  const start = seeks(from) ? from.offset : 0;
  const bytes = metered(readBytes(file.handle, { start, end: from.stamp.size }, signal), meter);
  const text = toUtf8(gzip ? gunzip(bytes) : bytes, encoding, (one) => bad.add(one), start);
  return seeks(from) ? text : skip(text, from.offset);
}

/** Whether offsets in the text are offsets in the file. */
function seeks({ format: { gzip, encoding } }: CsvCursor): boolean {
  return !gzip && encoding === 'utf-8';
}

async function* metered(chunks: AsyncIterable<Buffer>, meter: { bytes: number }): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    meter.bytes += chunk.length;
    yield chunk;
  }
}

/** Collects the records of a page. */
class PageBuilder {
  private records: SourceRecord[] = [];
  private broken: BrokenRecord[] = [];
  private readonly schema;
  private readonly shortcut;
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
    this.shortcut = shortcutOf(columns, format);
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
    const { records, broken, schema, shortcut } = this;
    const bytes = this.meter.bytes - this.yieldedBytes;
    this.yieldedBytes = this.meter.bytes;
    [this.records, this.broken, this.lastPlace, this.startOffset] = [[], [], undefined, undefined];
    const isComplete = isEnd && from.corrects;
    const next = {
      ...from,
      ...place,
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
    return { records, broken, next, bytes, retries: 0, fetchedAt, progress, schema, shortcut, file: csvFile };
  }

  /** For a compressed or recoded file, the number of bytes fetched, because text offsets are not file offsets. */
  private positionAt({ offset }: RowPosition, done: boolean): number {
    const { from } = this.reading;
    if (done) return from.stamp.size;
    return Math.min(seeks(from) ? offset : this.meter.bytes, from.stamp.size);
  }
}
