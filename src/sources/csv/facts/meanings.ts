/**
 * The value that a text stands for according to a profile; undefined if the profile does not say. Inherited properties
 * are ignored: a symbol may be called "constructor".
 */
export function meaningOf<T>(text: string, values: Readonly<Record<string, T>> = {}): T | undefined {
  return Object.hasOwn(values, text) ? values[text] : undefined;
}
