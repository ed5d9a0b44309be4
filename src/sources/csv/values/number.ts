import { type DecimalSeparator, readDigits } from './digits.js';
import { isEmpty } from './empty.js';
import { numberParts } from './number-parts.js';
import { plainNumber } from './plain-number.js';
import { shiftDecimalPoint } from './powers-of-ten.js';

/**
 * Parses a number as people write it into an exact decimal in plain notation. Null if the value stands for no value;
 * undefined if it is not a number or contradicts the decimal separator (see `readDigits`). The result may have more digits
 * than can be stored; see `numberFault`.
 * Accepts signs (also `−`, trailing signs, and parentheses for negative numbers), currency signs and codes, thousands
 * separated by comma, point, space or apostrophe, lakhs and crores, scientific notation, scales such as K, M, Mrd., Cr and
 * 億, `5.–` and `5,-` for no cents, and a percent sign if `percent` is set.
 */
export function parseNumber(
  value: string,
  decimal: DecimalSeparator,
  percent = false,
): string | null | undefined {
  const plain = plainNumber(value, decimal);
  if (plain !== undefined) return plain;
  if (value === '') return null;
  const parts = numberParts(value);
  if (!parts) return isEmpty(value) ? null : undefined;
  if (parts.isPercent && !percent) return undefined;
  const digits = readDigits(parts.digits);
  if (!digits || (digits.needs && digits.needs !== decimal)) return undefined;
  if (parts.isEnglish && decimal === ',') return undefined;
  const number = shiftDecimalPoint(digits.as[decimal], parts.exponent);
  if (number === undefined) return undefined;
  return parts.isNegative ? `-${number}` : number;
}

/** The decimal separator proven by the form of the value, if any: `1,234.50` and `0.5` prove it, `1,234` does not. */
export function provenSeparator(value: string): DecimalSeparator | undefined {
  const parts = numberParts(value);
  return parts && readDigits(parts.digits)?.proves;
}

/** The currency signs and codes next to a number: `€` and `EUR` in `€ 12.50 EUR`. */
export function currencyMarks(value: string): readonly string[] {
  return numberParts(value)?.marks ?? [];
}

/** Whether its decimal separator could be its thousands separator, as in `1,234`. */
export function isAmbiguous(value: string): boolean {
  const [point, comma] = [parseNumber(value, '.'), parseNumber(value, ',')];
  return typeof point === 'string' && typeof comma === 'string' && point !== comma;
}

/** Whether the text around the digits multiplies them, as in `1.85T`. */
export function isScaled(value: string): boolean {
  return (numberParts(value)?.power ?? 0) !== 0;
}
