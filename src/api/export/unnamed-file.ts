import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An open file without a name: nothing remains of it once it is closed, or the process ends. */
export interface UnnamedFile {
  handle: FileHandle;
  size: number;
  /** A strong ETag: a hash of the file's bytes. */
  etag: string;
}

/** @param reserve called with the number of bytes before they are written; if it throws, the file is closed */
export async function writeUnnamedFile(
  chunks: AsyncIterable<string | Uint8Array>,
  reserve: (bytes: number) => Promise<void>,
): Promise<UnnamedFile> {
  const path = join(tmpdir(), `kasparro-export-${randomUUID()}`);
  const handle = await open(path, 'wx+', 0o600);
  try {
    await unlink(path);
    const hash = createHash('sha256');
    let size = 0;
    for await (const chunk of chunks) {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
      await reserve(bytes.length);
      size += bytes.length;
      hash.update(bytes);
      await handle.appendFile(bytes);
    }
    return { handle, size, etag: `"${hash.digest('base64url')}"` };
  } catch (error) {
    await handle.close();
    throw error;
  }
}
