import { z } from 'zod';
import { now } from '../../../domain/clock.js';
import { PartitionError, PartitionIgnored } from '../../../domain/errors.js';
import type { Cursor, Page } from '../../../domain/source.js';
import { type FileStat, isSameStat } from '../files/file-stat.js';
import type { CsvRow } from '../rows/schema.js';

/** The cursor of an ignored file: the reason, and the file's state at that time. */
export const ignoredSchema = z.object({
  ignored: z.string(),
  stamp: z.object({ size: z.number().int().nonnegative(), mtime: z.string(), ino: z.string() }),
});

const ANY_TEXT = /\.txt(?:\.gz)?$/i;
/** Errors of text files that are not tables, such as a README. */
const NOT_A_TABLE = [
  'missing_column',
  'not_prices',
  'missing_header',
  'no_rows',
  'empty_file',
  'binary_file',
];

/** Whether the file was ignored in its present state. */
export function isIgnored(since: Cursor, look: FileStat): boolean {
  const { data } = ignoredSchema.safeParse(since);
  return data !== undefined && isSameStat(look, data.stamp);
}

/** The error as a reason to ignore the file instead of failing, or undefined. */
export function asIgnored(key: string, error: unknown): PartitionIgnored | undefined {
  if (error instanceof PartitionIgnored) return error;
  if (!(error instanceof PartitionError)) return undefined;
  const isNotATable = ANY_TEXT.test(key) && NOT_A_TABLE.includes(error.code);
  if (!isNotATable && error.code !== 'not_a_file') return undefined;
  const message = `${key} is ignored because it is not a ${isNotATable ? 'table' : 'file'}: ${error.message}`;
  return new PartitionIgnored(error.code, message, { cause: error });
}

/** A page that records that the file is ignored until its state changes. */
export function ignoredPage(ignored: string, stamp: FileStat): Page<CsvRow> {
  return { records: [], next: { ignored, stamp }, bytes: 0, retries: 0, fetchedAt: now() };
}
