/** A single value for a filter that accepts several. Commas are escaped; no value or an empty text means no filter. */
export const oneOf = <T extends string>(value: T | undefined): T[] | undefined =>
  value ? [value.replaceAll(/[\\,]/g, String.raw`\$&`) as T] : undefined;
