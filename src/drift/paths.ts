import { findKey } from '../domain/names.js';

type Node = Readonly<Record<string, unknown>>;

/** Whether it has fields of its own: an object that is no number kept by its source text. */
export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !JSON.isRawJSON(value);
}

/** The value of a field by the name that it is known by; undefined where there is none. */
export function fieldOf(node: Node, name: string): unknown {
  const key = findKey(node, name);
  return key === undefined ? undefined : node[key];
}

/**
 * The value at a path such as `quotes.USD.price`; undefined where there is none. A field whose own name is the path, as
 * the column of a CSV file may be, comes first.
 */
export function valueAt(payload: unknown, path: string): unknown {
  if (!isNode(payload)) return undefined;
  const own = findKey(payload, path);
  if (own !== undefined) return payload[own];
  let value: unknown = payload;
  for (const name of path.split('.')) {
    value = isNode(value) ? fieldOf(value, name) : undefined;
    if (value === undefined) return undefined;
  }
  return value;
}

/** The payload with another value at the path; the payload that was given stays as it is. */
export function withValueAt(payload: unknown, path: string, value: unknown): unknown {
  if (!isNode(payload)) return payload;
  const own = findKey(payload, path);
  const [name, ...rest] = own === undefined ? path.split('.') : [own];
  const key = own ?? findKey(payload, name!) ?? name!;
  if (!rest.length) return { ...payload, [key]: value };
  const inner = Object.hasOwn(payload, key) ? payload[key] : {};
  // What is no object cannot hold the field: it stays, and validation tells.
  if (!isNode(inner)) return payload;
  return { ...payload, [key]: withValueAt(inner, rest.join('.'), value) };
}
