const EMPTY = new Set([
  '',
  '-',
  '--',
  '–',
  '—',
  'n/a',
  'n.a.',
  'na',
  '#n/a',
  'null',
  '\\n',
  'none',
  'nan',
  'nil',
]);

/** Whether the value stands for no value: `N/A`, `-`, `null`, blank … */
export function isEmpty(value: string): boolean {
  if (value === '') return true;
  if (value.length >= 20 || beginsValue(value.charCodeAt(0))) return false;
  return EMPTY.has(value.trim().toLowerCase());
}

/** A digit, or a letter other than the `n` of `none`. True for nearly all values, and for none of EMPTY. */
function beginsValue(code: number): boolean {
  const letter = code | 32;
  return (code >= 48 && code <= 57) || (letter >= 97 && letter <= 122 && letter !== 110);
}
