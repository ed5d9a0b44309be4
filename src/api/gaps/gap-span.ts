import { now } from '../../domain/clock.js';
import { secondsOf } from '../../domain/interval.js';
import { badRequest } from '../field-faults.js';

/** More would take too long to look through. */
const MOST_INTERVALS = 100_000;
/** A Monday, where weeks begin; days, hours and minutes do as well. */
const MONDAY = '1970-01-05T00:00:00Z';

const FIRST_MS = Date.parse('0001-01-01T00:00:00Z');

/** Whole intervals to look for gaps in. */
export interface GapSpan {
  seconds: number;
  /** Null: from the first quote or candle of each listing on. */
  since: string | null;
  /** Exclusive. */
  until: string;
  /** Nothing is looked for before it. */
  earliest: string;
}

/**
 * Only intervals that are over: the present one may still get its quote.
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
