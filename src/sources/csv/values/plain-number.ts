import type { DecimalSeparator } from './digits.js';

/**
 * Fast path for digits with at most one decimal separator inside and an optional minus: nearly all values of most files.
 * Undefined for all others.
 */
export function plainNumber(value: string, decimal: DecimalSeparator): string | undefined {
  if (!isPlain(value, decimal)) return undefined;
  return decimal === '.' ? value : value.replace(',', '.');
}

function isPlain(value: string, decimal: DecimalSeparator): boolean {
  const { length } = value;
  const first = value.charCodeAt(0) === 45 ? 1 : 0;
  if (length <= first || length > 100) return false;
  const separator = decimal.charCodeAt(0);
  let separators = 0;
  for (let index = first; index < length; index++) {
    const code = value.charCodeAt(index);
    if (code >= 48 && code <= 57) continue;
    if (code !== separator || separators++ || index === first || index === length - 1) return false;
  }
  return true;
}
