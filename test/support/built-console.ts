import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { promisify } from 'node:util';

/** The console, built into a folder of the test's own. */
export async function buildConsole(): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp('node_modules/.cache/console-');
  const build = ['build', '--config', 'console/vite.config.ts', '--outDir', `${process.cwd()}/${folder}`];
  await promisify(execFile)('node_modules/.bin/vite', build);
  return { folder, remove: () => rm(folder, { recursive: true }) };
}
