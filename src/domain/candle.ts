import type { Decimal, Instant, ListingRef } from './quote.js';

/**
 * The length of a candle: a count and a unit (`s`, `m`, `h`, `d`, `w`, `mo`). The unit is the largest that divides the
 * length: `1h`, not `60m`; `1d`, not `24h`. Weeks and months are calendar weeks and months.
 */
export type Interval = string;

/** Trades of a listing during an interval that starts at `openedAt`. Prices and amounts are in the listing's currency. */
export interface Candle {
  readonly kind: 'candle';
  readonly listing: ListingRef;
  readonly interval: Interval;
  readonly openedAt: Instant;
  readonly open: Decimal;
  readonly high: Decimal;
  readonly low: Decimal;
  readonly close: Decimal;
  /** Volume in units of the coin. */
  readonly volume: Decimal | null;
  /** Volume in the listing's currency. */
  readonly quoteVolume: Decimal | null;
  readonly trades: number | null;
  /** Market cap at the close. */
  readonly marketCap: Decimal | null;
}
