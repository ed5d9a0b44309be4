import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Cursor } from '../../../domain/source.js';
import type { CsvConfig } from '../layout/config.js';
import { inspect } from '../files/inspect.js';
import { layoutSchema } from '../layout/layout.js';
import { type FileStat, isSameStat } from '../files/file-stat.js';
import type { FileContent, OpenFile } from '../files/open.js';
import { hasChangedSettings, isReadDifferently, settingsOf } from '../layout/settings.js';
import { type ReadingStart, determineStart } from './start.js';

const count = z.number().int().nonnegative();
const evidence = z.enum(['none', 'ambiguous', 'proven', 'contradictory']);
const decidedBy = z.enum(['file', 'profile', 'configuration']);

export const cursorSchema = z.object({
  /** Identifies one reading from the start. */
  generation: z.string(),
  /** Bytes of text read so far (decompressed, as UTF-8), and the line after them. */
  offset: count,
  line: count,
  /** State of the file when it was opened. */
  stamp: z.object({
    size: count,
    mtime: z.string(),
    ino: z.string(),
    head: z.string(),
    tail: z.string(),
    all: z.string().nullish(),
  }),
  /** Number of lines so far that end or annotate the table: totals, sources, notes. */
  footers: count.optional(),
  columns: z.array(z.string()),
  format: z.object({
    gzip: z.boolean(),
    encoding: z.string(),
    encodingConfidence: z.number().optional(),
    delimiter: z.string().min(1),
    quote: z.string().optional(),
    escape: z.literal('\\').optional(),
    trims: z.boolean().optional(),
    decimal: z.enum(['.', ',']),
    decimalBy: decidedBy,
    dateOrder: z.enum(['dmy', 'mdy', 'ymd']),
    dateOrderBy: decidedBy,
    timeZone: z.string(),
    serialDates: z.boolean().optional(),
    optional: z.literal('reject').optional(),
    dateFormat: z.string().optional(),
    trailingDelimiter: z.boolean().optional(),
    shortRows: z.boolean().optional(),
    evidence: z.object({ decimal: evidence, dateOrder: evidence, timeZone: evidence }).optional(),
    why: z.object({ decimal: z.string().optional(), dateOrder: z.string().optional() }).optional(),
    layout: layoutSchema.optional(),
    /** Before currencies were supported, all amounts were read as dollars. */
    currency: z.string().default('USD'),
  }),
  /** The settings in effect when the reading began. Absent in cursors older than this field. */
  settings: z.record(z.string(), z.string()).optional(),
  /** Number of rows so far, and of the lines they take up. Other lines are blank, headers, preamble or notes. */
  rows: count.optional(),
  rowLines: count.optional(),
  /** The rows after that, which were read although they may be incomplete, and the lines they take up. */
  tail: z.object({ rows: count, lines: count }).optional(),
  /** Whether this reading has not reached the end yet. */
  isFirst: z.boolean().optional(),
  /** Whether quotes that only earlier readings contained are withdrawn when this reading reaches the end. */
  corrects: z.boolean().optional(),
  /** Whether the text was read to the end. */
  done: z.boolean(),
});

export type CsvCursor = z.infer<typeof cursorSchema>;

/** Whether the file in its present state was read to the end under the present settings. */
export function isReadToEnd(since: Cursor, now: FileStat, config: CsvConfig): boolean {
  const { data: known } = cursorSchema.safeParse(since);
  return (
    known !== undefined && known.done && isSameStat(now, known.stamp) && !hasChangedSettings(known, config)
  );
}

/**
 * Where to continue in the file; `done` if there is nothing beyond what was read, whatever its file status. If text was
 * appended, reading continues under the rules it began with; a file that was rewritten, truncated or replaced is read from
 * the start. Null if its header is still being written.
 * @throws PartitionError
 */
export async function resumePoint(
  file: OpenFile,
  since: Cursor | null,
  config: CsvConfig,
  { name, signal, readsRest }: { name: string; signal: AbortSignal; readsRest: boolean },
): Promise<CsvCursor | null> {
  const { data: known } = cursorSchema.safeParse(since);
  const isChanged = known !== undefined && hasChangedSettings(known, config);
  if (known && !isChanged && isSameStat(file.stamp, known.stamp)) return known;
  const goesOn = known && (await file.continues(known.stamp));
  const stamp = { ...file.stamp, all: await file.hashOfAll() };
  const isSame = stamp.size === known?.stamp.size;
  if (goesOn && !isChanged) return { ...known, stamp, done: known.done && isSame };
  const inspection = await inspect(file, signal, config.CSV_ENCODING);
  const hasLine = readsRest || !inspection.isWhole || /[\r\n]/.test(inspection.sample.toString('latin1'));
  if (!hasLine) return null;
  const start = await determineStart(inspection, config, name);
  const settings = settingsOf(config);
  if (goesOn && !isReadDifferently(start.format, known.format))
    return { ...known, stamp, settings, done: known.done && isSame };
  const corrects = isChanged || known?.corrects || config.CSV_REMOVED === 'withdraw';
  return newReading(start, { stamp, settings, corrects });
}

/** A reading that starts at the first row. */
export function newReading(
  { columns, format, offset, line }: ReadingStart,
  how: Pick<CsvCursor, 'stamp' | 'settings' | 'corrects'>,
): CsvCursor {
  const begun = { generation: randomUUID(), isFirst: true, rows: 0, rowLines: 0, done: false };
  return { columns: [...columns], format, offset, line, ...begun, ...how };
}

/** The same file from the start, under rules proven by its values. It replaces the earlier reading if that was stored. */
export async function correctedStart(
  file: FileContent,
  { stamp, settings, ...from }: CsvCursor,
  {
    config,
    name,
    signal,
    isStored,
  }: { config: CsvConfig; name: string; signal: AbortSignal; isStored: boolean },
): Promise<CsvCursor> {
  const start = await determineStart(await inspect(file, signal, config.CSV_ENCODING), config, name);
  const corrects = isStored || from.corrects;
  return newReading({ ...start, format: from.format }, { stamp, settings, corrects });
}
