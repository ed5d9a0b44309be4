import { preview } from '../domain/fields.js';
import { isCurrency, isStorable, LIMITS } from '../domain/limits.js';
import type { ListingRef } from '../domain/quote.js';
import type { Reason } from '../domain/source.js';
import { millisecondsOf } from './instant.js';

/** When a record was fetched, and how far in the future its time may be. */
export interface ArrivalTime {
  fetchedAt: Date;
  maxClockSkewMs: number;
}

/** Adds the reasons why the listing of a quote or candle cannot be stored. */
export function addListingReasons(
  reasons: Reason[],
  { externalId, currency, symbol, name }: ListingRef,
): void {
  addTextReason(reasons, 'external_id', externalId, LIMITS.label, 1);
  addTextReason(reasons, 'symbol', symbol, LIMITS.label, 1);
  addTextReason(reasons, 'name', name, LIMITS.label, 1);
  addCurrencyReason(reasons, currency);
}

export function addCurrencyReason(reasons: Reason[], given: string): void {
  if (isCurrency(given)) return;
  const message =
    `expected an ISO 4217 code or the symbol of a coin, such as EUR or BTC: 1 to ${LIMITS.currency} letters A to Z ` +
    `and digits, got ${preview(given)}`;
  reasons.push({ path: 'currency', code: 'not_a_currency', message });
}

/** @param what what happened at the time in question, such as `observed` */
export function addFutureReason(
  reasons: Reason[],
  what: 'observed' | 'opened',
  moment: string,
  { fetchedAt, maxClockSkewMs }: ArrivalTime,
): void {
  if (millisecondsOf(moment) <= fetchedAt.getTime() + maxClockSkewMs) return;
  const message =
    `${what} at ${moment}, later than the fetch at ${fetchedAt.toISOString()} by more than the ` +
    `${maxClockSkewMs / 1000} seconds ahead that MAX_CLOCK_SKEW allows: check the time zone`;
  reasons.push({ path: `${what}_at`, code: 'in_the_future', message });
}

export function addTextReason(
  reasons: Reason[],
  path: string,
  text: string | null,
  most: number,
  least = 0,
): void {
  if (text === null || (text.length >= least && text.length <= most && isStorable(text))) return;
  if (isStorable(text)) {
    const message = `expected ${least} to ${most} characters, got ${text.length}: ${preview(text)}`;
    reasons.push({ path, code: 'bad_length', message });
  } else {
    const message = `expected text without NUL or unpaired surrogates, got ${preview(text)}`;
    reasons.push({ path, code: 'unstorable_text', message });
  }
}
