import { linkSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { DatabaseUnavailable } from './database-unavailable.js';
import { isRunning, startTicks } from './process-life.js';

interface Owner {
  pid: number;
  started: string | null;
  /** Where its PostgreSQL answers, once it does. */
  url?: string;
}

export interface Claim {
  /** Lets short-lived commands beside this process use its PostgreSQL. */
  share(url: string): void;
  release(): void;
}

const OWNER_FILE = /^owner(?:\.(\d+))?\.json$/;

/**
 * Says in a file that this process uses the folder. The file of each owner has a number, one higher than that of the owner
 * before, and can be made once: of processes that start together one makes it. The highest one counts.
 * @throws DatabaseUnavailable where a living process uses it
 */
export function claimDataDir(dataDir: string): Claim {
  for (;;) {
    const last = numbersIn(dataDir).at(-1) ?? 0;
    const owner = readOwner(dataDir, last);
    if (owner && isAlive(owner)) throw inUse(dataDir, owner);
    const mine = last + 1;
    if (!createOwnerFile(dataDir, mine)) continue;
    const others = numbersIn(dataDir).filter((number) => number !== mine);
    // What was looked at may have come and gone since.
    if (others.some((number) => isAlive(readOwner(dataDir, number)))) {
      rmSync(fileOf(dataDir, mine), { force: true });
      continue;
    }
    for (const number of others) rmSync(fileOf(dataDir, number), { force: true });
    return {
      share: (url) => renameSync(writeOwnerFile(dataDir, url), fileOf(dataDir, mine)),
      release: () => rmSync(fileOf(dataDir, mine), { force: true }),
    };
  }
}

/** Where the PostgreSQL of the process that uses the folder answers; null where none does. */
export function sharedUrl(dataDir: string): string | null {
  const owner = readOwner(dataDir, numbersIn(dataDir).at(-1) ?? 0);
  return (isAlive(owner) && owner?.url) || null;
}

function createOwnerFile(dataDir: string, number: number): boolean {
  const file = writeOwnerFile(dataDir);
  try {
    linkSync(file, fileOf(dataDir, number));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(file, { force: true });
  }
}

/** @returns a file of this process' own, whole before it is seen under the name that counts */
function writeOwnerFile(dataDir: string, url?: string): string {
  const { pid } = process;
  const file = `${dataDir}/owner.${pid}.unfinished`;
  const owner: Owner = { pid, started: startTicks(pid), url };
  writeFileSync(file, JSON.stringify(owner), { mode: 0o600 });
  return file;
}

/** In their order. Version 0.1 knew a single one, without a number. */
function numbersIn(dataDir: string): number[] {
  try {
    const found = readdirSync(dataDir).flatMap((name) => {
      const match = OWNER_FILE.exec(name);
      return match ? [Number(match[1] ?? 0)] : [];
    });
    return found.sort((a, b) => a - b);
  } catch {
    return [];
  }
}

function fileOf(dataDir: string, number: number): string {
  return `${dataDir}/owner${number ? `.${number}` : ''}.json`;
}

function readOwner(dataDir: string, number: number): Owner | null {
  try {
    return JSON.parse(readFileSync(fileOf(dataDir, number), 'utf8')) as Owner;
  } catch {
    return null;
  }
}

/** A pid alone is not enough: after a reboot, or in a new container, another program has it. */
function isAlive(owner: Owner | null): boolean {
  return owner !== null && isRunning(owner.pid) && owner.started === startTicks(owner.pid);
}

function inUse(dataDir: string, { pid }: Owner): DatabaseUnavailable {
  return new DatabaseUnavailable(
    `DATA_DIR: ${dataDir} is in use by process ${pid}. Stop that one, or set DATA_DIR to another folder.`,
  );
}
