import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { join, relative, resolve } from 'node:path';
import { PATIENT } from './patient.js';

/** The collector's own threads take a sixth more of the processors, which other tests need. */
const FLAGS = ['--single-threaded-gc', '--import', resolve('scripts/stop-with-parent.js')];

/** V8's code cache, shared by all processes that run the bundle: it halves their start-up time. */
export const compileCache = () => join(process.env.TEST_PROGRAMS!, 'v8');

/**
 * Runs one of the bundled programs in a separate process, which stops with this one. Its standard error is passed
 * through.
 */
export function spawnTypeScript(
  file: string,
  args: readonly string[] = [],
  env: Readonly<Record<string, string | undefined>> = {},
  options: SpawnOptions = {},
): ChildProcess {
  const program = join(process.env.TEST_PROGRAMS!, relative('.', file).replace(/\.ts$/, '.js'));
  return spawn(process.execPath, [...FLAGS, program, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '', NODE_COMPILE_CACHE: compileCache(), ...PATIENT, ...env },
    ...options,
  });
}

/** By a run that ends at once, because a setting is invalid: processes that are killed, as the first ones are, leave no cache. */
export async function fillCompileCache(): Promise<void> {
  if (existsSync(compileCache())) return;
  const settings = { DATABASE_POOL_SIZE: 'none' };
  await once(spawnTypeScript('src/main.ts', ['run', 'csv'], settings, { stdio: 'ignore' }), 'exit');
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

/** Processes whose command line contains the text. */
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
