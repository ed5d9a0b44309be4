import { z } from 'zod';

/** The first moments in milliseconds that are plausible; those in seconds would be in January 1970. */
const [EARLIEST, LATEST] = [Date.UTC(2000), Date.UTC(2100)];

export const isMoment = (at: unknown): at is number =>
  typeof at === 'number' && at >= EARLIEST && at < LATEST;

export const MOMENT_EXPECTED = 'expected a moment in milliseconds since 1970';

/** Milliseconds since 1970. */
export const moment = z.int().refine(isMoment, MOMENT_EXPECTED);
