import { readdir } from 'node:fs/promises';
import { basename, relative, resolve, sep } from 'node:path';
import { glob } from 'tinyglobby';
import { partitionKey } from '../../../domain/names.js';
import { type CsvLocation, locate, noFiles } from './location.js';

/** Excludes hidden files (`.name`) and lock files (`~$name`). */
const CSV_NAME = /^(?!\.|~\$).+\.(?:csv|tsv|tab|psv|txt)(?:\.gz)?$/i;

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

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    throw noFiles(folder, 'this user may not list the folder', error);
  });
  return entries.filter((entry) => !entry.isDirectory() && CSV_NAME.test(entry.name)).map(({ name }) => name);
}

function assertFound(keys: string[], csvPath: string, none: string): string[] {
  if (!keys.length) throw noFiles(csvPath, none);
  return [...new Set(keys.map(partitionKey))].toSorted();
}
