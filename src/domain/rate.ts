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
