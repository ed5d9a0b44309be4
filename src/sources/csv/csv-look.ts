import { PartitionError } from '../../domain/errors.js';
import type { Page } from '../../domain/source.js';
import { newReading } from './csv-cursor.js';
import type { CsvConfig, CsvFormat } from './csv-format.js';
import { inspect, type Inspection } from './csv-inspect.js';
import type { FileContent } from './csv-open.js';
import { noRows, readPages } from './csv-pages.js';
import type { CsvRow } from './csv-schema.js';
import { type Start, startOf } from './csv-start.js';
import { WrongRule } from './csv-watch.js';

/** A file to look at without storing anything of it. */
export interface LookedAt {
  file: FileContent;
  /** As its partition would be called: layouts may depend on it. */
  name: string;
  config: CsvConfig;
  signal: AbortSignal;
}

/** What is found in a file. */
export interface Look {
  inspection?: Pick<Inspection, 'gzip' | 'encoding' | 'encodingConfidence'>;
  columns?: readonly string[];
  format?: CsvFormat;
  /** Lines before the next row. */
  lines: number;
  isWhole: boolean;
  error?: PartitionError;
}

/** What is done with the pages: they begin again where a value proves another rule than those before it were read by. */
export interface Looker {
  begin(): void;
  /** @returns whether more is wanted */
  page(page: Page<CsvRow>): Promise<boolean>;
}

/** Reads a file as the source would, as far as the looker wants. If it cannot be read, what is known of it is returned. */
export async function lookAt(of: LookedAt, looker: Looker): Promise<Look> {
  const look: Look = { lines: 0, isWhole: false };
  try {
    const inspection = await inspect(of.file, of.signal, of.config.CSV_ENCODING);
    look.inspection = inspection;
    const start = await startOf(inspection, of.config, of.name);
    let right: CsvFormat | undefined = start.format;
    while (right) right = await readBy({ ...start, format: right }, of, look, looker);
  } catch (error) {
    if (!(error instanceof PartitionError)) throw error;
    look.error = error;
  }
  return look;
}

/** @returns the rules to read it by, if these prove to be wrong */
async function readBy(
  start: Start,
  { file, name, config, signal }: LookedAt,
  look: Look,
  looker: Looker,
): Promise<CsvFormat | undefined> {
  Object.assign(look, { columns: start.columns, format: start.format, lines: start.line - 1 });
  looker.begin();
  const from = newReading(start, {
    stamp: { size: file.stamp.size, mtime: '', ino: '', head: '', tail: '' },
  });
  const reading = { file, path: name, from, pageRows: config.CSV_PAGE_ROWS, signal, readsRest: true };
  let isEmpty = true;
  try {
    for await (const page of readPages(reading)) {
      isEmpty = false;
      Object.assign(look, { format: page.next.format, lines: Number(page.next.line) - 1 });
      if (!(await looker.page(page))) return undefined;
    }
  } catch (error) {
    if (error instanceof WrongRule) return error.format;
    throw error;
  }
  if (isEmpty) throw noRows();
  look.isWhole = true;
  return undefined;
}
