import { createWriteStream } from 'node:fs';
import { utimes, writeFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { type Entry, fromBufferPromise } from 'yauzl';
import { Checksum } from './checksum.js';

const ZIP = Buffer.from('PK\x03\x04', 'latin1');
/** Names of files that contain a table, most certain first. */
const TABLES = [/\.(?:csv|tsv)$/i, /\.txt$/i];
/** Hidden files, and those that macOS adds to archives. */
const HIDDEN = /(?:^|\/)(?:__MACOSX\/|\.)/;
/** Maximum number of file names that an error shows. */
const SHOWN = 5;

/**
 * Writes a download to a file. From a zip archive, writes the CSV file in it or, if there is none, the text file.
 * @throws Error if the archive is damaged, contains no such file or several, or if the file is too large when unpacked
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

/** The size can be checked before unpacking: yauzl aborts if a file is longer than the archive says. */
async function unpack(archive: Buffer, path: string, maxBytes: number): Promise<void> {
  const zip = await fromBufferPromise(archive, { lazyEntries: true, autoClose: false });
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) if (!HIDDEN.test(entry.fileName)) entries.push(entry);
  const entry = tableIn(entries);
  if (entry.uncompressedSize > maxBytes)
    throw new Error(
      `${entry.fileName} unpacks to ${entry.uncompressedSize} bytes; at most ${maxBytes} are read`,
    );
  await pipeline(
    await zip.openReadStreamPromise(entry),
    new Checksum(entry.crc32, entry.fileName),
    createWriteStream(path),
  );
}

function tableIn(entries: readonly Entry[]): Entry {
  for (const table of TABLES) {
    const found = entries.filter(({ fileName }) => table.test(fileName));
    if (found.length === 1) return found[0]!;
    const names = found.slice(0, SHOWN).map(({ fileName }) => fileName);
    const all = names.join(', ') + (found.length > SHOWN ? ', …' : '');
    if (found.length) throw new Error(`expected one CSV file in the archive, got ${found.length}: ${all}`);
  }
  throw new Error('the archive has no *.csv, *.tsv or *.txt file');
}
