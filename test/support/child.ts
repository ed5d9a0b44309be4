import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { resolve } from 'node:path';
import { COMPILE_CACHE, compiledFile } from './compiled.js';

const WITH_PARENT = resolve('scripts/stop-with-parent.js');

/** Runs a TypeScript file of the project in a process of its own, which stops with this one; its standard error is shown. */
export function spawnTypeScript(
  file: string,
  args: readonly string[] = [],
  env: Readonly<Record<string, string | undefined>> = {},
  options: SpawnOptions = {},
): ChildProcess {
  return spawn(
    process.execPath,
    ['--enable-source-maps', '--import', WITH_PARENT, compiledFile(file), ...args],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_OPTIONS: '', NODE_COMPILE_CACHE: COMPILE_CACHE, ...env },
      ...options,
    },
  );
}

/** The first line of its standard output that matches. */
export async function lineOf(child: ChildProcess, pattern: RegExp): Promise<string> {
  for await (const line of createInterface({ input: child.stdout! })) if (pattern.test(line)) return line;
  throw new Error(`the child ended without a line that matches ${String(pattern)}`);
}

export function isRunning(pid: number): boolean {
  const stat = `/proc/${pid}/stat`;
  return existsSync(stat) && !/\) [ZX] /.test(readFileSync(stat, 'utf8'));
}

/** Processes whose command line holds the text. */
export function processesWith(text: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => commandOf(pid).includes(text));
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}
