import { createHash } from 'node:crypto';
import { type FileHandle, open, stat } from 'node:fs/promises';
import type { BigIntStats } from 'node:fs';
import { PartitionError } from '../../domain/errors.js';

/** What tells one state of a file from another. */
export interface Stamp {
  size: number;
  /** Nanoseconds, as text. */
  mtime: string;
  ino: string;
  /** Hash of the first MiB, or of as much as there was. */
  head: string;
  /** Hash of the last 64 KiB. */
  tail: string;
  /** Hash of all of it; null of a larger file than is worth reading twice. */
  all?: string | null;
}

const HEAD_BYTES = 1024 * 1024;
const TAIL_BYTES = 64 * 1024;
/** Up to here an edit anywhere is seen; of a larger file that also grew, one between head and tail is not. */
const ALL_BYTES = 256 * 1024 * 1024;

/** A file as it stood when it was opened: of one that grows, only that much is read. */
export class OpenFile {
  private seenMtime: string;

  private constructor(
    private readonly path: string,
    readonly handle: FileHandle,
    readonly stamp: Stamp,
  ) {
    this.seenMtime = stamp.mtime;
  }

  /** @throws PartitionError `unreadable` */
  static async open(path: string): Promise<OpenFile> {
    const handle = await readable(async () => {
      // Opening a named pipe would wait for its writer.
      if (!(await stat(path)).isFile()) throw new Error('it is no regular file');
      return open(path, 'r');
    });
    try {
      const stats = await handle.stat({ bigint: true });
      const hashes = await readable(() => hashesOf(handle, Number(stats.size)));
      return new OpenFile(path, handle, { ...placeOf(stats), ...hashes });
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  /** Whether the file stands as it stood then. */
  isAt(stamp: Stamp): boolean {
    const { size, mtime, ino } = this.stamp;
    return size === stamp.size && mtime === stamp.mtime && ino === stamp.ino;
  }

  /** Whether it begins with all that the file held then, and may hold more: touched, copied, downloaded again, appended to. */
  async continues(stamp: Stamp): Promise<boolean> {
    if (this.stamp.size < stamp.size) return false;
    const { head, tail } = await hashesOf(this.handle, stamp.size);
    if (head !== stamp.head || tail !== stamp.tail) return false;
    if (stamp.all) return (await this.hashOfAll(stamp.size)) === stamp.all;
    return this.stamp.ino === stamp.ino && this.stamp.size > stamp.size;
  }

  /** Of the first bytes; null where they are too many. */
  async hashOfAll(size = this.stamp.size): Promise<string | null> {
    if (size > ALL_BYTES) return null;
    const hash = createHash('sha256');
    const buffer = Buffer.alloc(Math.min(size, HEAD_BYTES));
    for (let start = 0; start < size;) {
      const { bytesRead } = await this.handle.read(buffer, 0, Math.min(buffer.length, size - start), start);
      if (!bytesRead) break;
      hash.update(buffer.subarray(0, bytesRead));
      start += bytesRead;
    }
    return hash.digest('base64url').slice(0, 22);
  }

  /** @throws PartitionError `changed_while_read` where something else than more text happened since it was opened. */
  async assertUnchanged(): Promise<void> {
    const now = placeOf(await this.handle.stat({ bigint: true }));
    const there = await stat(this.path, { bigint: true }).catch(() => undefined);
    if (there === undefined || String(there.ino) !== this.stamp.ino) throw changed('was replaced or removed');
    if (now.mtime === this.seenMtime) return;
    if (now.size <= this.stamp.size) throw changed('was written to');
    const { head, tail } = await hashesOf(this.handle, this.stamp.size);
    if (head !== this.stamp.head || tail !== this.stamp.tail) throw changed('was written to');
    this.seenMtime = now.mtime;
  }

  close(): Promise<void> {
    return this.handle.close();
  }
}

function placeOf({ size, mtimeNs, ino }: BigIntStats): Pick<Stamp, 'size' | 'mtime' | 'ino'> {
  return { size: Number(size), mtime: String(mtimeNs), ino: String(ino) };
}

async function hashesOf(handle: FileHandle, size: number): Promise<Pick<Stamp, 'head' | 'tail'>> {
  const hash = async (start: number, end: number) => {
    const buffer = Buffer.alloc(end - start);
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, start);
    return createHash('sha256').update(buffer.subarray(0, bytesRead)).digest('base64url').slice(0, 22);
  };
  return {
    head: await hash(0, Math.min(size, HEAD_BYTES)),
    tail: await hash(Math.max(0, size - TAIL_BYTES), size),
  };
}

async function readable<T>(step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    throw new PartitionError('unreadable', `the file cannot be read: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

function changed(how: string): PartitionError {
  return new PartitionError(
    'changed_while_read',
    `the file ${how} while it was read; the next run starts it again`,
  );
}
