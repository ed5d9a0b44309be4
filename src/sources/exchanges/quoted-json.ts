import { numberSource } from '../../domain/json.js';

/**
 * Converts parsed JSON to a copy in which numbers are text, so that ccxt loses no digits.
 * @param origins receives, for each object and list in the copy, the original
 */
export function quotedJson(value: unknown, origins: WeakMap<object, unknown>): unknown {
  const number = numberSource(value);
  if (number !== undefined) return number;
  if (typeof value !== 'object' || value === null) return value;
  const quoted = Array.isArray(value)
    ? value.map((one) => quotedJson(one, origins))
    : Object.fromEntries(Object.entries(value).map(([name, one]) => [name, quotedJson(one, origins)]));
  origins.set(quoted, value);
  return quoted;
}
