import { type JsonItem, JsonReader } from './json-reader.js';

/** What a JSON text holds, with what a plain value cannot say of it. */
export interface JsonDocument {
  /** A number that a double would change is kept by its source text (`JSON.rawJSON`). */
  readonly value: unknown;
  /** Paths of names that an object has more than once, such as `quotes.USD.price`; the last one is in the value. */
  readonly duplicates: readonly string[];
  /** Of the list that was asked for; undefined where there is none. Duplicates within an item are with the item. */
  readonly items?: readonly JsonItem[];
}

/**
 * Reads JSON without losing anything.
 * @param listAt the path of a list whose items are wanted with their own texts; an empty one for a text that is a list
 * @throws SyntaxError where the text is not JSON or is nested too deeply
 */
export function readJson(text: string, listAt: readonly string[] | null = null): JsonDocument {
  const reader = new JsonReader(text, listAt);
  const value = reader.document();
  return { value, duplicates: reader.duplicates, items: reader.items };
}

/**
 * Parses JSON without losing a digit: a number that a double would change is kept by its source text, and
 * `JSON.stringify` writes it back as it came.
 * @throws SyntaxError where the text is not JSON or is nested too deeply.
 */
export function parseJson(text: string): unknown {
  return readJson(text).value;
}

/** The source text of a JSON number, or undefined where the value is none. */
export function numberSource(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return JSON.isRawJSON(value) ? value.rawJSON : undefined;
}
