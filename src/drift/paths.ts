type Node = Readonly<Record<string, unknown>>;

/** Whether it has fields of its own: an object that is no number kept by its source text. */
export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !JSON.isRawJSON(value);
}

/**
 * The value at a path such as `quotes.USD.price`; undefined where there is none. A field whose own name is the path, as
 * the column of a CSV file may be, comes first.
 */
export function valueAt(payload: unknown, path: string): unknown {
  if (!isNode(payload)) return undefined;
  if (Object.hasOwn(payload, path)) return payload[path];
  let value: unknown = payload;
  for (const key of path.split('.')) {
    if (!isNode(value) || !Object.hasOwn(value, key)) return undefined;
    value = value[key];
  }
  return value;
}

/** The payload with another value at the path; the payload that was given stays as it is. */
export function withValueAt(payload: unknown, path: string, value: unknown): unknown {
  if (!isNode(payload)) return payload;
  const [key, ...rest] = Object.hasOwn(payload, path) ? [path] : path.split('.');
  if (!rest.length) return { ...payload, [key!]: value };
  const inner = Object.hasOwn(payload, key!) ? payload[key!] : {};
  // What is no object cannot hold the field: it stays, and validation tells.
  if (!isNode(inner)) return payload;
  return { ...payload, [key!]: withValueAt(inner, rest.join('.'), value) };
}
