import { spawnSync } from 'node:child_process';
import { chownSync, readFileSync } from 'node:fs';
import { DatabaseUnavailable } from './migrate.js';

/** How to start PostgreSQL's programs, which refuse to run as root. */
export interface Account {
  prefix: readonly string[];
  /** Gives the account access to a file or folder. */
  giveAccess(path: string): void;
}

const kept = () => undefined;

/** On Linux, the kernel ends the program when this process dies. On other systems, a watcher does. */
const DIES_WITH_PARENT = ['setpriv', '--pdeathsig', 'INT', '--'];

/**
 * Ordinary users start PostgreSQL's programs directly. Root starts them in a user namespace in which root's files belong
 * to `nobody`, so that no files have to be moved, however private their folder is. If namespaces are not allowed, the real
 * user `nobody` runs the programs, with a capability to traverse root's folders.
 * @throws DatabaseUnavailable if root can use neither a namespace nor the user `nobody`
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

/** The user `nobody`. Its id alone is not enough, because initdb looks up the name. */
function nobody(): { uid: number; gid: number } {
  const entry = /^nobody:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'));
  return { uid: Number(entry?.[1] ?? 65534), gid: Number(entry?.[2] ?? 65534) };
}
