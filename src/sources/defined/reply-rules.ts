import { isJsonObject, numberSource, parseJson } from '../../domain/json.js';
import { pointerTo } from '../../domain/json-pointer.js';
import type { HttpRequest } from '../http/http.js';
import type { JsonDefinition } from './definition.js';
import { valueAtPath, pointerSteps } from './place.js';

type ErrorRule = NonNullable<JsonDefinition['error']>;
type CostRule = NonNullable<JsonDefinition['limits']['cost']>;

const EMPTY = new Set(['', '[]', '{}']);

/** Maximum size of an error reply: a larger reply contains records. */
const MAX_BYTES = 64 * 1024;

/** The value at a JSON Pointer in a reply, as text; null if there is none, or only an empty list or object. */
export function textAt(document: unknown, pointer: string): string | null {
  const value = valueAtPath(document, pointerSteps(pointer));
  if (value === undefined || value === null || value === false) return null;
  const text = numberSource(value) ?? (typeof value === 'string' ? value : JSON.stringify(value));
  return EMPTY.has(text) ? null : text;
}

/** The error message in a reply, by the definition's error rule; null if there is none. */
export function errorIn(document: unknown, { from, ok }: ErrorRule): string | null {
  // If there are values that mean no error, as in `ok: [true]`, false means an error.
  const isFalse = ok.length > 0 && valueAtPath(document, pointerSteps(from)) === false;
  const text = isFalse ? 'false' : textAt(document, from);
  return text === null || ok.includes(text) ? null : text;
}

const ERROR_NAME = /^(?:err|errors?|error_?(?:code|message|msg))$/i;
const NO_ERROR = new Set(['0', '200', 'false', 'none', 'null', 'ok', 'success']);

/**
 * JSON Pointer to the error in a reply without records, for definitions without an error rule. The error is recognised by
 * the name of a member, at the top level or in an object there such as `status`.
 */
export function likelyErrorPointer(document: unknown): string | undefined {
  if (!isJsonObject(document)) return undefined;
  const names = Object.entries(document).flatMap(([name, value]) => [
    [name],
    ...(isJsonObject(value) ? Object.keys(value).map((inner) => [name, inner]) : []),
  ]);
  return names
    .filter((steps) => ERROR_NAME.test(steps.at(-1)!))
    .map(pointerTo)
    .find((pointer) => !NO_ERROR.has((textAt(document, pointer) ?? '0').toLowerCase()));
}

/** The HTTP status equivalent to an error. */
export function statusReader(rule: ErrorRule): HttpRequest['statusOf'] {
  return (body) => {
    if (!Object.keys(rule.status).length || body.length > MAX_BYTES) return undefined;
    const error = errorIn(parsed(body), rule);
    return error === null ? undefined : rule.status[error];
  };
}

/** How many calls a call counts as, if the reply states it. */
export function costReader({ header, from }: CostRule): HttpRequest['costOf'] {
  return ({ headers, body }) => {
    const text = header ? headers[header.toLowerCase()] : textAt(parsed(body), from!);
    return text !== undefined && text !== null && /^\d{1,9}$/.test(text.trim()) ? Number(text) : undefined;
  };
}

function parsed(body: Buffer): unknown {
  try {
    return parseJson(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
