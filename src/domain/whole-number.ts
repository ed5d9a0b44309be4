import { compareDecimals } from './compare-decimals.js';
import { numberSource } from './json.js';
import { isDecimal } from './limits.js';

/** 12 for `12`, `12.0` and `1.2e1`; undefined if the decimal has a fraction, or more digits than a double preserves. */
export function wholeNumber(decimal: string): number | undefined {
  if (!isDecimal(decimal)) return undefined;
  const number = Number(decimal) || 0;
  return Number.isSafeInteger(number) && compareDecimals(decimal, String(number)) === 0 ? number : undefined;
}

/** The whole number that a JSON number is, however it is written; other values are returned unchanged. */
export function withPlainNumber(value: unknown): unknown {
  const source = numberSource(value);
  return source === undefined ? value : (wholeNumber(source) ?? value);
}
