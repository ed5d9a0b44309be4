import { z } from 'zod';
import { now } from '../../domain/clock.js';
import type { Cursor } from '../../domain/source.js';

const count = z.int().nonnegative();

/** Progress through a partition, and the largest value of its records. */
export const positionSchema = z.object({
  /** Set while a reading is in progress. */
  startedAt: z.iso.datetime().optional(),
  /** The next page. */
  mark: z.union([z.string(), z.number()]).optional(),
  /** Digest of the page before it. */
  former: z.string().optional(),
  /** Number of records so far, or in the last reading. */
  records: count.default(0),
  /** Number of records in the previous reading. */
  before: count.optional(),
  /** The largest value so far, and the one this reading began with. */
  highest: z.string().optional(),
  since: z.string().optional(),
});

export type Position = z.infer<typeof positionSchema>;

/** A reading interrupted longer ago starts over, because pages have shifted since. */
const MAX_AGE_MS = 24 * 60 * 60 * 1000;

/** Where to continue: within a reading, or at the start of the next one. */
export function resumed(since: Cursor | null): Position & { startedAt: string } {
  const known = positionSchema.safeParse(since ?? {}).data ?? { records: 0 };
  const { startedAt, highest } = known;
  if (startedAt !== undefined && Date.parse(startedAt) > now().getTime() - MAX_AGE_MS)
    return { ...known, startedAt };
  const isDone = startedAt === undefined;
  return {
    startedAt: now().toISOString(),
    records: 0,
    before: isDone ? known.records : known.before,
    // The highest value of an incomplete reading says nothing about the pages it did not read.
    ...startingFrom(isDone ? highest : known.since),
  };
}

function startingFrom(highest: string | undefined): Pick<Position, 'highest' | 'since'> {
  return highest === undefined ? {} : { highest, since: highest };
}

/** After the last page. */
export function finished({ records, highest }: Position): Position {
  return { records, ...(highest !== undefined && { highest }) };
}
