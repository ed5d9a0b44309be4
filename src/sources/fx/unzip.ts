import { buffer } from 'node:stream/consumers';
import { crc32 } from 'node:zlib';
import { fromBufferPromise } from 'yauzl';

/**
 * The first file in a zip archive whose name has this ending. yauzl aborts if a file is longer than the archive states, so
 * its size is known before unpacking; we have to verify checksums.
 * @throws Error if there is no such file, it is larger than allowed, or the archive is damaged
 */
export async function unzip(archive: Buffer, ending: string, maxBytes: number): Promise<Buffer> {
  const zip = await fromBufferPromise(archive, { lazyEntries: true });
  for await (const entry of zip.eachEntry()) {
    if (!entry.fileName.endsWith(ending)) continue;
    if (entry.uncompressedSize > maxBytes)
      throw new Error(
        `${entry.fileName} unpacks to ${entry.uncompressedSize} bytes; at most ${maxBytes} are read`,
      );
    const content = await buffer(await zip.openReadStreamPromise(entry));
    if (crc32(content) !== entry.crc32) throw new Error(`${entry.fileName} does not match its checksum`);
    return content;
  }
  throw new Error(`the archive has no file *${ending}`);
}
