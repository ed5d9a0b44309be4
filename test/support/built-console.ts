import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { madeOnce } from './made-once.js';

const FOLDER = resolve('node_modules/.cache/kasparro-console');
/** It also contains schemas of what its pages help to write. */
const SOURCES = ['console/**/*.*', 'docs/*.schema.json', 'package-lock.json'];

/** The folder of the console, built once for all tests. */
export const builtConsole = (): Promise<string> =>
  madeOnce(FOLDER, SOURCES, async (unfinished) => {
    const build = ['build', '--config', 'console/vite.config.ts', '--outDir', unfinished];
    await promisify(execFile)('node_modules/.bin/vite', build);
  });
