import { PartitionError } from '../../domain/errors.js';
import { duplicateNameReasons } from '../../domain/payload.js';
import type { SourceRecord } from '../../domain/source.js';
import type { HttpReply, HttpRequest } from './http.js';
import { jsonBody } from './json-body.js';
import { snippet } from './remove-secrets.js';
import { unnamedId } from './unnamed.js';

type JsonRecord = SourceRecord & { readonly text: string };

/**
 * The records of a reply that must be a JSON array of objects with an `id`, each with its own text. A record without a
 * usable id gets its position as id, so that validation can identify it in a rejection; `offset` is the number of records
 * on pages before this one. A record with a duplicate name gets reasons to be rejected.
 * @throws PartitionError if the reply has a different form
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
    externalId: idOf(value) ?? unnamedId(offset + position),
    payload: value,
    text,
    ...(duplicates.length ? { reasons: duplicateNameReasons(duplicates) } : {}),
  }));
}

/**
 * The strings in a reply that must be a JSON array of strings.
 * @throws PartitionError if the reply has a different form
 */
export function jsonTexts(reply: HttpReply, request: HttpRequest): string[] {
  const { value } = jsonBody(reply, request);
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value;
  const message = `expected a JSON array of texts, got ${snippet(reply.body, request)}`;
  throw new PartitionError('unexpected_body', message, reply);
}

function idOf(item: unknown): string | undefined {
  const id = (item as { id?: unknown } | null | undefined)?.id;
  return typeof id === 'string' && id !== '' ? id : undefined;
}
