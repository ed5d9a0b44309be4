import type { BigIntStats } from 'node:fs';
import type { Instant } from '../../../domain/quote.js';

/** Identifies the state of a file. */
export interface FileStamp {
  size: number;
  /** Nanoseconds, as text. */
  mtime: string;
  ino: string;
  /** Hash of the first MiB, or of the whole file if it is shorter. */
  head: string;
  /** Hash of the last 64 KiB. */
  tail: string;
  /** Hash of the whole file; null if it is too large to read twice. */
  all?: string | null;
}

/** The part of a file's state that a directory listing shows. */
export type FileStat = Pick<FileStamp, 'size' | 'mtime' | 'ino'>;

export function fileStatOf({ size, mtimeNs, ino }: BigIntStats): FileStat {
  return { size: Number(size), mtime: String(mtimeNs), ino: String(ino) };
}

/** To the microsecond, like PostgreSQL. */
export function modifiedAtOf({ mtime }: Pick<FileStamp, 'mtime'>): Instant {
  const nanoseconds = BigInt(mtime);
  const iso = new Date(Number(nanoseconds / 1_000_000n)).toISOString();
  const micros = nanoseconds > 0n ? String((nanoseconds / 1000n) % 1000n) : '0';
  return `${iso.slice(0, -1)}${micros.padStart(3, '0')}Z`;
}

/** Whether the file's state is the same as before. */
export function isSameStat(now: FileStat, then: FileStat): boolean {
  return now.size === then.size && now.mtime === then.mtime && now.ino === then.ino;
}
