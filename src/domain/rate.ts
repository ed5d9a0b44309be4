import type { Decimal } from './quote.js';

/** An exchange rate of one day. */
export interface Rate {
  readonly kind: 'rate';
  /** An ISO 4217 code. */
  readonly currency: string;
  /** `2026-11-27`. */
  readonly day: string;
  /** Units of the currency for one euro, above 0. */
  readonly perEuro: Decimal;
}
