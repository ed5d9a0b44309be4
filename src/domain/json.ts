import { type JsonFound, type JsonItem, JsonReader } from './json-reader.js';

/** A parsed JSON document, with details that `JSON.parse` would lose. */
export interface JsonDocument {
  /** Numbers that a double cannot represent are kept as source text (`JSON.rawJSON`). */
  readonly value: unknown;
  /** Paths of duplicate names, such as `quotes.USD.price`. `value` contains the last value of each. */
  readonly duplicates: readonly string[];
  /** Elements of the requested list, each with its own duplicate names; undefined if there is no such list. */
  readonly items?: readonly JsonItem[];
  /** The object at the path of the requested list, whose members have their own duplicate names. */
  readonly found?: JsonFound;
}

/**
 * Parses JSON losslessly.
 * @param listAt path of a list or object whose elements or members are returned with their source texts; empty for the whole
 * document
 * @throws SyntaxError if the text is not JSON or is nested too deeply
 */
export function readJson(text: string, listAt: readonly string[] | null = null): JsonDocument {
  const reader = new JsonReader(text, listAt);
  const value = reader.document();
  return { value, duplicates: reader.duplicates, items: reader.items, found: reader.found };
}

/** Paths of duplicate names in an object, as in `JsonDocument`. */
export function duplicatesIn({ members }: JsonFound): string[] {
  return [...members].flatMap(([name, { isRepeated, duplicates }]) => [
    ...(isRepeated ? [name] : []),
    ...duplicates.map((path) => `${name}.${path}`),
  ]);
}

/**
 * Parses JSON without losing a digit: numbers that a double cannot represent are kept as source text, and
 * `JSON.stringify` writes them back unchanged.
 * @throws SyntaxError if the text is not JSON or is nested too deeply
 */
export function parseJson(text: string): unknown {
  return readJson(text).value;
}

/** Whether a value is an object or a list. A number that is kept as source text is an object in JavaScript, but neither. */
export function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !JSON.isRawJSON(value);
}

/** Whether a value is an object, and neither a list nor a number that is kept as source text. */
export function isJsonObject(value: unknown): value is Record<string, unknown> {
  return isContainer(value) && !Array.isArray(value);
}

/** Source text of a JSON number; undefined for other values. */
export function numberSource(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return JSON.isRawJSON(value) ? value.rawJSON : undefined;
}
