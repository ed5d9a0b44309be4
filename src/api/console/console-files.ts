import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
};

export interface ConsoleFile {
  type: string;
  body: Buffer;
  /** The compressed file. Compressed when first requested, because commands also start the service but never show the console. */
  gzip: () => Buffer;
}

export interface ConsoleFiles {
  page: ConsoleFile;
  /** Files by name. The name of a file changes with its content. */
  files: ReadonlyMap<string, ConsoleFile>;
}

/** Injection token for the console's files, which are null if the console was not built. */
export const CONSOLE_FILES = Symbol('CONSOLE_FILES');

/** The files that `npm run build` makes from console/. There are so few that they are kept in memory. */
export function readConsoleFiles(folder: string): ConsoleFiles | null {
  if (!existsSync(join(folder, 'index.html'))) return null;
  const names = readdirSync(join(folder, 'files')).filter((name) => extname(name) in TYPES);
  return {
    page: readConsoleFile(join(folder, 'index.html')),
    files: new Map(names.map((name) => [name, readConsoleFile(join(folder, 'files', name))])),
  };
}

/** The content type of a file: plain text for files that browsers cannot show otherwise. */
export function readConsoleFile(path: string): ConsoleFile {
  const body = readFileSync(path);
  let gzip: Buffer | undefined;
  return {
    type: TYPES[extname(path)] ?? 'text/plain; charset=utf-8',
    body,
    gzip: () => (gzip ??= gzipSync(body, { level: 9 })),
  };
}
