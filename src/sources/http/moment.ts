import { z } from 'zod';
import { withPlainNumber } from '../../domain/whole-number.js';

/** The earliest and latest plausible times in milliseconds. A time in seconds would be taken for January 1970. */
const [EARLIEST, LATEST] = [Date.UTC(2000), Date.UTC(2100)];

export const isMoment = (at: unknown): at is number =>
  typeof at === 'number' && at >= EARLIEST && at < LATEST;

export const MOMENT_EXPECTED = 'expected a moment in milliseconds since 1970';

/** A plausible time in milliseconds since 1970. */
export const moment = z.preprocess(withPlainNumber, z.int().refine(isMoment, MOMENT_EXPECTED));
