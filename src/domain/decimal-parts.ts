/** A decimal, split into an integer and a number of decimal places. */
export interface DecimalParts {
  digits: bigint;
  /** Negative for trailing zeros before the decimal point. */
  scale: number;
}

const PARTS = /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/;

/** @param decimal in plain or scientific notation */
export function decimalParts(decimal: string): DecimalParts {
  const [, sign, whole = '', fraction = '', exponent = '0'] = PARTS.exec(decimal)!;
  return {
    digits: BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`),
    scale: fraction.length - Number(exponent),
  };
}
