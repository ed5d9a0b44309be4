import { numberSource } from '../../domain/json.js';

/**
 * JSON with its numbers as text, as ccxt reads them without losing a digit.
 * @param origins is given what each object and list was made of
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
