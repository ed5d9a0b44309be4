import { z } from 'zod';
import { now } from '../../domain/clock.js';
import type { Cursor } from '../../domain/source.js';

const count = z.int().nonnegative();

/** How far a reading of a partition got, and up to which value of its records. */
export const positionSchema = z.object({
  /** Set in the middle of a reading. */
  startedAt: z.iso.datetime().optional(),
  /** Its next page. */
  mark: z.union([z.string(), z.number()]).optional(),
  /** Records so far, or of the last reading. */
  records: count.default(0),
  /** Of the reading before this one. */
  before: count.optional(),
  /** The largest value so far, and that which this reading began with. */
  highest: z.string().optional(),
  since: z.string().optional(),
});

export type Position = z.infer<typeof positionSchema>;

/** A reading that stopped longer ago begins anew: pages have moved since. */
const MOST_AGE_MS = 24 * 60 * 60 * 1000;

/** Where to go on: in the middle of a reading, or at the start of the next one. */
export function resumed(since: Cursor | null): Position & { startedAt: string } {
  const known = positionSchema.safeParse(since ?? {}).data ?? { records: 0 };
  const { startedAt, highest } = known;
  if (startedAt !== undefined && Date.parse(startedAt) > now().getTime() - MOST_AGE_MS)
    return { ...known, startedAt };
  const isDone = startedAt === undefined;
  return {
    startedAt: now().toISOString(),
    records: 0,
    before: isDone ? known.records : known.before,
    // What an unfinished reading reached says nothing of the pages that it did not read.
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
