import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { nodeFlags } from '../node-flags.js';

/** Every server gets the same number of database connections. */
const POOL = '20';

export interface Server {
  url: string;
  pid: number;
  /** Resident memory in bytes, current and peak; null if the system does not report it. */
  memory(): { now: number; peak: number } | null;
  stop(): Promise<void>;
}

/** Starts Kasparro as in production; only the API unless the settings override ROLE. */
export async function startKasparro(
  databaseUrl: string,
  settings: Record<string, string> = {},
): Promise<Server> {
  const port = await freePort();
  const child = start('../../src/main.js', nodeFlags(), ['start'], {
    NODE_ENV: 'production',
    DATABASE_URL: databaseUrl,
    DATABASE_POOL_SIZE: POOL,
    HOST: '127.0.0.1',
    PORT: String(port),
    ROLE: 'api',
    RATE_LIMIT: '0',
    LOG_LEVEL: 'warn',
    ...settings,
  });
  const url = `http://127.0.0.1:${port}`;
  while (!(await answers(`${url}/health/ready`))) {
    if (child.exitCode !== null) throw new Error('Kasparro did not start');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return serverOf(child, url);
}

export async function startBaseline(variant: 'typical' | 'tuned', databaseUrl: string): Promise<Server> {
  const child = start('./baseline-server.js', [], [variant], {
    NODE_ENV: 'production',
    DATABASE_URL: databaseUrl,
    DATABASE_POOL_SIZE: POOL,
  });
  const [url] = (await once(createInterface(child.stdout!), 'line')) as [string];
  return serverOf(child, url);
}

function start(script: string, flags: string[], args: string[], env: Record<string, string>): ChildProcess {
  const path = fileURLToPath(new URL(script, import.meta.url));
  return spawn(process.execPath, [...flags, path, ...args], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

function serverOf(child: ChildProcess, url: string): Server {
  return {
    url,
    pid: child.pid!,
    memory: () => memoryOf(child.pid!),
    stop: async () => {
      const closed = once(child, 'close');
      child.kill();
      await closed;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );
}

function memoryOf(pid: number): { now: number; peak: number } | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const of = (key: string) => Number(new RegExp(`${key}:\\s+(\\d+) kB`).exec(status)![1]) * 1024;
    return { now: of('VmRSS'), peak: of('VmHWM') };
  } catch {
    return null;
  }
}
