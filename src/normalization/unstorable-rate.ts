import { compareDecimals } from '../domain/compare-decimals.js';
import { numberFault, preview } from '../domain/fields.js';
import { LIMITS } from '../domain/limits.js';
import type { Rate } from '../domain/rate.js';
import type { Reason } from '../domain/source.js';
import { canonicalInstant } from './instant.js';
import { addCurrencyReason, type ArrivalTime } from './unstorable-fields.js';

/** A day begins this long before midnight in UTC, on the islands that are furthest ahead. */
const AHEAD_MS = 14 * 60 * 60 * 1000;

/** All reasons why an exchange rate cannot be stored. */
export function unstorableRateReasons(
  { currency, day, perEuro }: Rate,
  { fetchedAt, maxClockSkewMs }: ArrivalTime,
): readonly Reason[] {
  const reasons: Reason[] = [];
  addCurrencyReason(reasons, currency);
  const fault = numberFault(perEuro, false);
  if (fault) reasons.push({ path: currency, ...fault });
  else if (!/[1-9]/.test(perEuro))
    reasons.push({ path: currency, code: 'out_of_range', message: 'expected a rate above 0, got 0' });
  else if (currency === 'EUR' && compareDecimals(perEuro, '1') !== 0)
    reasons.push({
      path: currency,
      code: 'not_per_euro',
      message: `expected 1 euro for one euro, got ${preview(perEuro)}: these rates are for one unit of another currency`,
    });
  if (canonicalInstant(`${day}T00:00:00Z`) === null)
    reasons.push({
      path: 'day',
      code: 'not_a_moment',
      message: `expected a day in the years ${LIMITS.year.first} to ${LIMITS.year.last}, got ${preview(day)}`,
    });
  else if (!(Date.parse(day) <= fetchedAt.getTime() + maxClockSkewMs + AHEAD_MS))
    reasons.push({
      path: 'day',
      code: 'in_the_future',
      message: `expected a day that had begun anywhere when it was fetched at ${fetchedAt.toISOString()}, got ${preview(day)}`,
    });
  return reasons;
}
