/** Zeros of the scripts used in market data: Arabic, Persian, Devanagari, Bengali, Tamil, Thai, Burmese, Khmer. */
const ZEROS = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0be6, 0x0e50, 0x1040, 0x17e0];
const DIGIT = new RegExp(
  `[${ZEROS.map((zero) => `${character(zero)}-${character(zero + 9)}`).join('')}]`,
  'g',
);
const HAS_DIGIT = new RegExp(DIGIT.source);

/**
 * Converts digits of other scripts to 0 to 9. Between Arabic digits, `٫` is the decimal comma and `٬` groups thousands
 * (CLDR, numbering systems `arab` and `arabext`); the latter becomes an apostrophe, which is never a decimal separator.
 */
export function westernDigits(text: string): string {
  if (!HAS_DIGIT.test(text)) return text;
  return text
    .replace(DIGIT, (digit) => {
      const code = digit.charCodeAt(0);
      return String(code - ZEROS.findLast((zero) => zero <= code)!);
    })
    .replaceAll('٫', ',')
    .replaceAll('٬', "'");
}

function character(code: number): string {
  return String.fromCharCode(code);
}
