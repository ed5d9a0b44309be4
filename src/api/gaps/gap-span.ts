import { now } from '../../domain/clock.js';
import { monthsOf } from '../../domain/interval.js';
import { badRequest } from '../field-faults.js';
import { intervalGrid } from './grid.js';

/** Maximum number of intervals to check. Checking more would take too long. */
const MAX_INTERVALS = 100_000;
/** How far back the search goes: a century. The calendar of the database does not reach back much further. */
const MAX_MONTHS = 1200;
const FIRST_MS = Date.parse('0001-01-01T00:00:00Z');

/** The span of whole intervals in which to look for gaps. */
export interface GapSpan {
  /** Start of the span; null to start at the first quote or candle of each listing. */
  since: string | null;
  /** End of the span (exclusive). */
  until: string;
  /** The earliest start, even if a listing has older data. */
  earliest: string;
}

/**
 * The span requested by a query. It contains only complete intervals, because the current one may still receive a
 * quote.
 * @throws BadRequestException
 */
export function gapSpan({
  interval,
  since,
  until,
}: {
  interval: string;
  since?: string;
  until?: string;
}): GapSpan {
  if ((monthsOf(interval) ?? 0) > MAX_MONTHS)
    throw badRequest('interval', `must be at most ${MAX_MONTHS}mo, a century`);
  const { floor, after } = intervalGrid(interval);
  const wanted = until === undefined ? Infinity : after(floor(Date.parse(until) - 1), 1);
  const end = Math.min(wanted, floor(now().getTime()));
  const earliest = after(end, -MAX_INTERVALS);
  const first = since === undefined ? null : Math.max(FIRST_MS, floor(Date.parse(since)));
  if (first !== null && first >= end)
    throw badRequest(
      'since',
      `must be earlier than ${new Date(end).toISOString()}, the end of the last complete ${interval}`,
    );
  if (first !== null && first < earliest)
    throw badRequest(
      'since',
      `at most ${MAX_INTERVALS} intervals of ${interval} can be checked: start at ${new Date(earliest).toISOString()} or later, or use a longer interval`,
    );
  return {
    since: first === null ? null : new Date(first).toISOString(),
    until: new Date(end).toISOString(),
    earliest: new Date(Math.max(earliest, FIRST_MS)).toISOString(),
  };
}
