import { now } from '../../domain/clock.js';
import { secondsOf } from '../../domain/interval.js';
import { badRequest } from '../field-faults.js';

/** Checking more would take too long. */
const MOST_INTERVALS = 100_000;
/** A Monday, at which weeks, days, hours and minutes start. */
const MONDAY = '1970-01-05T00:00:00Z';

const FIRST_MS = Date.parse('0001-01-01T00:00:00Z');

/** The whole intervals in which to look for gaps. */
export interface GapSpan {
  seconds: number;
  /** Null means the first quote or candle of each listing. */
  since: string | null;
  /** Exclusive. */
  until: string;
  /** The search does not go back further. */
  earliest: string;
}

/**
 * Only complete intervals, because the current one may still get its quote.
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
  const seconds = secondsOf(interval);
  if (seconds === null)
    throw badRequest('interval', 'must have a fixed length, such as 1h, 1d or 1w: months differ');
  const lengthMs = seconds * 1000;
  const [present, origin] = [now().getTime(), Date.parse(MONDAY)];
  const floor = (at: number) => Math.floor((at - origin) / lengthMs) * lengthMs + origin;
  const wanted = until === undefined ? Infinity : floor(Date.parse(until) + lengthMs - 1);
  const end = Math.min(wanted, floor(present));
  const earliest = end - MOST_INTERVALS * lengthMs;
  const first = since === undefined ? null : Math.max(FIRST_MS, floor(Date.parse(since)));
  if (first !== null && first >= end)
    throw badRequest(
      'since',
      `must be earlier than ${new Date(end).toISOString()}, where the last whole ${interval} ends`,
    );
  if (first !== null && first < earliest)
    throw badRequest(
      'since',
      `at most ${MOST_INTERVALS} intervals of ${interval} are looked through: ask from ${new Date(earliest).toISOString()} on, or by a longer interval`,
    );
  return {
    seconds,
    since: first === null ? null : new Date(first).toISOString(),
    until: new Date(end).toISOString(),
    earliest: new Date(Math.max(earliest, FIRST_MS)).toISOString(),
  };
}
