/** `decimal(38,18)` of Parquet: 20 digits before the point, 18 after it. */
export const PRECISION = 38;
export const SCALE = 18;
const WHOLE = PRECISION - SCALE;

const PLAIN = /^(-?)0*(\d*)(?:\.(\d*?)0*)?$/;

/** Whether a decimal, as written by PostgreSQL, has too many digits for this type. */
export function exceedsDecimal128(decimal: string): boolean {
  const match = PLAIN.exec(decimal);
  return !match || match[2]!.length > WHOLE || (match[3]?.length ?? 0) > SCALE;
}

/** An SQL condition: the value has too many digits for this type. Trailing zeros do not count. */
export const exceedsDecimal128Sql = (column: string): string =>
  `(abs(${column}) >= 1e${WHOLE} or scale(${column}) > ${SCALE} and min_scale(${column}) > ${SCALE})`;

/** The decimal as an integer, in units of the last of 18 decimal places. */
export function unscaledInteger(decimal: string): bigint {
  const [whole, fraction = ''] = decimal.split('.') as [string, string?];
  return BigInt(whole + fraction.slice(0, SCALE).padEnd(SCALE, '0'));
}
