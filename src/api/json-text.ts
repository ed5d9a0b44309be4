declare const parsed: unique symbol;

/** The JSON text of a T, built by PostgreSQL so that no number passes through a double. */
export type JsonText<T> = string & { readonly [parsed]?: T };

export const JSON_TYPE = 'application/json; charset=utf-8';

interface Page {
  data: readonly unknown[];
  metadata: object;
}

/** A page whose items are already JSON: a list of texts, or one text with commas between the items. */
export function pageText<T extends Page>(
  items: string | readonly JsonText<T['data'][number]>[],
  metadata: T['metadata'],
): JsonText<T> {
  return `{"data":[${items.toString()}],"metadata":${JSON.stringify(metadata)}}` as JsonText<T>;
}
