export type DecimalSeparator = '.' | ',';

/** What digits with separators say. */
export interface Digits {
  /** The number in plain notation, by the file's decimal separator. */
  as: Readonly<Record<DecimalSeparator, string>>;
  /** Set where the value is a number under this decimal separator only. */
  needs?: DecimalSeparator;
  /** The decimal separator that the form proves. */
  proves?: DecimalSeparator;
}

const SPACED = /^[1-9]\d{0,2}(?:([ '’\u00a0\u2007\u2009\u202f])\d{3})(?:\1\d{3})*(?:[.,]\d*)?$/;
const SPACES = /[ '’\u00a0\u2007\u2009\u202f]/g;
/** Thousands in groups of three, with commas as in India also of two in front of the last three. No number begins with a zero. */
const GROUPED = {
  ',': /^[1-9](?:\d{0,2}(?:,\d{3})+|\d?(?:,\d{2})+,\d{3})$/,
  '.': /^[1-9]\d{0,2}(?:\.\d{3})+$/,
} as const;
const ONE_GROUP = /^[1-9]\d{0,2}[.,]\d{3}$/;

/**
 * The rule for points and commas, undefined where the digits make no number.
 *
 * - With both, the last one is the decimal separator and the other one groups thousands: `1.234,50`, `1,234.50`.
 * - One that comes several times groups thousands: `1,234,567`.
 * - Beside thousands grouped by spaces or apostrophes it is the decimal separator: `1 234,5`.
 * - One that comes once and is not in front of exactly three digits can only be the decimal separator: `12,5`, `0,123`.
 * - `1,234` and `1.234` are the ambiguous rest: the file's decimal separator decides, never the value.
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
