import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { spawnTypeScript, until } from '../support/child.js';
import { createTestDatabase } from '../support/database.js';
import { freePort } from '../support/own-postgres.js';

it('every line of a request that fails names it, and once: some readers of JSON refuse a key that comes twice', async () => {
  const database = await createTestDatabase();
  const port = await freePort();
  const env = { DATABASE_URL: database.url, HOST: '127.0.0.1', PORT: String(port), ROLE: 'api' };
  const child = spawnTypeScript('src/main.ts', [], { ...env, LOG_LEVEL: 'info' });
  const lines: string[] = [];
  const closed = once(child, 'close');
  createInterface({ input: child.stdout! }).on('line', (line) => lines.push(line));
  try {
    await until(() => child.exitCode !== null || lines.some((line) => line.includes('successfully started')));
    while (!(await answered(port))) continue;
    await database.dataSource.query('alter table assets rename to assets_gone');
    const headers = { 'x-request-id': 'the-one-that-fails' };
    const reply = await fetch(`http://127.0.0.1:${port}/assets`, { headers });
    expect(reply.status).toBe(500);
  } finally {
    child.kill('SIGTERM');
    await closed;
    await database.drop();
  }
  const failed = lines.filter((line) => /a request failed|request errored/.test(line));
  const named = failed.map((line) => [...line.matchAll(/"request_id":"([^"]*)"/g)].map(([, id]) => id));
  expect(named).toEqual([['the-one-that-fails'], ['the-one-that-fails']]);
});

/** It listens a little later than it says that it has started. */
const answered = (port: number) =>
  fetch(`http://127.0.0.1:${port}/health/live`).then(
    ({ ok }) => ok,
    () => false,
  );
