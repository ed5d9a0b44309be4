import type { Decimal } from './quote.js';

/** A currency's exchange rate to the euro on one day. */
export interface Rate {
  readonly kind: 'rate';
  /** An ISO 4217 code. */
  readonly currency: string;
  /** An ISO 8601 date, such as `2026-11-27`. */
  readonly day: string;
  /** Units of the currency for one euro, above 0. */
  readonly perEuro: Decimal;
}

/** Id of the record of a rate that could not be read together with the others of its day. */
export function unreadableRateId(day: string, currency: string | null): string {
  return `${day} ${currency}`;
}
