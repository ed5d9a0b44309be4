import { createHash, type Hash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';

const HEAD_BYTES = 1024 * 1024;
const TAIL_BYTES = 64 * 1024;

/** Hashes of the first MiB and the last 64 KiB of the first `size` bytes, or of as much as exists. */
export async function hashesAtEnds(
  handle: FileHandle,
  size: number,
): Promise<{ head: string; tail: string }> {
  const hash = async (start: number, end: number) => {
    const buffer = Buffer.alloc(end - start);
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, start);
    return digest(createHash('sha256').update(buffer.subarray(0, bytesRead)));
  };
  return {
    head: await hash(0, Math.min(size, HEAD_BYTES)),
    tail: await hash(Math.max(0, size - TAIL_BYTES), size),
  };
}

/** Hashes of the first bytes and of everything up to `end`, in one pass. */
export async function hashesUpTo(
  handle: FileHandle,
  first: number,
  end: number,
): Promise<{ first: string; all: string }> {
  const hash = createHash('sha256');
  const buffer = Buffer.alloc(Math.min(end, HEAD_BYTES));
  let ofFirst = hash.copy();
  for (let start = 0; start < end;) {
    const most = Math.min(buffer.length, (start < first ? first : end) - start);
    const { bytesRead } = await handle.read(buffer, 0, most, start);
    if (!bytesRead) break;
    hash.update(buffer.subarray(0, bytesRead));
    start += bytesRead;
    if (start === first) ofFirst = hash.copy();
  }
  return { first: digest(ofFirst), all: digest(hash) };
}

/** 128 bits are enough to distinguish files. */
function digest(hash: Hash): string {
  return hash.digest('base64url').slice(0, 22);
}
