import { numberFault } from '../domain/fields.js';
import type { Rate } from '../domain/rate.js';
import type { Reason } from '../domain/source.js';
import { addCurrencyReason, addFutureReason, type ArrivalTime } from './unstorable-fields.js';

/** All reasons why an exchange rate cannot be stored. */
export function unstorableRateReasons(
  { currency, day, perEuro }: Rate,
  arrived: ArrivalTime,
): readonly Reason[] {
  const reasons: Reason[] = [];
  addCurrencyReason(reasons, currency);
  const fault = numberFault(perEuro, false);
  if (fault) reasons.push({ path: currency, ...fault });
  else if (!/[1-9]/.test(perEuro))
    reasons.push({ path: currency, code: 'out_of_range', message: 'expected a rate above 0, got 0' });
  addFutureReason(reasons, 'observed', day, arrived);
  return reasons;
}
