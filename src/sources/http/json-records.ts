import { PartitionError } from '../../domain/errors.js';
import { duplicateNameReasons } from '../../domain/payload.js';
import type { SourceRecord } from '../../domain/source.js';
import type { HttpReply, HttpRequest } from './http.js';
import { jsonBody } from './json-body.js';
import { snippet } from './scrub.js';

type JsonRecord = SourceRecord & { readonly text: string };

/**
 * The records of an answer that must be a JSON array of objects with an `id`, each with its own text. One without a usable
 * id gets its position for an id, so that validation can reject it by name; `offset` is how many records the pages before
 * this one held. One that has a name twice has its reasons to be rejected.
 * @throws PartitionError where the answer is something else
 */
export function jsonRecords(reply: HttpReply, request: HttpRequest, offset = 0): JsonRecord[] {
  const { items } = jsonBody(reply, request, []);
  if (!items)
    throw new PartitionError(
      'unexpected_body',
      `expected a JSON array, got ${snippet(reply.body, request)}`,
      reply,
    );
  return items.map(({ value, text, duplicates }, position) => ({
    externalId: idOf(value) ?? `#${offset + position}`,
    payload: value,
    text,
    ...(duplicates.length ? { reasons: duplicateNameReasons(duplicates) } : {}),
  }));
}

/**
 * The texts of an answer that must be a JSON array of them.
 * @throws PartitionError where the answer is something else
 */
export function jsonTexts(reply: HttpReply, request: HttpRequest): string[] {
  const { value } = jsonBody(reply, request);
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value;
  const said = `expected a JSON array of texts, got ${snippet(reply.body, request)}`;
  throw new PartitionError('unexpected_body', said, reply);
}

function idOf(item: unknown): string | undefined {
  const id = (item as { id?: unknown } | null | undefined)?.id;
  return typeof id === 'string' && id !== '' ? id : undefined;
}
