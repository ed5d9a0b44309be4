import type { BadBytes } from '../files/bad-bytes.js';
import { gunzip, readBytes, skip, toUtf8 } from '../files/bytes.js';
import type { CsvCursor } from './cursor.js';
import type { Reading } from './reading.js';

/** The rest of the file as UTF-8. */
export function remainingText(
  { file, from, signal }: Reading,
  meter: { bytes: number },
  bad: BadBytes,
): AsyncIterable<Buffer> {
  const { gzip, encoding } = from.format;
  const start = isSeekable(from) ? from.offset : 0;
  const bytes = metered(readBytes(file.handle, { start, end: from.stamp.size }, signal), meter);
  const text = toUtf8(gzip ? gunzip(bytes) : bytes, encoding, (one) => bad.add(one), start);
  return isSeekable(from) ? text : skip(text, from.offset);
}

/** Whether offsets in the text are offsets in the file. */
export function isSeekable({ format: { gzip, encoding } }: CsvCursor): boolean {
  return !gzip && encoding === 'utf-8';
}

async function* metered(chunks: AsyncIterable<Buffer>, meter: { bytes: number }): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    meter.bytes += chunk.length;
    yield chunk;
  }
}
