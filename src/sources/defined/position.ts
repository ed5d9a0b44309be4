import { z } from 'zod';
import { now } from '../../domain/clock.js';
import type { Cursor } from '../../domain/source.js';

const count = z.int().nonnegative();

/** Cursor of a partition: progress through its pages, and the largest value of the incremental field. */
export const positionSchema = z.object({
  /** Set while a reading is in progress. */
  startedAt: z.iso.datetime().optional(),
  /** Mark of the next page. */
  mark: z.union([z.string(), z.number()]).optional(),
  /** Digest of the previous page. */
  former: z.string().optional(),
  /** Number of records so far in this reading, or in the last one if none is in progress. */
  records: count.default(0),
  /** Number of records in the previous reading. */
  before: count.optional(),
  /** The largest value so far, and the value with which this reading began. */
  highest: z.string().optional(),
  since: z.string().optional(),
});

export type Position = z.infer<typeof positionSchema>;

/** An interrupted reading that began longer ago starts over, because records have moved to other pages since. */
const MAX_AGE_MS = 24 * 60 * 60 * 1000;

/** The position from which to continue: within an interrupted reading, or at the start of a new one. */
export function resumedPosition(since: Cursor | null): Position & { startedAt: string } {
  const saved = positionSchema.safeParse(since ?? {}).data ?? { records: 0 };
  const { startedAt, highest } = saved;
  if (startedAt !== undefined && Date.parse(startedAt) > now().getTime() - MAX_AGE_MS)
    return { ...saved, startedAt };
  const isDone = startedAt === undefined;
  return {
    startedAt: now().toISOString(),
    records: 0,
    before: isDone ? saved.records : saved.before,
    // The highest value of an incomplete reading says nothing about the pages it did not read.
    ...startingFrom(isDone ? highest : saved.since),
  };
}

function startingFrom(highest: string | undefined): Pick<Position, 'highest' | 'since'> {
  return highest === undefined ? {} : { highest, since: highest };
}

/** The position after the last page. */
export function finalPosition({ records, highest }: Position): Position {
  return { records, ...(highest !== undefined && { highest }) };
}
