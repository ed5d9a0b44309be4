import type { Candle } from '../domain/candle.js';
import { compareDecimals } from '../domain/compare-decimals.js';
import { numberFault, preview } from '../domain/fields.js';
import { intervalOf } from '../domain/interval.js';
import type { Reason } from '../domain/source.js';
import { addFutureReason, addListingReasons, type ArrivalTime } from './unstorable-fields.js';

/** A candle's amounts, by their paths in reasons for rejection. */
const AMOUNTS = {
  open: 'open',
  high: 'high',
  low: 'low',
  close: 'close',
  volume: 'volume',
  quote_volume: 'quoteVolume',
  market_cap: 'marketCap',
} as const satisfies Record<string, keyof Candle>;

const NONE: readonly Reason[] = [];

/** All reasons why a candle cannot be stored. */
export function unstorableCandleReasons(candle: Candle, arrived: ArrivalTime): readonly Reason[] {
  const reasons: Reason[] = [];
  addListingReasons(reasons, candle.listing);
  if (intervalOf(candle.interval) === undefined) reasons.push(notAnInterval(candle.interval));
  const before = reasons.length;
  for (const path in AMOUNTS) {
    const amount = candle[AMOUNTS[path as keyof typeof AMOUNTS]];
    const fault = amount === null ? null : numberFault(amount, false);
    if (fault) reasons.push({ path, ...fault });
  }
  if (reasons.length === before) addDisorder(reasons, candle);
  if (candle.trades !== null && !(Number.isSafeInteger(candle.trades) && candle.trades >= 0))
    reasons.push({
      path: 'trades',
      code: 'out_of_range',
      message: `expected a whole number from 0 to ${Number.MAX_SAFE_INTEGER}, got ${preview(candle.trades)}`,
    });
  addFutureReason(reasons, 'opened', candle.openedAt, arrived);
  return reasons.length ? reasons : NONE;
}

function notAnInterval(given: string): Reason {
  const message = `expected a count and a unit (s, m, h, d, w or mo), such as 1m, 4h or 1d, got ${preview(given)}`;
  return { path: 'interval', code: 'not_an_interval', message };
}

/** Adds a reason if the prices are impossible, such as a low above the high: they usually come from the wrong columns. */
function addDisorder(reasons: Reason[], candle: Candle): void {
  const { high, low } = candle;
  if (compareDecimals(high, low) < 0) {
    reasons.push(disorder('high', high, `not less than the low`, low));
    return;
  }
  for (const other of ['open', 'close'] as const) {
    const price = candle[other];
    if (compareDecimals(high, price) < 0)
      reasons.push(disorder('high', high, `not less than the ${other}`, price));
    if (compareDecimals(low, price) > 0)
      reasons.push(disorder('low', low, `not greater than the ${other}`, price));
  }
}

function disorder(path: 'high' | 'low', given: string, expected: string, than: string): Reason {
  const message = `expected a ${path} ${expected} of ${preview(than)}, got ${preview(given)}: check which column is which`;
  return { path, code: 'impossible_candle', message };
}
