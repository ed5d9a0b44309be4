import { isUtf8 } from 'node:buffer';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import iconv from 'iconv-lite';
import { PartitionError } from '../../../domain/errors.js';
import type { BadByte } from './bad-bytes.js';
import { scanUtf8 } from './utf8.js';

/** Splitting this much into rows takes about a millisecond: the page being stored must not wait long. */
const CHUNK = 32 * 1024;

/** A file, or anything read like one. */
export interface ReadableBytes {
  read(into: Buffer, offset: number, length: number, position: number): Promise<{ bytesRead: number }>;
}

/**
 * @throws PartitionError `changed_while_read` if the file ends too early
 * @throws the reason of the signal if it is aborted
 */
export async function* readBytes(
  handle: ReadableBytes,
  range: { start: number; end: number },
  signal: AbortSignal,
): AsyncGenerator<Buffer> {
  for (let at = range.start; at < range.end;) {
    signal.throwIfAborted();
    const chunk = Buffer.allocUnsafeSlow(Math.min(CHUNK, range.end - at));
    const { bytesRead } = await handle.read(chunk, 0, chunk.length, at);
    if (bytesRead === 0)
      throw new PartitionError(
        'changed_while_read',
        'the file shrank while being read; the next run reads it from the start',
      );
    at += bytesRead;
    yield chunk.subarray(0, bytesRead);
  }
}

/** @throws PartitionError `broken_gzip` */
export async function* gunzip(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const unzip = createGunzip({ chunkSize: CHUNK });
  // The pipeline passes errors of one stream to the others, so they surface in the loop below.
  pipeline(Readable.from(chunks), unzip, () => undefined);
  try {
    for await (const chunk of unzip) yield chunk as Buffer;
  } catch (error) {
    if (!String((error as { code?: unknown }).code).startsWith('Z_')) throw error;
    const message = `the gzip data is corrupt or incomplete (${(error as Error).message})`;
    throw new PartitionError('broken_gzip', message, { cause: error });
  } finally {
    unzip.destroy();
  }
}

/**
 * Converts the text to UTF-8. Bytes that are invalid in the encoding are reported to `onBad` and become U+FFFD.
 * @param offset position of the first chunk in the text
 */
export async function* toUtf8(
  chunks: AsyncIterable<Buffer>,
  encoding: string,
  onBad: (bad: BadByte) => void,
  offset = 0,
): AsyncGenerator<Buffer> {
  let at = offset;
  if (encoding === 'utf-8') {
    for await (const chunk of wholeCharacters(chunks)) {
      if (!isUtf8(chunk))
        for (const bad of scanUtf8(chunk).bad) onBad({ offset: at + bad, byte: chunk[bad]! });
      at += chunk.length;
      yield chunk;
    }
    return;
  }
  const decoder = decoderOf(encoding);
  const textOf = (decoded: string) => {
    const text = Buffer.from(decoded);
    for (let bad = text.indexOf('\ufffd'); bad >= 0; bad = text.indexOf('\ufffd', bad + 3))
      onBad({ offset: at + bad });
    at += text.length;
    return text;
  };
  for await (const chunk of chunks) yield textOf(decoder.write(chunk));
  const rest = decoder.end();
  if (rest) yield textOf(rest);
}

/** Decodes text without a byte order mark. */
export function decoderOf(encoding: string): { write(bytes: Buffer): string; end(): string } {
  if (!/^utf-16[lb]e$/.test(encoding)) {
    const decoder = iconv.getDecoder(encoding);
    return { write: (bytes) => decoder.write(bytes), end: () => decoder.end() ?? '' };
  }
  // Unlike the decoder of iconv-lite, it never emits half of a surrogate pair.
  const decoder = new TextDecoder(encoding);
  return { write: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() };
}

/** Regroups the chunks so that none ends within a character. An incomplete character at the end comes last. */
export async function* wholeCharacters(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = held.length ? Buffer.concat([held, chunk]) : chunk;
    const end = bytes.length - incompleteCharacter(bytes);
    yield bytes.subarray(0, end);
    held = bytes.subarray(end);
  }
  if (held.length) yield held;
}

/** Drops the first bytes. */
export async function* skip(chunks: AsyncIterable<Buffer>, count: number): AsyncGenerator<Buffer> {
  let left = count;
  for await (const chunk of chunks) {
    if (left < chunk.length) yield chunk.subarray(left);
    left = Math.max(0, left - chunk.length);
  }
}

/** Number of bytes at the end that start a UTF-8 character without completing it. */
export function incompleteCharacter(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? back : 0;
  }
  return 0;
}
