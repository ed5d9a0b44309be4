const INVISIBLE = /[\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** Removes characters without a width, such as marks of writing direction, which copied numbers and dates may contain. */
export function withoutInvisible(text: string): string {
  return text.replace(INVISIBLE, '');
}
