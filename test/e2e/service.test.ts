import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { ConfigError } from '../../src/config/config-error.js';
import { startService } from '../../src/start-service.js';
import { lineOf, spawnTypeScript } from '../support/child.js';

const quiet = {
  SOURCES: 'csv',
  CSV_PATH: 'seed-data/messy.csv',
  RUN_ON_START: 'false',
  SCHEDULE_CSV: 'off',
  HOST: '127.0.0.1',
};

describe('the service', () => {
  it('refuses a port in use, naming the setting, before it starts anything', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const starting = startService({
      ...quiet,
      PORT: String(port),
      DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
    });
    await expect(starting).rejects.toThrow(
      new ConfigError(`PORT: ${port} is in use by another process; set PORT to a free port`),
    );
    other.close();
  });

  it('shares its embedded PostgreSQL with make run, and stops with status 0', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kasparro-service-'));
    const env = { ...quiet, DATABASE_URL: '', DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'info' };
    const service = spawnTypeScript('src/main.ts', ['start'], env);
    try {
      await lineOf(service, /Listening on/);
      const run = spawnTypeScript('src/main.ts', ['run', 'csv'], { ...env, LOG_LEVEL: 'silent' });
      const [said, [status]] = await Promise.all([text(run.stdout!), once(run, 'close')]);
      expect([status, said]).toEqual([0, expect.stringMatching(/csv: run 1 succeeded, .*\b[1-9]\d* stored/)]);
    } finally {
      service.kill('SIGTERM');
      const [status] = (await once(service, 'close')) as [number | null];
      rmSync(folder, { recursive: true, force: true });
      expect(status).toBe(0);
    }
  });
});
