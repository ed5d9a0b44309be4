import { createHash } from 'node:crypto';
import { existsSync, globSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

const HOUR_MS = 3_600_000;

/**
 * Makes a folder from these files, unless that was done since one of them changed.
 * @param root of the folders made before; those older than an hour are removed
 * @param make fills an unfinished folder, which is then renamed to its place
 */
export async function madeOnce(
  root: string,
  sources: readonly string[],
  make: (unfinished: string, place: string) => Promise<void>,
): Promise<string> {
  const state = globSync(sources)
    .sort()
    .map((path) => `${path} ${statSync(path).mtimeMs}`);
  const place = join(root, createHash('sha256').update(state.join('\n')).digest('hex').slice(0, 16));
  if (existsSync(place)) return place;
  removeOld(root);
  const unfinished = `${place}.${process.pid}`;
  await make(unfinished, place);
  try {
    renameSync(unfinished, place);
  } catch (error) {
    // Another process may have made the same one.
    if (!existsSync(place)) throw error;
    rmSync(unfinished, { recursive: true });
  }
  return place;
}

function removeOld(root: string): void {
  if (!existsSync(root)) return;
  for (const name of readdirSync(root)) {
    const path = join(root, name);
    if (Date.now() - statSync(path).mtimeMs > HOUR_MS) rmSync(path, { recursive: true, force: true });
  }
}
