import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Config } from '../../config/config.js';
import { assertPortFree } from '../../port.js';
import { type Check, fault, ok, warning } from './check.js';

const OLDEST_NODE = 24;
const SCARCE_BYTES = 1e9;

export function checkNode(): Check {
  const isOld = Number(process.versions.node.split('.')[0]) < OLDEST_NODE;
  if (isOld) return fault('Node', `version ${process.version}`, `use Node ${OLDEST_NODE} or newer`);
  return ok('Node', `version ${process.version}`);
}

/** Space for the embedded PostgreSQL, or for backups. */
export function checkDisk(name: string, folder: string): Check {
  const nearest = existing(resolve(folder));
  const { bavail, bsize } = statfsSync(nearest);
  const free = `${((Number(bavail) * bsize) / 1e9).toFixed(1)} GB free in ${folder}`;
  try {
    accessSync(nearest, constants.W_OK);
  } catch {
    return fault(name, `this user may not write to ${nearest}`, 'choose another folder, or change its owner');
  }
  if (Number(bavail) * bsize < SCARCE_BYTES)
    return warning(name, free, 'make room, or set RETENTION_* (docs/retention.md)');
  return ok(name, free);
}

/** The port must be free, or in use by Kasparro. */
export async function checkPort(config: Config): Promise<Check> {
  const { HOST, PORT } = config;
  try {
    await assertPortFree({ HOST, PORT });
    return ok('Port', `${PORT} is free`);
  } catch (error) {
    const isOurs = await fetch(`http://127.0.0.1:${PORT}/health/live`, {
      signal: AbortSignal.timeout(3000),
    }).then(
      ({ ok: lives }) => lives,
      () => false,
    );
    if (isOurs) return ok('Port', `a service is running on ${PORT}`);
    return fault('Port', (error as Error).message);
  }
}

function existing(folder: string): string {
  return existsSync(folder) ? folder : existing(dirname(folder));
}
