import type { Interval } from '../../../domain/candle.js';
import { secondsOf } from '../../../domain/interval.js';
import type { Instant } from '../../../domain/quote.js';

/** Unix time of a Monday, in seconds. */
const FIRST_MONDAY = 345_600;

/** The opening time of the candle that contains the moment, in UTC; weeks begin on Monday. */
export function candleOpening(moment: Instant, interval: Interval): Instant {
  const seconds = secondsOf(interval);
  const date = new Date(moment);
  if (seconds === null) {
    const month = date.getUTCMonth();
    const first = month - (month % Number.parseInt(interval, 10));
    return new Date(Date.UTC(date.getUTCFullYear(), first)).toISOString();
  }
  const first = seconds % 604_800 === 0 ? FIRST_MONDAY : 0;
  const since = Math.floor((date.getTime() / 1000 - first) / seconds) * seconds;
  return new Date((since + first) * 1000).toISOString();
}

/**
 * The opening time of a candle that ends this many seconds after the moment: 0 if the moment is its end, 1 if it is its
 * last second, such as 23:59:59 for a day.
 */
export function candleOpeningBefore(moment: Instant, interval: Interval, left: 0 | 1): Instant {
  const seconds = secondsOf(interval);
  const end = Math.floor(new Date(moment).getTime() / 1000) + left;
  if (seconds === null) return candleOpening(new Date((end - 1) * 1000).toISOString(), interval);
  return new Date((end - seconds) * 1000).toISOString();
}
