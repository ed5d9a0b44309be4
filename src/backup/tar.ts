import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createGunzip } from 'node:zlib';
import { extract, pack, type Pack } from 'tar-stream';

/** A file in an archive, which fits in memory. */
export interface Entry {
  name: string;
  body: Buffer;
}

/** A file is not a backup, cannot be restored into this database, or cannot be written. */
export class BackupError extends Error {}

const NOT_A_BACKUP = 'it is not a backup archive';
const INCOMPLETE = 'it is incomplete: its end is missing. Use another copy';
const DAMAGED = 'it is damaged, or not a backup archive. Use another copy';

const MAX_FILE_BYTES = 64 * 1024 * 1024;

/** An archive in standard tar format. */
export function tar(entries: AsyncIterable<Entry>): Pack {
  const archive = pack();
  fill(archive, entries).catch((error: Error) => archive.destroy(error));
  return archive;
}

async function fill(archive: Pack, entries: AsyncIterable<Entry>): Promise<void> {
  for await (const { name, body } of entries)
    await new Promise<void>((resolve, reject) => {
      const entry = archive.entry({ name, mode: 0o600 }, body, (error) =>
        error ? reject(error) : resolve(),
      );
      // Also raised when the archive cannot be written.
      entry.on('error', reject);
    });
  archive.finalize();
}

/**
 * Reads the files of a gzipped archive, one at a time.
 * @throws BackupError if the archive is truncated or corrupt
 */
export async function* untar(path: string): AsyncIterable<Entry> {
  const entries = extract();
  // The error is ignored here, because the loop below throws if any of the three streams fails.
  pipeline(createReadStream(path), createGunzip(), entries, () => undefined);
  try {
    for await (const entry of entries) {
      const { name, size = 0 } = entry.header;
      if (size > MAX_FILE_BYTES) throw new BackupError(`${name} in it is too large: ${NOT_A_BACKUP}`);
      yield { name, body: await buffer(entry) };
    }
  } catch (error) {
    throw asBackupError(error as NodeJS.ErrnoException, path);
  } finally {
    entries.destroy();
  }
}

/** Converts errors about the archive's contents. Errors from gzip have codes, errors from tar have none. */
function asBackupError(error: NodeJS.ErrnoException, path: string): Error {
  if (error instanceof BackupError) return error;
  if (error.message === 'incorrect header check') return new BackupError(NOT_A_BACKUP, { cause: error });
  if (error.code?.startsWith('Z_'))
    return new BackupError(error.code === 'Z_BUF_ERROR' ? INCOMPLETE : DAMAGED, { cause: error });
  // Reading a folder is an error that does not name it.
  if (error.code) return Object.assign(error, { path });
  const isCut = error.message === 'Unexpected end of data';
  return new BackupError(isCut ? INCOMPLETE : DAMAGED, { cause: error });
}
