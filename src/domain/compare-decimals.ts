import type { Decimal } from './quote.js';

const PARTS = /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/;

/** Negative, 0 or positive if `a` is less than, equal to or greater than `b`, compared to the last digit. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  // Rounding to doubles preserves the order of decimals that remain different.
  const difference = Number(a) - Number(b);
  if (difference || a === b) return difference;
  const [left, right] = [parse(a), parse(b)];
  const places = Math.max(left.places, right.places);
  const rest = unscaled(left, places) - unscaled(right, places);
  return rest < 0n ? -1 : rest > 0n ? 1 : 0;
}

interface Parsed {
  digits: bigint;
  /** Digits after the decimal point; negative for trailing zeros before it. */
  places: number;
}

function parse(decimal: Decimal): Parsed {
  const [, sign, whole = '', fraction = '', exponent = '0'] = PARTS.exec(decimal)!;
  return {
    digits: BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`),
    places: fraction.length - Number(exponent),
  };
}

function unscaled({ digits, places }: Parsed, atPlaces: number): bigint {
  return digits * 10n ** BigInt(atPlaces - places);
}
