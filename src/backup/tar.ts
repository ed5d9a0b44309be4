import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';

/** A file within an archive: small enough to be held in memory. */
export interface Entry {
  name: string;
  body: Buffer;
}

/** What is not a backup, or not one that can be taken here. */
export class BackupError extends Error {}

const BLOCK = 512;
const LARGEST = 64 * 1024 * 1024;
/** Places of fields in a header: https://www.gnu.org/software/tar/manual/html_node/Standard.html, type ustar. */
const SIZE_AT = 124;
const SUM_AT = 148;

function sumOf(header: Buffer): number {
  const blank = Buffer.from(header).fill(' ', SUM_AT, SUM_AT + 8);
  return blank.reduce((sum, byte) => sum + byte, 0);
}

/** The bytes of an archive that any tar reads. */
export async function* tar(entries: AsyncIterable<Entry>): AsyncIterable<Buffer> {
  for await (const { name, body } of entries) {
    const header = Buffer.alloc(BLOCK);
    header.write(name, 0, 100, 'latin1');
    header.write('0000600\0' + '0000000\0'.repeat(2), 100, 'latin1');
    header.write(`${body.length.toString(8).padStart(11, '0')}\0${'0'.repeat(11)}\0`, SIZE_AT, 'latin1');
    header.write('0ustar\0' + '00', 156, 'latin1');
    header.write(`${sumOf(header).toString(8).padStart(6, '0')}\0 `, SUM_AT, 'latin1');
    yield header;
    yield body;
    yield Buffer.alloc(-body.length & (BLOCK - 1));
  }
  yield Buffer.alloc(2 * BLOCK);
}

/**
 * The files of a gzipped archive, one at a time.
 * @throws BackupError where it is cut off or spoilt
 */
export async function* untar(path: string): AsyncIterable<Entry> {
  const file = createReadStream(path);
  const gunzip = createGunzip();
  file.on('error', (error) => gunzip.destroy(error));
  const take = taker(file.pipe(gunzip));
  try {
    for (let header = await take(BLOCK); header.some((byte) => byte !== 0); header = await take(BLOCK)) {
      const sum = parseInt(header.toString('latin1', SUM_AT, SUM_AT + 8), 8);
      const size = parseInt(header.toString('latin1', SIZE_AT, SIZE_AT + 12), 8);
      if (sum !== sumOf(header) || !(size <= LARGEST)) throw new BackupError('it is no archive of a backup');
      const body = await take(size);
      await take(-size & (BLOCK - 1));
      yield { name: header.toString('latin1', 0, 100).replace(/\0.*$/s, ''), body };
    }
    // To its end: the checksum of gzip stands there.
    await take(BLOCK);
    if ((await take(1, true)).length) throw new BackupError('something follows its end');
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    if (code?.startsWith('Z_')) throw new BackupError(message, { cause: error });
    throw error;
  } finally {
    gunzip.destroy();
    file.destroy();
  }
}

/** Takes so many bytes off a stream. */
function taker(stream: AsyncIterable<Buffer>): (size: number, atMost?: boolean) => Promise<Buffer> {
  const chunks = stream[Symbol.asyncIterator]();
  let held: Buffer[] = [];
  let length = 0;
  return async (size, atMost = false) => {
    while (length < size) {
      const next = await chunks.next();
      if (next.done && atMost) return Buffer.concat(held);
      if (next.done) throw new BackupError('it is cut off');
      held.push(next.value);
      length += next.value.length;
    }
    const all = held.length === 1 ? held[0]! : Buffer.concat(held);
    held = [all.subarray(size)];
    length -= size;
    return all.subarray(0, size);
  };
}
