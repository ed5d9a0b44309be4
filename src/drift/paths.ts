import { isJsonObject } from '../domain/json.js';
import { findKey } from '../domain/names.js';

type Node = Readonly<Record<string, unknown>>;

/** The value of the field with this stored name; undefined if absent. */
export function readField(node: Node, name: string): unknown {
  const key = findKey(node, name);
  return key === undefined ? undefined : node[key];
}

/**
 * The value at a path such as `quotes.USD.price`; undefined if absent. A field whose own name equals the path, as a CSV
 * column's may, takes precedence.
 */
export function valueAt(payload: unknown, path: string): unknown {
  if (!isJsonObject(payload)) return undefined;
  const own = findKey(payload, path);
  if (own !== undefined) return payload[own];
  let value: unknown = payload;
  for (const name of path.split('.')) {
    value = isJsonObject(value) ? readField(value, name) : undefined;
    if (value === undefined) return undefined;
  }
  return value;
}

/** A copy of the payload with the given value at the path. */
export function withValueAt(payload: unknown, path: string, value: unknown): unknown {
  if (!isJsonObject(payload)) return payload;
  const own = findKey(payload, path);
  const [name, ...rest] = own === undefined ? path.split('.') : [own];
  const key = own ?? findKey(payload, name!) ?? name!;
  if (!rest.length) return { ...payload, [key]: value };
  const inner = Object.hasOwn(payload, key) ? payload[key] : {};
  // A value that is not an object cannot contain the field, and is left for validation to reject.
  if (!isJsonObject(inner)) return payload;
  return { ...payload, [key]: withValueAt(inner, rest.join('.'), value) };
}
