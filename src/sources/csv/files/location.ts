import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { isDynamicPattern } from 'tinyglobby';
import { FatalError } from '../../../domain/errors.js';

/** Where CSV_PATH leads. */
export interface CsvLocation {
  kind: 'file' | 'folder' | 'glob';
  /** The folder that partition keys are relative to. */
  base: string;
}

/** @throws FatalError `csv_path` if it does not exist */
export async function locate(csvPath: string): Promise<CsvLocation> {
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

/** The part of a glob before its first pattern. */
function baseOf(pattern: string): string {
  const segments = pattern.split('/');
  const first = segments.findIndex((segment) => isDynamicPattern(segment));
  return resolve(segments.slice(0, first).join('/') || (pattern.startsWith('/') ? '/' : '.'));
}

export function noFiles(csvPath: string, why: string, cause?: unknown): FatalError {
  const message = `CSV_PATH=${csvPath}: ${why}; set CSV_PATH to a file, a folder or a glob (seen from ${resolve('.')})`;
  return new FatalError('csv_path', message, { cause });
}
