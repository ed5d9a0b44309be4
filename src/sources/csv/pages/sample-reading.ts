import { PartitionError } from '../../../domain/errors.js';
import type { Page } from '../../../domain/source.js';
import { newReading } from './cursor.js';
import type { CsvFormat } from '../layout/format.js';
import type { CsvConfig } from '../layout/config.js';
import { inspect, type Inspection } from '../files/inspect.js';
import type { FileContent } from '../files/open.js';
import { noRows, readPages } from './pages.js';
import type { CsvRow } from '../rows/schema.js';
import { type ReadingStart, determineStart } from './start.js';
import { WrongRuleError } from '../rules/rule-watch.js';

/** A file to read without storing anything. */
export interface FileToSample {
  file: FileContent;
  /** Its partition key, on which the layout may depend. */
  name: string;
  config: CsvConfig;
  signal: AbortSignal;
}

/** Result of reading the file. */
export interface SampleReading {
  inspection?: Pick<Inspection, 'gzip' | 'encoding' | 'encodingConfidence'>;
  columns?: readonly string[];
  format?: CsvFormat;
  /** Number of lines before the next row. */
  lines: number;
  isWhole: boolean;
  error?: PartitionError;
}

/** Receives the pages. They start over if a value proves a rule other than the one used so far. */
export interface PageReceiver {
  begin(): void;
  /** @returns whether to continue */
  page(page: Page<CsvRow>): Promise<boolean>;
}

/** Reads a file as the source would, until the receiver has enough. If it cannot be read, returns what is known about it. */
export async function readSample(of: FileToSample, receiver: PageReceiver): Promise<SampleReading> {
  const result: SampleReading = { lines: 0, isWhole: false };
  try {
    const inspection = await inspect(of.file, of.signal, of.config.CSV_ENCODING);
    result.inspection = inspection;
    const start = await determineStart(inspection, of.config, of.name);
    let right: CsvFormat | undefined = start.format;
    while (right) right = await readBy({ ...start, format: right }, of, result, receiver);
  } catch (error) {
    if (!(error instanceof PartitionError)) throw error;
    result.error = error;
  }
  return result;
}

/** @returns the proven rules if these turn out to be wrong */
async function readBy(
  start: ReadingStart,
  { file, name, config, signal }: FileToSample,
  result: SampleReading,
  receiver: PageReceiver,
): Promise<CsvFormat | undefined> {
  Object.assign(result, { columns: start.columns, format: start.format, lines: start.line - 1 });
  receiver.begin();
  const from = newReading(start, {
    stamp: { size: file.stamp.size, mtime: '', ino: '', head: '', tail: '' },
  });
  const reading = { file, path: name, from, pageRows: config.CSV_PAGE_ROWS, signal, readsRest: true };
  let isEmpty = true;
  try {
    for await (const page of readPages(reading)) {
      isEmpty = false;
      Object.assign(result, { format: page.next.format, lines: Number(page.next.line) - 1 });
      if (!(await receiver.page(page))) return undefined;
    }
  } catch (error) {
    if (error instanceof WrongRuleError) return error.format;
    throw error;
  }
  if (isEmpty) throw noRows();
  result.isWhole = true;
  return undefined;
}
