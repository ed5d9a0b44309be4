import { z } from 'zod';
import { now } from '../../domain/clock.js';
import { PartitionError, PartitionIgnored } from '../../domain/errors.js';
import type { Cursor, Page } from '../../domain/source.js';
import { type FileStat, isSameStat } from './csv-open.js';
import type { CsvRow } from './csv-schema.js';

/** The cursor of a file that is ignored: why, and what it looked like then. */
export const ignoredSchema = z.object({
  ignored: z.string(),
  stamp: z.object({ size: z.number().int().nonnegative(), mtime: z.string(), ino: z.string() }),
});

const ANY_TEXT = /\.txt(?:\.gz)?$/i;
/** What is wrong with a text file that is no table, such as a README. */
const NO_TABLE = ['missing_column', 'missing_header', 'no_rows', 'empty_file', 'binary_file'];

/** Whether the file was ignored as it looks now. */
export function isIgnored(since: Cursor, look: FileStat): boolean {
  const { data } = ignoredSchema.safeParse(since);
  return data !== undefined && isSameStat(look, data.stamp);
}

/** The error as a reason to ignore the file rather than to fail, or undefined. */
export function asIgnored(key: string, error: unknown): PartitionIgnored | undefined {
  if (error instanceof PartitionIgnored) return error;
  if (!(error instanceof PartitionError)) return undefined;
  const isNoTable = ANY_TEXT.test(key) && NO_TABLE.includes(error.code);
  if (!isNoTable && error.code !== 'not_a_file') return undefined;
  const message = `${key} is ignored, as it is no ${isNoTable ? 'table' : 'file'}: ${error.message}`;
  return new PartitionIgnored(error.code, message, { cause: error });
}

/** A page by which the file is known to be ignored for as long as it looks like this. */
export function ignoredPage(ignored: string, stamp: FileStat): Page<CsvRow> {
  return { records: [], next: { ignored, stamp }, bytes: 0, retries: 0, fetchedAt: now() };
}
