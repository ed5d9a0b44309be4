import { isUtf8 } from 'node:buffer';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import iconv from 'iconv-lite';
import { PartitionError } from '../../domain/errors.js';
import type { BadByte } from './csv-bad-bytes.js';
import { scanUtf8 } from './csv-utf8.js';

const CHUNK = 128 * 1024;

/** A file, or what is read like one. */
export interface ReadableBytes {
  read(into: Buffer, offset: number, length: number, position: number): Promise<{ bytesRead: number }>;
}

/** @throws PartitionError `changed_while_read` where the file ends too early; the signal's reason */
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
  // Errors arrive at the loop below: a pipeline hands the error of one stream to the others.
  pipeline(Readable.from(chunks), unzip, () => undefined);
  try {
    for await (const chunk of unzip) yield chunk as Buffer;
  } catch (error) {
    if (!String((error as { code?: unknown }).code).startsWith('Z_')) throw error;
    const message = `the gzip data is corrupt or incomplete (${(error as Error).message}); compress the file again`;
    throw new PartitionError('broken_gzip', message, { cause: error });
  } finally {
    unzip.destroy();
  }
}

/**
 * The text as UTF-8. Bytes that the encoding does not have are told to `onBad`, and are U+FFFD where the text is read.
 * @param offset where the chunks begin in the text
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

/** Of a text in the encoding, without its byte order mark. */
export function decoderOf(encoding: string): { write(bytes: Buffer): string; end(): string } {
  if (!/^utf-16[lb]e$/.test(encoding)) {
    const decoder = iconv.getDecoder(encoding);
    return { write: (bytes) => decoder.write(bytes), end: () => decoder.end() ?? '' };
  }
  // Unlike that of iconv-lite, it leaves no half of a surrogate pair.
  const decoder = new TextDecoder(encoding);
  return { write: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() };
}

/** Cut so that no chunk ends within a character; what remains at the end comes last. */
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

/** How many of the last bytes begin a UTF-8 character that goes on behind them. */
export function incompleteCharacter(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? back : 0;
  }
  return 0;
}
