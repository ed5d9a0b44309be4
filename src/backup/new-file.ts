import { createWriteStream, type WriteStream } from 'node:fs';
import { link, mkdir, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { BackupError } from './tar.js';
import { writeUnfinished } from './unfinished-file.js';

/** Error codes of file systems without hard links, such as some network drives. */
const NO_LINKS = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'];

/**
 * Writes a file that appears under its name only once it is complete, and never replaces an existing file.
 * @param write writes the contents to the stream
 * @throws BackupError if a file with this name exists
 */
export async function writeNewFile(path: string, write: (to: WriteStream) => Promise<void>): Promise<void> {
  // Fails early, before hours of work. A file that is created in the meantime is detected below.
  if (await stat(path).catch(() => null)) throw taken();
  await mkdir(dirname(path), { recursive: true, mode: 0o700 }).catch(notAFolder);
  await writeUnfinished(path, async (unfinished) => {
    // Readable by the owner only: backups contain hashes of keys.
    await write(createWriteStream(unfinished, { mode: 0o600, flags: 'wx', flush: true }));
    await place(unfinished, path);
  });
}

/** Moves the finished file to its name by a hard link, which, unlike a rename, cannot replace an existing file. */
async function place(unfinished: string, path: string): Promise<void> {
  try {
    await link(unfinished, path);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw taken();
    if (!NO_LINKS.includes(code)) throw error;
    await rename(unfinished, path);
  }
}

function notAFolder(error: NodeJS.ErrnoException): never {
  if (error.code === 'EEXIST') throw new BackupError(`${error.path} is a file, not a folder`);
  throw error;
}

const taken = () =>
  new BackupError('the file already exists, and a backup never replaces a file. Choose another name');
