import type { Decimal } from '../../domain/quote.js';

/**
 * Exchanges whose change, as ccxt reads or calculates it, is the change since midnight: Kraken and Bitstamp state the first
 * price of the day, Upbit and Bithumb the last close.
 */
const SINCE_MIDNIGHT: ReadonlySet<string> = new Set(['bithumb', 'bitstamp', 'kraken', 'upbit']);

/** Exchanges whose documentation shows percent (`5.23`) and whose replies look like fractions (`0.0146`): unknown by a factor of 100. */
const UNCLEAR: ReadonlySet<string> = new Set(['gemini']);

/** Exchanges whose change is a fraction, which ccxt passes on as if it were in percent. */
const FRACTION: ReadonlySet<string> = new Set(['cryptocom']);

/** The change over 24 hours in percent; null if the exchange does not state it clearly. */
export function change24hPct(exchange: string, percentage: Decimal | null): Decimal | null {
  if (percentage === null || SINCE_MIDNIGHT.has(exchange) || UNCLEAR.has(exchange)) return null;
  if (!FRACTION.has(exchange)) return percentage;
  const [digits = '', exponent = '0'] = percentage.split(/e/i);
  return `${digits}e${Number(exponent) + 2}`;
}
