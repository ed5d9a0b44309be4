/** A single value for a filter that takes several. Commas are escaped; nothing and an empty text mean no filter. */
export const oneOf = <T extends string>(value: T | undefined): T[] | undefined =>
  value ? [value.replaceAll(/[\\,]/g, String.raw`\$&`) as T] : undefined;
