import { PartitionError } from '../../domain/errors.js';
import { type JsonDocument, readJson } from '../../domain/json.js';
import { firstInvalidByte, hexByte } from '../../domain/utf8.js';
import type { HttpReply, HttpRequest } from './http.js';
import { calledAddress } from './reply-error.js';
import { oneLine, removeSecrets, snippet } from './remove-secrets.js';

type Charset = 'utf-8' | 'utf-16le' | 'utf-16be';
const MARKS: Readonly<Record<string, Charset>> = { fffe: 'utf-16le', feff: 'utf-16be' };
/** Number of characters before an invalid byte that an error shows. */
const SHOWN = 40;

/**
 * Reads a reply that must be JSON.
 * @param listAt as for `readJson`
 * @throws PartitionError `bad_encoding` with the byte, or `unexpected_body`
 */
export function jsonBody(
  reply: HttpReply,
  request: HttpRequest,
  listAt: readonly string[] | null = null,
): JsonDocument {
  const text = decoded(reply, request);
  try {
    return readJson(text, listAt);
  } catch (error) {
    const detail = `expected JSON, got ${snippet(reply.body, request)} (${(error as Error).message})${redirected(reply, request)}`;
    throw new PartitionError('unexpected_body', detail, { retries: reply.retries });
  }
}

/** Part of an error message: where a redirect led, such as to a login page. */
function redirected({ url }: HttpReply, request: HttpRequest): string {
  return url === request.url
    ? ''
    : `, after a redirect to ${calledAddress({ ...request, url, place: undefined })}`;
}

/** The body as text, without a byte order mark. Invalid bytes are an error; they are never replaced. */
function decoded({ body, headers, retries }: HttpReply, request: HttpRequest): string {
  const charset = charsetOf(body);
  const wrong = charset === 'utf-8' ? badUtf8(body, request) : badUtf16(body, charset);
  if (wrong === null) return new TextDecoder(charset).decode(body);
  const declared = /charset\s*=\s*["']?([\w.:-]+)/i.exec(headers['content-type'] ?? '')?.[1];
  const named = declared && !/^utf-?8$/i.test(declared) ? ` (its header says ${declared})` : '';
  throw new PartitionError('bad_encoding', wrong + named, { retries });
}

/**
 * The charset of a JSON body. Unless there is a byte order mark, it is UTF-8, whatever the headers say (RFC 8259, section
 * 8.1). JSON begins with an ASCII character, so a zero among the first two bytes indicates UTF-16.
 */
function charsetOf(body: Buffer): Charset {
  const marked = MARKS[body.subarray(0, 2).toString('hex')];
  if (marked || body.length < 2) return marked ?? 'utf-8';
  if (body[0] === 0) return 'utf-16be';
  return body[1] === 0 ? 'utf-16le' : 'utf-8';
}

function badUtf8(body: Buffer, request: HttpRequest): string | null {
  const at = firstInvalidByte(body);
  if (at === null) return null;
  // Scrubbed before it is truncated, because half a key is a leak, too.
  const before = removeSecrets(oneLine(body.toString('utf8', Math.max(0, at - 4000), at)), request).slice(
    -SHOWN,
  );
  return `expected JSON in UTF-8, got ${hexByte(body[at]!)} at byte ${at}, after ${JSON.stringify(before)}`;
}

function badUtf16(body: Buffer, charset: Charset): string | null {
  const decoder = new TextDecoder(charset, { fatal: true });
  const reads = (bytes: Buffer, stream: boolean) => {
    try {
      return decoder.decode(bytes, { stream }) !== undefined;
    } catch {
      return false;
    }
  };
  if (reads(body, false)) return null;
  let at = 0;
  while (reads(body.subarray(at, at + 2), at + 2 < body.length)) at += 2;
  return `expected JSON in ${charset}, got half a character at or before byte ${at}`;
}
