import { spawnSync } from 'node:child_process';
import { chownSync, readFileSync } from 'node:fs';
import { DatabaseUnavailable } from './migrate.js';

/** How PostgreSQL's programs are started so that they do not see themselves run as root, which they refuse. */
export interface Account {
  prefix: readonly string[];
  ids: { uid?: number; gid?: number };
  /** Gives a file or folder to the account. */
  own(path: string): void;
}

const ordinary: Account = { prefix: [], ids: {}, own: () => undefined };

/**
 * An ordinary user starts them directly. Root does so in a user namespace, where root's files belong to `nobody`: nothing
 * has to be moved or given away, however private the folder. Where namespaces are not allowed, the real `nobody` does it,
 * if it can reach programs and data.
 * @param paths that the account must be able to enter or execute
 */
export function accountFor(paths: readonly string[]): Account {
  if (process.getuid?.() !== 0) return ordinary;
  const { uid, gid } = nobody();
  const prefix = ['unshare', '--user', `--map-user=${uid}`, `--map-group=${gid}`, '--'];
  if (works([...prefix, 'true'])) return { ...ordinary, prefix };
  if (paths.every((path) => works(['test', '-x', path], { uid, gid })))
    return { prefix: [], ids: { uid, gid }, own: (path) => chownSync(path, uid, gid) };
  throw new DatabaseUnavailable(
    'DATABASE_URL: not set, and the embedded PostgreSQL does not run as root: this machine forbids user namespaces, and ' +
      'the user nobody cannot reach this folder. Start as an ordinary user, or set DATABASE_URL.',
  );
}

function works([command, ...args]: readonly string[], ids: Account['ids'] = {}): boolean {
  return spawnSync(command!, args, { ...ids, stdio: 'ignore' }).status === 0;
}

/** The account must have a name: initdb looks it up. */
function nobody(): { uid: number; gid: number } {
  const entry = /^nobody:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'));
  return { uid: Number(entry?.[1] ?? 65534), gid: Number(entry?.[2] ?? 65534) };
}
