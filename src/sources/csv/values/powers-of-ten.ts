const MAX_EXPONENT = 9999;

/** Multiplies by a power of ten, as text, so that no digit is lost. */
export function shiftDecimalPoint(number: string, exponent: number): string | undefined {
  if (exponent === 0) return number;
  if (Math.abs(exponent) > MAX_EXPONENT) return undefined;
  const [whole = '', fraction = ''] = number.split('.');
  const at = whole.length + exponent;
  const digits = (whole + fraction).padStart(whole.length + fraction.length + Math.max(0, 1 - at), '0');
  const point = Math.max(at, 1);
  const moved = digits.padEnd(point, '0');
  const rest = moved.slice(point);
  return moved.slice(0, point).replace(/^0+(?=\d)/, '') + (rest && `.${rest}`);
}
