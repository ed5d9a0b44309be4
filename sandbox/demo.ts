import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { environment } from '../src/config/environment.js';
import { ScheduleService } from '../src/ingestion/lifecycle/schedule.service.js';
import { onStopSignal } from '../src/process.js';
import { RunEvents } from '../src/runs/run-events.js';
import { startService } from '../src/start-service.js';
import { demoEnvironment } from './demo-environment.js';
import { loadHistory } from './history.js';
import { RunLines } from './run-line.js';
import { type Sandbox, startSandbox } from './sandbox.js';
import { showcase } from './showcase.js';

const SANDBOX_PORT = 4999;

/** `kasparro demo`: the service on the sandbox, until a signal stops it. */
export async function startDemo(): Promise<void> {
  const sandbox = await startOnSamePort();
  const given = environment();
  const dataDir = `${given.DATA_DIR ?? '.data'}/demo`;
  const env: Record<string, string | undefined> = {
    ...demoEnvironment(sandbox, { ADMIN_API_KEY: demoKey(dataDir), ...given }),
    // The demo has a separate, embedded database.
    DATA_DIR: dataDir,
  };
  const stop = new AbortController();
  const { app, url } = await startService(env, {
    // Before this, a signal ends the process and its database.
    onBegin: (stopService, config) =>
      onStopSignal(async () => {
        console.log('Stopping, once the pages in progress are stored.');
        stop.abort();
        await stopService();
        await sandbox.close();
      }, config),
  });
  if (stop.signal.aborted) return;
  console.log(welcome(url, sandbox.url, env.ADMIN_API_KEY));
  const lines = new RunLines();
  app.get(RunEvents).on('end', ({ source, run }) => {
    const line = lines.next(source, run);
    if (line !== undefined) console.log(line);
  });
  await app.get(ScheduleService).startAll();
  const key = env.ADMIN_API_KEY!;
  const shown = [showcase(sandbox, url, key, stop.signal), loadHistory(url, key, stop.signal)];
  await Promise.all(shown).catch(unlessStopped);
}

/** The same key at each start, so that browsers stay logged in and scripts keep working. */
function demoKey(folder: string): string {
  const file = join(folder, 'demo-key');
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(file, randomBytes(12).toString('hex'), { mode: 0o600 });
  }
  return readFileSync(file, 'utf8');
}

function unlessStopped(error: unknown): void {
  if ((error as Error).name !== 'AbortError') throw error;
}

/** Feeds are identified by URL: on another port, they would be different feeds with new articles. */
function startOnSamePort(): Promise<Sandbox> {
  const ratesSince = '2020-01-01';
  return startSandbox({ port: SANDBOX_PORT, ratesSince }).catch(() => startSandbox({ ratesSince }));
}

const welcome = (url: string, sandbox: string, key = '') => `
Kasparro is running on simulated upstreams. Open in a browser:
  ${url}/                                  the console
  ${url}/docs                              Swagger UI: every endpoint, to try out
  ${url}/markets                           the API: the largest coins now, each once
  ${url}/data?asset=bitcoin&convert=EUR    prices, converted to euros

Log in to the console with this key, or send it as x-api-key. It stays the same at each start:
  ${key}

The command line, in another terminal:
  export KASPARRO_URL=${url} KASPARRO_KEY=${key}
  npx kasparro status

To make the upstreams fail (docs/faults.md): POST to ${sandbox}/_faults or ${sandbox}/_drift
Ctrl-C stops the demo. In half a minute some things go wrong on purpose; lines with ! say where to look.
The first run of each source, and runs that ended otherwise than the one before:
`;
