import { lstat, stat } from 'node:fs/promises';
import type { Partition } from '../../../domain/source.js';
import { isReadToEnd } from './cursor.js';
import type { FoundFile } from '../files/files.js';
import type { CsvConfig } from '../layout/config.js';
import { isIgnored } from './ignored.js';
import { type FileStat, fileStatOf } from '../files/file-stat.js';

/** Number of concurrent `stat` calls: enough to keep a file server busy. */
const MAX_CONCURRENT = 64;

/** The files as partitions. A partition is unchanged if its file is in the same state as when it was read to the end. */
export async function partitionsOf(
  files: readonly FoundFile[],
  configOf: (key: string) => CsvConfig,
): Promise<Partition[]> {
  const partitions: Partition[] = [];
  for (let first = 0; first < files.length; first += MAX_CONCURRENT)
    partitions.push(
      ...(await Promise.all(
        files.slice(first, first + MAX_CONCURRENT).map((file) => partitionOf(file, configOf(file.key))),
      )),
    );
  return partitions;
}

async function partitionOf({ key, path }: FoundFile, config: CsvConfig): Promise<Partition> {
  const look = await fileState(path);
  // Opening the file reports why it cannot be read.
  if (!look) return { key };
  return {
    key,
    isUnchanged: (since) => isReadToEnd(since, look, config) || (!config.profile && isIgnored(since, look)),
  };
}

/** State of the file, or of a link whose target does not exist. */
export async function fileState(path: string): Promise<FileStat | undefined> {
  const stats = await stat(path, { bigint: true }).catch(() =>
    lstat(path, { bigint: true }).catch(() => undefined),
  );
  return stats && fileStatOf(stats);
}
