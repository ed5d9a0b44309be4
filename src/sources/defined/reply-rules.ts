import { isContainer, numberSource, parseJson } from '../../domain/json.js';
import type { HttpRequest } from '../http/http.js';
import type { JsonDefinition } from './definition.js';
import { follow, pointerSteps } from './place.js';

type ErrorRule = NonNullable<JsonDefinition['error']>;
type CostRule = NonNullable<JsonDefinition['limits']['cost']>;

/** Error replies are small: a larger one contains records. */
const MAX_BYTES = 64 * 1024;

/** The text of a value in a reply; null if there is none. */
export function textAt(document: unknown, pointer: string): string | null {
  const value = follow(document, pointerSteps(pointer));
  if (value === undefined || value === null || value === false) return null;
  const text = numberSource(value) ?? (typeof value === 'string' ? value : JSON.stringify(value));
  return text === '' ? null : text;
}

/** The error in a reply; null if there is none. */
export function errorIn(document: unknown, { from, ok }: ErrorRule): string | null {
  const text = textAt(document, from);
  return text === null || ok.includes(text) ? null : text;
}

const ERROR_NAME = /^(?:err|errors?|error_?(?:code|message|msg))$/i;
const NO_ERROR = new Set(['0', '200', '[]', '{}', 'false', 'none', 'null', 'ok', 'success']);

/**
 * Where a reply without records says what went wrong, by the name of a member: at the top or in an object there, such as
 * `status`. For definitions without an error rule.
 */
export function impliedErrorAt(document: unknown): string | undefined {
  if (!isContainer(document) || Array.isArray(document)) return undefined;
  const names = Object.entries(document).flatMap(([name, value]) => [
    [name],
    ...(isContainer(value) && !Array.isArray(value) ? Object.keys(value).map((inner) => [name, inner]) : []),
  ]);
  return names
    .filter((steps) => ERROR_NAME.test(steps.at(-1)!))
    .map((steps) => steps.map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''))
    .find((pointer) => !NO_ERROR.has((textAt(document, pointer) ?? '0').toLowerCase()));
}

/** The HTTP status equivalent to an error. */
export function statusOf(rule: ErrorRule): HttpRequest['statusOf'] {
  return (body) => {
    if (!Object.keys(rule.status).length || body.length > MAX_BYTES) return undefined;
    const error = errorIn(parsed(body), rule);
    return error === null ? undefined : rule.status[error];
  };
}

/** The cost of a call, if the reply states it. */
export function costOf({ header, from }: CostRule): HttpRequest['costOf'] {
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
