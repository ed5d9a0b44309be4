/** The one value of a filter that takes several: a comma in it is part of it. Undefined, or empty, for none. */
export const oneOf = <T extends string>(value: T | undefined): T[] | undefined =>
  value ? [value.replaceAll(/[\\,]/g, String.raw`\$&`) as T] : undefined;
