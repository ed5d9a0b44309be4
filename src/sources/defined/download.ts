import { Checksum } from './checksum.js';
import { createWriteStream } from 'node:fs';
import { utimes, writeFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { fromBufferPromise } from 'yauzl';

const ZIP = Buffer.from('PK\x03\x04', 'latin1');
const TEXT = /\.(?:csv|tsv|txt)$/i;

/**
 * Writes a download to a file; for a zip archive, the first CSV or text file in it.
 * @throws Error if the archive is damaged, contains no such file, or one that is too large when unpacked
 */
export async function writeDownload(
  body: Buffer,
  path: string,
  modified: Date,
  maxBytes: number,
): Promise<void> {
  if (body.subarray(0, ZIP.length).equals(ZIP)) await unpack(body, path, maxBytes);
  else await writeFile(path, body);
  await utimes(path, modified, modified);
}

/** yauzl aborts if a file is longer than the archive says, so its size is known in advance. */
async function unpack(archive: Buffer, path: string, maxBytes: number): Promise<void> {
  const zip = await fromBufferPromise(archive, { lazyEntries: true });
  for await (const entry of zip.eachEntry()) {
    if (!TEXT.test(entry.fileName)) continue;
    if (entry.uncompressedSize > maxBytes)
      throw new Error(
        `${entry.fileName} unpacks to ${entry.uncompressedSize} bytes; at most ${maxBytes} are read`,
      );
    return pipeline(
      await zip.openReadStreamPromise(entry),
      new Checksum(entry.crc32, entry.fileName),
      createWriteStream(path),
    );
  }
  throw new Error('the archive has no *.csv, *.tsv or *.txt file');
}
