import { isAscii, isUtf8 } from 'node:buffer';
import { UnusablePartition } from '../../domain/errors.js';
import { type Encoding, gunzip, incompleteCharacter, readBytes, wholeCharacters } from './csv-bytes.js';
import type { OpenFile } from './csv-open.js';

/** As much of a file as its format is detected from. */
const SAMPLE_BYTES = 256 * 1024;

export interface Inspection {
  gzip: boolean;
  encoding: Encoding;
  /** Of the text as UTF-8, without byte order mark. */
  sample: Buffer;
  /** Where the sample begins in the text: 3 behind the byte order mark of a UTF-8 file. */
  offset: number;
  /** Whether the sample is all there is. */
  isWhole: boolean;
}

/**
 * How the file is packed and encoded: gzip by its first two bytes, UTF-16 by its byte order mark or by a NUL in every
 * second byte, then UTF-8 if all of the file is valid UTF-8, else windows-1252. For the last, all of it is read once.
 * @throws PartitionError `empty_file`, `binary_file`, `broken_gzip`
 */
export async function inspect({ handle, stamp }: OpenFile, signal: AbortSignal): Promise<Inspection> {
  const magic = Buffer.alloc(2);
  await handle.read(magic, 0, 2, 0);
  const gzip = magic.equals(Buffer.from([0x1f, 0x8b]));
  const bytes = () => {
    const raw = readBytes(handle, { start: 0, end: stamp.size }, signal);
    return gzip ? gunzip(raw) : raw;
  };
  const head = await take(bytes(), SAMPLE_BYTES + 1);
  if (isBlank(head))
    throw new UnusablePartition('empty_file', 'the file is empty; expected a header and at least one row');
  const isWhole = head.length <= SAMPLE_BYTES;
  const start = head.subarray(0, SAMPLE_BYTES);
  const encoding = markedEncoding(start) ?? (await detectUtf8(bytes()));
  if (!encoding.startsWith('utf-16')) refuseBinary(start);
  if (encoding === 'utf-8') {
    const offset = start.indexOf('\ufeff') === 0 ? 3 : 0;
    const end = start.length - incompleteCharacter(start);
    return { gzip, encoding, sample: start.subarray(offset, end), offset, isWhole };
  }
  const sample = Buffer.from(new TextDecoder(encoding).decode(start, { stream: true }));
  return { gzip, encoding, sample, offset: 0, isWhole };
}

async function take(chunks: AsyncIterable<Buffer>, count: number): Promise<Buffer> {
  const taken: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    taken.push(chunk);
    length += chunk.length;
    if (length >= count) break;
  }
  return Buffer.concat(taken).subarray(0, count);
}

function markedEncoding(head: Buffer): Encoding | undefined {
  const [first, second, third] = head;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  const nuls = [0, 0];
  for (let index = 0; index < head.length; index++) if (head[index] === 0) nuls[index % 2]!++;
  const [even, odd] = nuls as [number, number];
  const half = head.length / 2;
  if (odd > half * 0.7 && even < half * 0.1) return 'utf-16le';
  if (even > half * 0.7 && odd < half * 0.1) return 'utf-16be';
  return undefined;
}

async function detectUtf8(chunks: AsyncIterable<Buffer>): Promise<Encoding> {
  let isPlain = true;
  let end: Buffer = Buffer.alloc(0);
  for await (const chunk of wholeCharacters(chunks)) {
    if (end.length && !isUtf8(end)) return 'windows-1252';
    isPlain &&= end.length === 0 || isAscii(end);
    end = chunk;
  }
  if (isUtf8(end)) return 'utf-8';
  // A writer may be in the middle of a character, if the file has shown that it writes them as UTF-8.
  return incompleteCharacter(end) === end.length && !isPlain ? 'utf-8' : 'windows-1252';
}

function isBlank(head: Buffer): boolean {
  return /^[\s\ufeff]*$/.test(head.toString('utf8'));
}

/** Text has next to no control characters but tabs and line breaks; compressed and office files are full of them. */
function refuseBinary(head: Buffer): void {
  const controls = head.filter((byte) => byte < 32 && (byte < 9 || byte > 13)).length;
  if (controls > 4 + head.length / 100)
    throw new UnusablePartition(
      'binary_file',
      'the file is binary, not text; expected CSV (save a spreadsheet as CSV first)',
    );
}
