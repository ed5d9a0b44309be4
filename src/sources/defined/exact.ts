import { type DecimalParts, decimalParts } from '../../domain/decimal-parts.js';
import { isDecimal } from '../../domain/limits.js';

/** The exact product of two decimals; undefined if a factor is not a decimal within the limits. */
export function multiplyDecimals(a: string, b: string): string | undefined {
  if (!isDecimal(a) || !isDecimal(b)) return undefined;
  const [x, y] = [decimalParts(a), decimalParts(b)];
  return written({ digits: x.digits * y.digits, scale: x.scale + y.scale });
}

/** The factor that replaces a division; undefined if quotients may have infinitely many digits, as for 3. */
export function reciprocal(divisor: string): string | undefined {
  if (!isDecimal(divisor)) return undefined;
  const { digits, scale } = decimalParts(divisor);
  if (digits === 0n) return undefined;
  let [rest, twos, fives] = [digits < 0n ? -digits : digits, 0, 0];
  for (; rest % 2n === 0n; twos++) rest /= 2n;
  for (; rest % 5n === 0n; fives++) rest /= 5n;
  if (rest !== 1n) return undefined;
  const tens = Math.max(twos, fives);
  return written({ digits: 10n ** BigInt(tens) / digits, scale: tens - scale });
}

function written({ digits, scale }: DecimalParts): string {
  const sign = digits < 0n ? '-' : '';
  const text = String(digits < 0n ? -digits : digits);
  if (scale <= 0) return `${sign}${digits === 0n ? '0' : text + '0'.repeat(-scale)}`;
  const padded = text.padStart(scale + 1, '0');
  const fraction = padded.slice(-scale).replace(/0+$/, '');
  const whole = padded.slice(0, -scale);
  return fraction ? `${sign}${whole}.${fraction}` : `${sign}${whole}`;
}
