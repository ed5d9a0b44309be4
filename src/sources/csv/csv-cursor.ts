import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Cursor } from '../../domain/source.js';
import type { CsvConfig } from './csv-format.js';
import { inspect } from './csv-inspect.js';
import { type FileStat, isSameStat, type OpenFile } from './csv-open.js';
import { startOf } from './csv-start.js';

const count = z.number().int().nonnegative();
const decidedBy = z.enum(['file', 'configuration']);

export const cursorSchema = z.object({
  /** Of one reading from the start. */
  generation: z.string(),
  /** Bytes of the text (unpacked, as UTF-8) that were read, and the line behind them. */
  offset: count,
  line: count,
  /** The file as it stood when it was opened. */
  stamp: z.object({
    size: count,
    mtime: z.string(),
    ino: z.string(),
    head: z.string(),
    tail: z.string(),
    all: z.string().nullish(),
  }),
  columns: z.array(z.string()),
  format: z.object({
    gzip: z.boolean(),
    encoding: z.string(),
    encodingConfidence: z.number().optional(),
    delimiter: z.string().length(1),
    newline: z.enum(['\n', '\r']),
    decimal: z.enum(['.', ',']),
    decimalBy: decidedBy,
    dateOrder: z.enum(['dmy', 'mdy', 'ymd']),
    dateOrderBy: decidedBy,
    timeZone: z.string(),
    serialDates: z.boolean().optional(),
    trailingDelimiter: z.boolean().optional(),
    /** Readings of before currencies were known took all amounts for dollars. */
    currency: z.string().default('USD'),
  }),
  /** Whether the text was read to its end. */
  done: z.boolean(),
});

export type CsvCursor = z.infer<typeof cursorSchema>;

/** Whether the file was read to its end as it looks now. */
export function isReadToEnd(since: Cursor, now: FileStat): boolean {
  const { data: known } = cursorSchema.safeParse(since);
  return known !== undefined && known.done && isSameStat(now, known.stamp);
}

/**
 * Where to go on in the file: `done` where it holds what was read and no more, however it looks now. A file with something
 * behind that goes on there, under the rules that it began with; one that was rewritten, truncated or replaced begins anew.
 * Null where its header is still being written.
 * @throws PartitionError
 */
export async function resumePoint(
  file: OpenFile,
  since: Cursor | null,
  config: CsvConfig,
  { signal, readsRest }: { signal: AbortSignal; readsRest: boolean },
): Promise<CsvCursor | null> {
  const { data: known } = cursorSchema.safeParse(since);
  if (known && isSameStat(file.stamp, known.stamp)) return known;
  const goesOn = known && (await file.continues(known.stamp));
  const stamp = { ...file.stamp, all: await file.hashOfAll() };
  if (goesOn) return { ...known, stamp, done: known.done && stamp.size === known.stamp.size };
  const inspection = await inspect(file, signal, config.CSV_ENCODING);
  const hasLine = readsRest || !inspection.isWhole || /[\r\n]/.test(inspection.sample.toString('latin1'));
  if (!hasLine) return null;
  const start = await startOf(inspection, config);
  return { ...start, columns: [...start.columns], generation: randomUUID(), stamp, done: false };
}
