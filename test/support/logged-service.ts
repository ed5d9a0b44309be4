import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { spawnTypeScript } from './child.js';
import { createTestDatabase, type TestDatabase } from './database.js';
import { freePort } from './own-postgres.js';
import { until } from './until.js';

interface LoggedService {
  database: TestDatabase;
  port: number;
  url: string;
}

/** Runs the API in a separate process while `use` sends requests, and returns the lines that it logged. */
export async function linesLogged(
  env: Readonly<Record<string, string>>,
  use: (service: LoggedService) => Promise<void>,
): Promise<string[]> {
  const database = await createTestDatabase();
  const port = await freePort();
  const child = spawnTypeScript('src/main.ts', ['start'], {
    DATABASE_URL: database.url,
    HOST: '127.0.0.1',
    PORT: String(port),
    ROLE: 'api',
    LOG_LEVEL: 'info',
    ...env,
  });
  const lines: string[] = [];
  const closed = once(child, 'close');
  createInterface({ input: child.stdout! }).on('line', (line) => lines.push(line));
  const url = `http://127.0.0.1:${port}`;
  try {
    await until(() => child.exitCode !== null || lines.some((line) => line.includes('Listening on')));
    // It listens a little after it logs that it has started.
    await until(async () => (await fetch(`${url}/health/live`).catch(() => null))?.ok);
    await use({ database, port, url });
  } finally {
    child.kill('SIGTERM');
    await closed;
    await database.drop();
  }
  return lines;
}
