/** Whether the first decimal is greater than the second, compared exactly. Both are in plain or scientific notation. */
export function isGreater(a: string, b: string): boolean {
  const left = parts(a);
  const right = parts(b);
  const exponent = Math.min(left.exponent, right.exponent);
  return scaled(left, exponent) > scaled(right, exponent);
}

interface Parts {
  digits: bigint;
  /** Splits a decimal so that its value is digits × 10^exponent. */
  exponent: number;
}

function parts(decimal: string): Parts {
  const [mantissa = '', exponent = '0'] = decimal.toLowerCase().split('e');
  const [whole = '', fraction = ''] = mantissa.replace(/^[+-]/, '').split('.');
  const digits = BigInt(whole + fraction);
  return { digits: decimal.startsWith('-') ? -digits : digits, exponent: Number(exponent) - fraction.length };
}

function scaled({ digits, exponent }: Parts, to: number): bigint {
  return digits * 10n ** BigInt(exponent - to);
}
