import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, readProcess, thisProcess } from './process-life.js';

const USER_FILE = /^user\.\d+\.\d+\.json$/;
const POLL_MS = 100;

let registered = 0;

/**
 * Registers this process as a user of the PostgreSQL that another one runs in the folder, which waits for it.
 * @returns ends the use
 */
export function registerUser(dataDir: string): () => void {
  const file = `${dataDir}/user.${process.pid}.${registered++}.json`;
  writeFileSync(file, JSON.stringify(thisProcess()), { mode: 0o600 });
  return () => rmSync(file, { force: true });
}

/** Resolves once all users have ended. @param waiting called with their process ids if there are any */
export async function usersGone(dataDir: string, waiting: (pids: readonly number[]) => void): Promise<void> {
  let users = usersOf(dataDir);
  if (users.length) waiting(users);
  for (; users.length; users = usersOf(dataDir)) await sleep(POLL_MS);
}

/** Ids of living processes. Files of killed ones are removed. */
function usersOf(dataDir: string): number[] {
  const pids = readdirSync(dataDir).flatMap((name) => {
    if (!USER_FILE.test(name)) return [];
    const file = `${dataDir}/${name}`;
    const user = readProcess(file);
    if (user && isAlive(user)) return [user.pid];
    rmSync(file, { force: true });
    return [];
  });
  return [...new Set(pids)];
}
