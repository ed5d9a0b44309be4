import { numberSource } from '../../domain/json.js';

/**
 * Parses JSON with numbers as text, from which ccxt loses no digit.
 * @param origins receives the original of each object and list
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
