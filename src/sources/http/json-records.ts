import { PartitionError } from '../../domain/errors.js';
import { parseJson } from '../../domain/json.js';
import type { SourceRecord } from '../../domain/source.js';
import type { HttpReply, HttpRequest } from './http.js';
import { snippet } from './scrub.js';

/**
 * The records of an answer that must be a JSON array of objects with an `id`. One without a usable id gets its position
 * for an id, so that validation can reject it by name; `offset` is how many records the pages before this one held.
 * @throws PartitionError where the answer is something else
 */
export function jsonRecords(reply: HttpReply, request: HttpRequest, offset = 0): SourceRecord[] {
  const payload = parse(reply, request);
  if (!Array.isArray(payload))
    throw new PartitionError(
      'unexpected_body',
      `expected a JSON array, got ${snippet(reply.body, request)}`,
      reply,
    );
  return payload.map((item: unknown, position) => ({
    externalId: idOf(item) ?? `#${offset + position}`,
    payload: item,
  }));
}

/**
 * The texts of an answer that must be a JSON array of them.
 * @throws PartitionError where the answer is something else
 */
export function jsonTexts(reply: HttpReply, request: HttpRequest): string[] {
  const payload = parse(reply, request);
  if (Array.isArray(payload) && payload.every((one) => typeof one === 'string')) return payload;
  const said = `expected a JSON array of texts, got ${snippet(reply.body, request)}`;
  throw new PartitionError('unexpected_body', said, reply);
}

function parse(reply: HttpReply, request: HttpRequest): unknown {
  try {
    // TextDecoder drops a byte order mark.
    return parseJson(new TextDecoder().decode(reply.body));
  } catch (error) {
    // V8 quotes the text in its message, cut anywhere: a key in it could not be told.
    const where = /position \d+/.exec((error as SyntaxError).message)?.[0];
    const said = `expected JSON, got ${snippet(reply.body, request)}${where ? ` (unreadable at ${where})` : ''}`;
    throw new PartitionError('unexpected_body', said, reply);
  }
}

function idOf(item: unknown): string | undefined {
  const id = (item as { id?: unknown } | null | undefined)?.id;
  return typeof id === 'string' && id !== '' ? id : undefined;
}
