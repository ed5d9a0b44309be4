/**
 * Characters that are not drawn, such as marks of writing direction, soft hyphens and variation selectors: part of a
 * character class in a pattern with the flag `u`. Unicode names them Default_Ignorable_Code_Point.
 */
export const INVISIBLE = String.raw`\p{Default_Ignorable_Code_Point}`;

const ANY = new RegExp(`[${INVISIBLE}]`, 'gu');

/** Removes invisible characters, which copied texts may contain: texts that differ only in them look the same. */
export function withoutInvisible(text: string): string {
  return text.replace(ANY, '');
}
