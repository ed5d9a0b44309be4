import { rmSync } from 'node:fs';

/** Errors of writing, which do not name the file. */
const NO_ROOM = ['ENOSPC', 'EDQUOT', 'EFBIG', 'EIO'];

/**
 * Lets a file be written under a temporary name in the same folder, and moved to its own name once it is complete. If it
 * is not moved, it is deleted, even if a signal ends the process. Errors name the file itself.
 * @param write writes the temporary file and moves it
 */
export async function writeUnfinished(
  path: string,
  write: (unfinished: string) => Promise<void>,
): Promise<void> {
  const unfinished = `${path}.${process.pid}.unfinished`;
  const remove = () => rmSync(unfinished, { force: true });
  process.once('exit', remove);
  try {
    await write(unfinished);
  } catch (error) {
    const { path: named, code = '' } = error as NodeJS.ErrnoException;
    if (named === unfinished || (!named && NO_ROOM.includes(code))) Object.assign(error as Error, { path });
    throw error;
  } finally {
    process.off('exit', remove);
    remove();
  }
}
