import { lstat, realpath } from 'node:fs/promises';
import { basename, dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { PartitionError, PartitionIgnored, UnusablePartition } from '../../../domain/errors.js';
import { LIMITS } from '../../../domain/limits.js';
import { isTruncatedPartition, partitionKey } from '../../../domain/names.js';
import { locate } from './location.js';

/**
 * The path of a partition's file, inside the folder of CSV_PATH or the base folder of its glob. Symbolic links may point
 * elsewhere within the folder, but not out of it. CSV_PATH itself may be a link: an operator chose it.
 * @throws FatalError `csv_path`
 * @throws PartitionError `outside_folder`, `path_too_long`, `unreadable_name`
 * @throws PartitionIgnored for a link that leads outside or nowhere
 */
export async function pathOf(csvPath: string, key: string): Promise<string> {
  const { kind, base } = await locate(csvPath);
  if (isTruncatedPartition(key)) throw tooLong(key);
  const path = resolve(base, key);
  if (kind === 'file' && path === resolve(csvPath)) return path;
  if (!isWithin(base, path)) throw outside(key);
  const real = await realpath(path).catch(() => undefined);
  if (real === undefined && key.includes('\ufffd')) throw unreadableName(key);
  // If the file does not exist, opening it reports that.
  if (real !== undefined && !isWithin(await realpath(base), real)) throw leadsOut(key);
  if (real === undefined && (await isLink(path))) throw dangling(key);
  return real ?? path;
}

/** The partition key of a file, as if it were directly in the folder of CSV_PATH. */
export async function keyOf(csvPath: string, path: string): Promise<string> {
  const { base } = await locate(csvPath).catch(() => ({ base: dirname(resolve(path)) }));
  const key = isWithin(base, resolve(path)) ? relative(base, resolve(path)) : basename(path);
  return partitionKey(key.split(sep).join('/'));
}

/** The path under which the listing found a partition's file, without following links. */
export async function listedPath(csvPath: string, key: string): Promise<string> {
  return resolve((await locate(csvPath)).base, key);
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function outside(key: string): PartitionError {
  const message = `${key} is outside the folder of CSV_PATH; copy the file into the folder`;
  return new PartitionError('outside_folder', message);
}

async function isLink(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => undefined))?.isSymbolicLink() ?? false;
}

function leadsOut(key: string): PartitionIgnored {
  const message = `${key} is ignored: it links outside the folder of CSV_PATH; copy the file into the folder`;
  return new PartitionIgnored('outside_folder', message);
}

function dangling(key: string): PartitionIgnored {
  const message = `${key} is ignored: it links to a file that does not exist; remove the link or restore the file`;
  return new PartitionIgnored('dangling_link', message);
}

function tooLong(key: string): PartitionError {
  const message = `the path of ${key} has more than ${LIMITS.partitionBytes} bytes; give the file, or its folders, shorter names`;
  return new UnusablePartition('path_too_long', message);
}

function unreadableName(key: string): PartitionError {
  const message = `${key}: the name of the file is not valid UTF-8; rename it`;
  return new UnusablePartition('unreadable_name', message);
}
