import { type DecimalParts, decimalParts } from './decimal-parts.js';
import type { Decimal } from './quote.js';

/** Negative, 0 or positive if `a` is less than, equal to or greater than `b`, compared to the last digit. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  // Rounding to doubles preserves the order of decimals that remain different.
  const difference = Number(a) - Number(b);
  if (difference || a === b) return difference;
  const [left, right] = [decimalParts(a), decimalParts(b)];
  const scale = Math.max(left.scale, right.scale);
  const rest = digitsAt(scale, left) - digitsAt(scale, right);
  return rest < 0n ? -1 : rest > 0n ? 1 : 0;
}

function digitsAt(scale: number, decimal: DecimalParts): bigint {
  return decimal.digits * 10n ** BigInt(scale - decimal.scale);
}
