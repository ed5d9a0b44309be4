import { type FileHandle, open, stat } from 'node:fs/promises';
import { now } from '../../../domain/clock.js';
import { PartitionError } from '../../../domain/errors.js';
import type { ReadableBytes } from './bytes.js';
import { type FileStamp, fileStatOf } from './file-stat.js';
import { hashesAtEnds, hashesUpTo } from './hash.js';

/** Readable content of a file. */
export interface FileContent {
  handle: ReadableBytes;
  stamp: Pick<FileStamp, 'size'>;
  /** @throws PartitionError `changed_while_read` */
  assertUnchanged(): Promise<void>;
}

/** Up to this size, an edit anywhere is noticed. In a larger file that also grew, an edit between head and tail is not. */
const ALL_BYTES = 256 * 1024 * 1024;

/** A file in its state when opened. If it grows, the new part is not read. */
export class OpenFile implements FileContent {
  private seenMtime: string;
  private all: string | undefined;
  private readonly openedAt = now().getTime();

  private constructor(
    private readonly path: string,
    readonly handle: FileHandle,
    readonly stamp: FileStamp,
  ) {
    this.seenMtime = stamp.mtime;
  }

  /** @throws PartitionError `unreadable`, `not_a_file` */
  static async open(path: string): Promise<OpenFile> {
    // Opening a named pipe would wait for a writer.
    if (!(await readable(() => stat(path))).isFile())
      throw new PartitionError('not_a_file', 'it is a folder, a pipe or a device; expected a file');
    const handle = await readable(() => open(path, 'r'));
    try {
      const stats = await handle.stat({ bigint: true });
      const hashes = await readable(() => hashesAtEnds(handle, Number(stats.size)));
      return new OpenFile(path, handle, { ...fileStatOf(stats), ...hashes });
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  /** Whether it begins with the file's entire former content: it was touched, copied, downloaded again or appended to. */
  async continues(stamp: FileStamp): Promise<boolean> {
    if (this.stamp.size < stamp.size) return false;
    const { head, tail } = await hashesAtEnds(this.handle, stamp.size);
    if (head !== stamp.head || tail !== stamp.tail) return false;
    if (stamp.all) return (await this.hashOf(stamp.size)) === stamp.all;
    return this.stamp.ino === stamp.ino && this.stamp.size > stamp.size;
  }

  /** Null if the file is too large to read twice. */
  async hashOfAll(): Promise<string | null> {
    if (this.stamp.size > ALL_BYTES) return null;
    if (this.all === undefined) await this.hashOf(0);
    return this.all!;
  }

  /** Hash of the first bytes. If computing it reads the whole file, the hash of the whole file is kept as well. */
  private async hashOf(first: number): Promise<string> {
    const { size } = this.stamp;
    if (size > ALL_BYTES) return (await hashesUpTo(this.handle, first, first)).first;
    const hashes = await hashesUpTo(this.handle, first, size);
    this.all = hashes.all;
    return hashes.first;
  }

  /** @throws PartitionError `changed_while_read` if anything other than appended text changed since the file was opened */
  async assertUnchanged(): Promise<void> {
    const now = fileStatOf(await this.handle.stat({ bigint: true }));
    const there = await stat(this.path, { bigint: true }).catch(() => undefined);
    if (there === undefined || String(there.ino) !== this.stamp.ino) throw changed('was replaced or removed');
    if (now.mtime === this.seenMtime) return;
    if (now.size <= this.stamp.size) throw changed('was written to');
    const { head, tail } = await hashesAtEnds(this.handle, this.stamp.size);
    if (head !== this.stamp.head || tail !== this.stamp.tail) throw changed('was written to');
    this.seenMtime = now.mtime;
  }

  /**
   * Whether the file had not been written to for this many seconds when it was opened. A modification time in the
   * future proves nothing.
   */
  isQuiet(seconds: number): boolean {
    return Math.abs(this.openedAt - Number(this.stamp.mtime) / 1e6) >= seconds * 1000;
  }

  close(): Promise<void> {
    return this.handle.close();
  }
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
    `the file ${how} while being read; the next run reads it from the start`,
  );
}
