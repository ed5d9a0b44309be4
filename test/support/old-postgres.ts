import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { postgresAccount } from '../../src/database/postgres-account.js';
import { freePort } from './own-postgres.js';

/** A server run from the binaries in that folder, whatever their version. */
export async function startOldPostgres(bin: string): Promise<{ url: string; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'kasparro-old-'));
  chmodSync(folder, 0o700);
  const account = postgresAccount();
  account.giveAccess(folder);
  const run = (command: string, args: readonly string[]) => [...account.prefix, `${bin}/${command}`, ...args];
  const [initdb, ...how] = run('initdb', ['-D', `${folder}/cluster`, '-U', 'kasparro', '--auth=trust']);
  const made = spawnSync(initdb!, how, { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(made.stderr);
  const port = await freePort();
  const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories='];
  const [command, ...args] = run('postgres', [
    '-D',
    `${folder}/cluster`,
    ...settings.flatMap((setting) => ['-c', setting]),
  ]);
  const child = spawn(command!, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  for await (const line of createInterface({ input: child.stderr }))
    if (line.includes('ready to accept connections')) break;
  const stop = async () => {
    child.kill('SIGINT');
    await once(child, 'exit');
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: `postgres://kasparro@127.0.0.1:${port}/postgres`, stop };
}
