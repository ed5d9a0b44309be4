export type DecimalSeparator = '.' | ',';

/** Digits with separators, interpreted. */
export interface Digits {
  /** The number in plain notation, for each decimal separator the file may have. */
  as: Readonly<Record<DecimalSeparator, string>>;
  /** Set if the value is a number only under this decimal separator. */
  needs?: DecimalSeparator;
  /** The decimal separator that the form of the value proves. */
  proves?: DecimalSeparator;
}

const SPACED = /^[1-9]\d{0,2}(?:([ '’\u00a0\u2007\u2009\u202f])\d{3})(?:\1\d{3})*(?:[.,]\d*)?$/;
const SPACES = /[ '’\u00a0\u2007\u2009\u202f]/g;
/**
 * Groups of three digits; with commas also Indian grouping, in twos before the last three. A grouped number does not begin
 * with zero.
 */
const GROUPED = {
  ',': /^[1-9](?:\d{0,2}(?:,\d{3})+|\d?(?:,\d{2})+,\d{3})$/,
  '.': /^[1-9]\d{0,2}(?:\.\d{3})+$/,
} as const;
const ONE_GROUP = /^[1-9]\d{0,2}[.,]\d{3}$/;

/**
 * Interprets points and commas; undefined if the text is not a number.
 * - With both, the last one is the decimal separator and the other groups thousands: `1.234,50`, `1,234.50`.
 * - One that occurs more than once groups thousands: `1,234,567`.
 * - After thousands grouped by spaces or apostrophes, it is the decimal separator: `1 234,5`.
 * - One that occurs once, and not before exactly three digits, is the decimal separator: `12,5`, `0,123`.
 * - `1,234` and `1.234` remain ambiguous: the file's decimal separator decides, never the value.
 */
export function readDigits(text: string): Digits | undefined {
  const spaced = SPACED.test(text);
  const digits = spaced ? text.replace(SPACES, '') : text;
  const points = digits.split('.').length - 1;
  const commas = digits.split(',').length - 1;
  const last: DecimalSeparator = digits.lastIndexOf('.') > digits.lastIndexOf(',') ? '.' : ',';
  const other = last === '.' ? ',' : '.';
  if (/[^\d.,]/.test(digits)) return undefined;
  if (points + commas === 0) return { as: { '.': digits, ',': digits } };
  if (points && commas) {
    const [whole = '', fraction = '', ...more] = digits.split(last);
    if (more.length || !GROUPED[other].test(whole)) return undefined;
    return sure(whole.replaceAll(other, ''), fraction, last);
  }
  if (points + commas > 1)
    return GROUPED[last].test(digits) ? sure(digits.replaceAll(last, ''), '', other) : undefined;
  const [whole = '', fraction = ''] = digits.split(last);
  if (spaced) return sure(whole, fraction, last);
  if (ONE_GROUP.test(digits)) {
    const [grouped, decimal] = [whole + fraction, `${whole}.${fraction}`];
    return { as: last === '.' ? { '.': decimal, ',': grouped } : { '.': grouped, ',': decimal } };
  }
  return { ...sure(whole, fraction, last), needs: last };
}

function sure(whole: string, fraction: string, proves: DecimalSeparator): Digits {
  const number = (whole || '0') + (fraction && `.${fraction}`);
  return { as: { '.': number, ',': number }, proves };
}
