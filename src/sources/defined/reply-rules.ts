import { numberSource, parseJson } from '../../domain/json.js';
import type { HttpRequest } from '../http/http.js';
import type { JsonDefinition } from './definition.js';
import { follow, pointerSteps } from './place.js';

type ErrorRule = NonNullable<JsonDefinition['error']>;
type CostRule = NonNullable<JsonDefinition['limits']['cost']>;

/** Replies say it in little: a larger one has records. */
const MOST_BYTES = 64 * 1024;

/** The text of a value in a reply; null where there is none. */
export function textAt(document: unknown, pointer: string): string | null {
  const value = follow(document, pointerSteps(pointer));
  if (value === undefined || value === null || value === false) return null;
  const text = numberSource(value) ?? (typeof value === 'string' ? value : JSON.stringify(value));
  return text === '' ? null : text;
}

/** The error of a reply; null where it has none. */
export function errorIn(document: unknown, { from, ok }: ErrorRule): string | null {
  const text = textAt(document, from);
  return text === null || ok.includes(text) ? null : text;
}

/** The HTTP status that an error stands for. */
export function statusOf(rule: ErrorRule): HttpRequest['statusOf'] {
  return (body) => {
    if (!Object.keys(rule.status).length || body.length > MOST_BYTES) return undefined;
    const error = errorIn(parsed(body), rule);
    return error === null ? undefined : rule.status[error];
  };
}

/** What a call cost, where the reply says so. */
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
