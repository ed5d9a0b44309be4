import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Config } from '../../config/config.js';
import { assertPortFree } from '../../port.js';
import { type Check, fault, ok, warning } from './check.js';

const MIN_NODE = 24;
const MIN_FREE_MB = 100;
const ENOUGH_FREE_MB = 1000;

export function checkNode(): Check {
  const isOld = Number(process.versions.node.split('.')[0]) < MIN_NODE;
  if (isOld) return fault('Node', `version ${process.version}`, `use Node ${MIN_NODE} or newer`);
  return ok('Node', `version ${process.version}`);
}

/** Checks the disk space for the embedded PostgreSQL, or for backups. */
export function checkDisk(folder: string): Check {
  const nearest = existing(resolve(folder));
  try {
    accessSync(nearest, constants.W_OK);
  } catch {
    return fault('Disk', `this user cannot write to ${nearest}`, 'set DATA_DIR, or change its owner');
  }
  const { bavail, bsize } = statfsSync(nearest);
  return diskCheck((bavail * bsize) / 1e6, folder);
}

export function diskCheck(freeMb: number, folder: string): Check {
  const size = freeMb < ENOUGH_FREE_MB ? `${Math.floor(freeMb)} MB` : `${(freeMb / 1000).toFixed(1)} GB`;
  const free = `${size} free in ${folder}`;
  if (freeMb >= ENOUGH_FREE_MB) return ok('Disk', free);
  const found = freeMb < MIN_FREE_MB ? fault : warning;
  return found('Disk', free, 'make room, or set RETENTION_* (docs/retention.md)');
}

/** Checks that the port is free, or in use by Kasparro. */
export async function checkPort(config: Config): Promise<Check> {
  const { HOST, PORT } = config;
  try {
    await assertPortFree({ HOST, PORT });
    return ok('Port', `${PORT} is free`);
  } catch (error) {
    const isOurs = await isKasparro(PORT).catch(() => false);
    if (isOurs) return ok('Port', `a service is running on ${PORT}`);
    return fault('Port', (error as Error).message);
  }
}

async function isKasparro(port: number): Promise<boolean> {
  const signal = AbortSignal.timeout(3000);
  const reply = await fetch(`http://127.0.0.1:${port}/health/live`, { signal });
  return ((await reply.json()) as { status?: string }).status === 'ok';
}

function existing(folder: string): string {
  return existsSync(folder) ? folder : existing(dirname(folder));
}
