import { createWriteStream, type WriteStream } from 'node:fs';
import { link, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { BackupError } from './tar.js';
import { writeUnfinished } from './unfinished-file.js';

/** Error codes of file systems without hard links, such as some network drives. */
const NO_LINKS = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'];

/**
 * Writes a file that appears under its name only once it is complete, and never replaces an existing file.
 * @param write writes the contents to the stream
 * @throws BackupError if a file with this name exists, or its folder does not: a folder that is created where a drive is not
 * mounted would fill another one
 */
export async function writeNewFile(path: string, write: (to: WriteStream) => Promise<void>): Promise<void> {
  // Fails early, before hours of work. A file that is created in the meantime is detected below.
  if (await stat(path).catch(() => null)) throw taken();
  await assertFolder(dirname(path));
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

async function assertFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT')
      throw new BackupError(`there is no folder ${folder}: create it, or mount its drive`);
    throw error;
  });
  if (!found.isDirectory()) throw new BackupError(`${folder} is a file, not a folder`);
}

const taken = () =>
  new BackupError('the file already exists, and a backup never replaces a file. Choose another name');
