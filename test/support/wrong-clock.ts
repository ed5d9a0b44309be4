import { globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ChildProcess } from 'node:child_process';

/** Debian's package `faketime`. */
const [LIBRARY] = globSync('/usr/lib/*/faketime/libfaketime.so.1');

/** A wrong clock for a process that is about to be started; timers are not affected. */
export interface WrongClock {
  env: Record<string, string>;
  /** Sets it once more. */
  jump(child: ChildProcess): void;
  remove(): void;
}

/** Uses libfaketime if available, which changes the system time for the whole process; otherwise only Node's `Date` is changed. */
export function wrongClock(byMs: number, jumpMs: number): WrongClock {
  if (LIBRARY === undefined) {
    const NODE_OPTIONS = `--import ${pathToFileURL('test/support/shifted-clock.js').href}`;
    return {
      env: { NODE_OPTIONS, CLOCK_SHIFT_MS: String(byMs), CLOCK_JUMP_MS: String(jumpMs) },
      jump: (child) => void child.kill('SIGUSR2'),
      remove: () => undefined,
    };
  }
  const folder = mkdtempSync(join(tmpdir(), 'kasparro-clock-'));
  const file = join(folder, 'offset');
  const set = (ms: number) => writeFileSync(file, `${ms < 0 ? '-' : '+'}${Math.abs(ms) / 1000}\n`);
  set(byMs);
  return {
    env: {
      LD_PRELOAD: LIBRARY,
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_CACHE_DURATION: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      NO_FAKE_STAT: '1',
    },
    jump: () => set(byMs + jumpMs),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
