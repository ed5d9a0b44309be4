/** `decimal(38,18)` of Parquet: 20 digits before the point, 18 after it. */
export const PRECISION = 38;
export const SCALE = 18;
const WHOLE = PRECISION - SCALE;

const PLAIN = /^(-?)0*(\d*)(?:\.(\d*?)0*)?$/;

/** Whether a decimal written by PostgreSQL has more digits than that. */
export function isWide(decimal: string): boolean {
  const match = PLAIN.exec(decimal);
  return !match || match[2]!.length > WHOLE || (match[3]?.length ?? 0) > SCALE;
}

/** The same in SQL; trailing zeros do not count. */
export const isWideSql = (column: string): string =>
  `(abs(${column}) >= 1e${WHOLE} or scale(${column}) > ${SCALE} and min_scale(${column}) > ${SCALE})`;

/** In units of the last digit. */
export function unscaled(decimal: string): bigint {
  const [whole, fraction = ''] = decimal.split('.') as [string, string?];
  return BigInt(whole + fraction.slice(0, SCALE).padEnd(SCALE, '0'));
}
