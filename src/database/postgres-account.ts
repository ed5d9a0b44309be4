import { spawnSync } from 'node:child_process';
import { chownSync, readFileSync } from 'node:fs';
import { DatabaseUnavailable } from './migrate.js';

/** How PostgreSQL's programs are started so that they do not see themselves run as root, which they refuse. */
export interface Account {
  prefix: readonly string[];
  /** Gives a file or folder to the account. */
  giveAccess(path: string): void;
}

const kept = () => undefined;

/** The kernel stops the program when this process dies. Linux only: a watcher does the same everywhere. */
const DIES_WITH_PARENT = ['setpriv', '--pdeathsig', 'INT', '--'];

/**
 * An ordinary user starts them directly. Root does so in a user namespace, where root's files belong to `nobody`: nothing
 * has to be moved or given away, however private the folder. Where namespaces are not allowed, the real `nobody` does it,
 * with the right to pass through root's folders.
 * @throws DatabaseUnavailable where root may do neither
 */
export function postgresAccount(): Account {
  const mortal = canRun(DIES_WITH_PARENT) ? DIES_WITH_PARENT : [];
  if (process.getuid?.() !== 0) return { prefix: mortal, giveAccess: kept };
  const { uid, gid } = nobody();
  const namespace = ['unshare', '--user', `--map-user=${uid}`, `--map-group=${gid}`, '--'];
  if (canRun(namespace)) return { prefix: [...namespace, ...mortal], giveAccess: kept };
  const passing = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override'];
  const real = [
    'setpriv',
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    ...passing,
    '--pdeathsig',
    'INT',
    '--',
  ];
  if (canRun(real)) return { prefix: real, giveAccess: (path) => chownSync(path, uid, gid) };
  throw new DatabaseUnavailable(
    'DATABASE_URL: not set, and the embedded PostgreSQL does not run as root: this machine allows neither a user ' +
      'namespace (unshare) nor another user (setpriv). Start as an ordinary user, or set DATABASE_URL.',
  );
}

function canRun([command, ...args]: readonly string[]): boolean {
  return spawnSync(command!, [...args, 'true'], { stdio: 'ignore' }).status === 0;
}

/** The account must have a name: initdb looks it up. */
function nobody(): { uid: number; gid: number } {
  const entry = /^nobody:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'));
  return { uid: Number(entry?.[1] ?? 65534), gid: Number(entry?.[2] ?? 65534) };
}
