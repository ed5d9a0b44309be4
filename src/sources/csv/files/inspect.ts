import { UnusablePartition } from '../../../domain/errors.js';
import { decoderOf, gunzip, incompleteCharacter, readBytes } from './bytes.js';
import { detectEncoding } from './encoding.js';
import type { FileContent } from './open.js';

/** Size of the sample from which a file's format is detected. */
const SAMPLE_BYTES = 256 * 1024;

export interface Inspection {
  gzip: boolean;
  encoding: string;
  /** From 0 to 1; absent if a byte order mark or CSV_ENCODING determines the encoding. */
  encodingConfidence?: number;
  /** UTF-8 text without a byte order mark. */
  sample: Buffer;
  /** Offset of the sample in the text: 3, after the byte order mark, in a UTF-8 file. */
  offset: number;
  /** Whether the sample is the whole file. */
  isWhole: boolean;
}

/**
 * Determines compression and encoding: gzip by its first two bytes; the encoding by its byte order mark, else by
 * CSV_ENCODING, else UTF-16 and UTF-32 by their NUL bytes and others by `detectEncoding`, which reads the whole file once.
 * @throws PartitionError `empty_file`, `binary_file`, `broken_gzip`
 */
export async function inspect(
  { handle, stamp }: FileContent,
  signal: AbortSignal,
  configured?: string,
): Promise<Inspection> {
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
  const known = markedEncoding(start) ?? configured ?? encodingByNuls(start);
  if (!known || !/^utf-?(16|32)/.test(known)) refuseBinary(start);
  const detected = known ? undefined : await detectEncoding(bytes());
  const encoding = known ?? detected!.encoding;
  const common = { gzip, encoding, isWhole, ...(detected && { encodingConfidence: detected.confidence }) };
  if (encoding === 'utf-8') {
    const offset = start.indexOf('\ufeff') === 0 ? 3 : 0;
    const end = start.length - incompleteCharacter(start);
    return { ...common, sample: start.subarray(offset, end), offset };
  }
  return { ...common, sample: Buffer.from(decoderOf(encoding).write(start)), offset: 0 };
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

const MARKS: readonly [mark: string, encoding: string][] = [
  ['efbbbf', 'utf-8'],
  ['fffe0000', 'utf-32le'],
  ['0000feff', 'utf-32be'],
  ['fffe', 'utf-16le'],
  ['feff', 'utf-16be'],
];

function markedEncoding(head: Buffer): string | undefined {
  const start = head.toString('hex', 0, 4);
  return MARKS.find(([mark]) => start.startsWith(mark))?.[1];
}

/** Most characters of a file are ASCII, so NULs recur at the same positions in each two or four bytes. */
function encodingByNuls(head: Buffer): string | undefined {
  const nuls = [0, 0, 0, 0];
  for (let index = 0; index < head.length; index++) if (head[index] === 0) nuls[index % 4]!++;
  const pattern = nuls.map((count) => {
    const share = (4 * count) / head.length;
    return share > 0.7 ? '0' : share < 0.1 ? 'x' : '?';
  });
  return { x0x0: 'utf-16le', '0x0x': 'utf-16be', x000: 'utf-32le', '000x': 'utf-32be' }[pattern.join('')];
}

function isBlank(head: Buffer): boolean {
  return /^[\s\ufeff]*$/.test(head.toString('utf8'));
}

/**
 * Text has hardly any control characters except tabs and line breaks; compressed and office files are full of them. NULs at the end
 * are space that a writer reserved, or that a crash left behind; Hive and other programs delimit fields by the controls 1 and 31.
 */
function refuseBinary(head: Buffer): void {
  let end = head.length;
  while (end > 0 && head[end - 1] === 0) end--;
  const controls = head
    .subarray(0, end)
    .filter((byte) => byte < 31 && byte !== 1 && (byte < 9 || byte > 13)).length;
  if (end === 0 || controls > 4 + end / 100)
    throw new UnusablePartition(
      'binary_file',
      'the file is binary, not text; expected CSV (save a spreadsheet as CSV first)',
    );
}
