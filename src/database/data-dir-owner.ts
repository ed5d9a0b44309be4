import { linkSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { DatabaseUnavailable } from './database-unavailable.js';
import { isAlive, type ProcessIdentity, readProcess, thisProcess } from './process-life.js';

interface Owner extends ProcessIdentity {
  /** URL of the owner's PostgreSQL, once it is running. */
  url?: string;
}

export interface Claim {
  /** Publishes the URL, so that short-lived commands can use the same PostgreSQL. Without a URL, no more commands may. */
  share(url?: string): void;
  release(): void;
}

/** Another living process uses the folder. */
export class DataDirInUse extends DatabaseUnavailable {}

const OWNER_FILE = /^owner(?:\.(\d+))?\.json$/;

/**
 * Claims the folder for this process with an owner file. Each file is numbered one higher than the previous owner's and
 * can only be created once, so exactly one of several processes starting together succeeds. The highest number counts.
 * @throws DataDirInUse
 */
export function claimDataDir(dataDir: string): Claim {
  for (;;) {
    const last = numbersIn(dataDir).at(-1) ?? 0;
    const owner = readOwner(dataDir, last);
    if (owner && isAlive(owner)) throw inUse(dataDir, owner);
    const mine = last + 1;
    if (!createOwnerFile(dataDir, mine)) continue;
    const others = numbersIn(dataDir).filter((number) => number !== mine);
    // Another process may have claimed the folder and ended meanwhile.
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

/** URL of the PostgreSQL in use by the owner of the folder; null if there is none. */
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

/** Writes the owner file completely before it is linked to its final name. @returns path of the temporary file */
function writeOwnerFile(dataDir: string, url?: string): string {
  const owner: Owner = { ...thisProcess(), url };
  const file = `${dataDir}/owner.${owner.pid}.unfinished`;
  writeFileSync(file, JSON.stringify(owner), { mode: 0o600 });
  return file;
}

/** Numbers of the owner files, in ascending order. Version 0.1 used a single file without a number. */
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
  return readProcess<Owner>(fileOf(dataDir, number));
}

function inUse(dataDir: string, { pid }: Owner): DataDirInUse {
  return new DataDirInUse(
    `DATA_DIR: ${dataDir} is in use by process ${pid}. Stop that process, or set DATA_DIR to another folder.`,
  );
}
