import { numberFault } from '../domain/fields.js';
import type { Rate } from '../domain/rate.js';
import type { Reason } from '../domain/source.js';
import { addCurrency, addFuture, type ArrivalTime } from './objections.js';

/** All reasons why an exchange rate cannot be stored. */
export function toRate({ currency, day, perEuro }: Rate, arrived: ArrivalTime): readonly Reason[] {
  const reasons: Reason[] = [];
  addCurrency(reasons, currency);
  const fault = numberFault(perEuro, false);
  if (fault) reasons.push({ path: currency, ...fault });
  else if (!/[1-9]/.test(perEuro))
    reasons.push({ path: currency, code: 'out_of_range', message: 'expected a rate above 0, got 0' });
  addFuture(reasons, 'observed', day, arrived);
  return reasons;
}
