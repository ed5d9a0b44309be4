import { BadRequestException, UnsupportedMediaTypeException } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { JsonReader } from '../domain/json-reader.js';
import { duplicateNameReasons } from '../domain/payload.js';
import { firstInvalidByte, hexByte } from '../domain/utf8.js';
import { MAX_DEPTH } from './deep-bodies.js';
import { badRequest } from './field-faults.js';

/**
 * Parses bodies as strictly as upstream replies. Duplicate names and invalid bytes are ambiguous and therefore refused,
 * and so are names that would change an object's prototype.
 */
export function readJsonBodies(server: FastifyInstance): void {
  const parse = server.getDefaultJsonParser('error', 'error');
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    refuseOtherCharsets(request.headers['content-type']);
    const text = textOf(body);
    if (text) refuseDuplicates(text);
    void parse(request, text, (error, parsed) =>
      done(error && badRequest('body', text ? PROTOTYPE_NAMES_REFUSED : error.message, WHOLE), parsed),
    );
  });
}

/** If the JSON is valid, the parser refused it because of one of these names. */
const PROTOTYPE_NAMES_REFUSED =
  'must not have names that change a prototype: "__proto__", or "prototype" in "constructor"';

/** The fault does not concern a field, but the whole body. */
const WHOLE = { in: 'body', segments: [] } as const;

/** @throws UnsupportedMediaTypeException */
function refuseOtherCharsets(contentType = ''): void {
  const charset = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(contentType)?.[1];
  if (charset !== undefined && !/^(utf-?8|us-ascii)$/i.test(charset))
    throw new UnsupportedMediaTypeException(
      `The body must be UTF-8; its Content-Type says ${charset.slice(0, 40)}.`,
    );
}

function textOf(body: Buffer): string {
  const at = firstInvalidByte(body);
  if (at === null) return new TextDecoder().decode(body);
  throw badRequest('body', `must be UTF-8, got ${hexByte(body[at]!)} at byte ${at}`, WHOLE);
}

function refuseDuplicates(text: string): void {
  const reader = new JsonReader(text, null, MAX_DEPTH);
  try {
    reader.document();
  } catch (error) {
    throw badRequest('body', `must be JSON: ${(error as Error).message}`, WHOLE);
  }
  const errors = duplicateNameReasons(reader.duplicates).map(({ path, message }) => ({
    path,
    message: `${path}: ${message}`,
    in: 'body' as const,
  }));
  if (errors.length)
    throw new BadRequestException({ message: errors.map(({ message }) => message).join('; '), errors });
}
