import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { FatalError, PartitionError, PartitionIgnored, UnusablePartition } from '../../domain/errors.js';
import { LIMITS } from '../../domain/limits.js';
import { isTruncatedPartition, partitionKey } from '../../domain/names.js';

/** Excludes hidden files (`.name`) and lock files (`~$name`). */
const CSV_NAME = /^(?!\.|~\$).+\.(?:csv|tsv|tab|psv|txt)(?:\.gz)?$/i;

interface CsvLocation {
  kind: 'file' | 'folder' | 'glob';
  /** The folder that partition keys are relative to. */
  base: string;
}

export interface FoundFile {
  /** The key of its partition. */
  key: string;
  path: string;
}

/**
 * The files that CSV_PATH names, ordered by key. It may be a file; a folder, for the CSV and text files directly inside,
 * compressed or not; or a glob. An existing path takes precedence over a glob.
 * @throws FatalError `csv_path` if there is none
 */
export async function findFiles(csvPath: string): Promise<readonly FoundFile[]> {
  const { kind, base } = await locate(csvPath);
  const keys = await keysOf(kind, base, csvPath);
  return keys.map((key) => ({ key, path: resolve(base, key) }));
}

async function keysOf(kind: CsvLocation['kind'], base: string, csvPath: string): Promise<string[]> {
  if (kind === 'file') return [basename(resolve(csvPath))];
  if (kind === 'folder')
    return assertFound(await filesIn(base), csvPath, 'the folder contains no *.csv, *.tsv or *.txt files');
  const found = await glob(csvPath, { absolute: true, expandDirectories: false });
  const keys = found.map((file) => relative(base, file).split(sep).join('/'));
  return assertFound(keys, csvPath, 'no file matches it');
}

/**
 * The folder in which files of CSV_PATH appear; for a glob, subfolders may matter as well.
 * @throws FatalError `csv_path` if it does not exist
 */
export async function folderOf(csvPath: string): Promise<{ folder: string; isDeep: boolean }> {
  const { kind, base } = await locate(csvPath);
  return { folder: base, isDeep: kind === 'glob' };
}

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

async function locate(csvPath: string): Promise<CsvLocation> {
  const path = resolve(csvPath);
  try {
    return (await stat(path)).isDirectory()
      ? { kind: 'folder', base: path }
      : { kind: 'file', base: dirname(path) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EACCES')
      throw noFiles(csvPath, 'this user may not read it', error);
    if (!isDynamicPattern(csvPath)) throw noFiles(csvPath, 'there is no such file or folder', error);
    return { kind: 'glob', base: baseOf(csvPath) };
  }
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    throw noFiles(folder, 'this user may not list the folder', error);
  });
  return entries.filter((entry) => !entry.isDirectory() && CSV_NAME.test(entry.name)).map(({ name }) => name);
}

/** The part of a glob before its first pattern. */
function baseOf(pattern: string): string {
  const segments = pattern.split('/');
  const first = segments.findIndex((segment) => isDynamicPattern(segment));
  return resolve(segments.slice(0, first).join('/') || (pattern.startsWith('/') ? '/' : '.'));
}

function assertFound(keys: string[], csvPath: string, none: string): string[] {
  if (!keys.length) throw noFiles(csvPath, none);
  return [...new Set(keys.map(partitionKey))].toSorted();
}

function noFiles(csvPath: string, why: string, cause?: unknown): FatalError {
  const message = `CSV_PATH=${csvPath}: ${why}; set CSV_PATH to a file, a folder or a glob (seen from ${resolve('.')})`;
  return new FatalError('csv_path', message, { cause });
}
