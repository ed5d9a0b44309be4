import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Check } from '../../src/cli/doctor/check.js';
import { compileCache, spawnTypeScript } from '../support/child.js';
import { commandHere } from '../support/command-here.js';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../support/database.js';
import { startOldPostgres } from '../support/old-postgres.js';
import { wrongClock } from '../support/wrong-clock.js';

const OLD_POSTGRES = '/usr/lib/postgresql/15/bin';

let folder: string;
let database: TestDatabase;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kasparro-doctor-'));
  database = await createTestDatabase();
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true });
});

const settings = <Env extends Record<string, string | undefined>>(env: Env) => ({
  DATABASE_URL: database.url,
  CSV_PATH: resolve('seed-data'),
  ...env,
});
const WORDS = ['doctor', '--offline', '--json'];

/** What `kasparro doctor` finds, by the names of its checks. */
function findings(said: string, status: number) {
  const { checks } = JSON.parse(said) as { checks: Check[] };
  return { status, of: (name: string) => checks.filter((check) => check.name === name) };
}

async function doctor(env: Record<string, string> = {}) {
  const { said, status } = await commandHere(WORDS, settings(env));
  return findings(said, status);
}

/** In a process with no other environment variables. */
async function doctorAlone(env: Record<string, string | undefined> = {}) {
  const given = { PATH: process.env.PATH, NODE_COMPILE_CACHE: compileCache(), ...settings(env) };
  const options = { cwd: folder, env: given, stdio: ['ignore', 'pipe', 'inherit'] as never };
  const child = spawnTypeScript('src/main.ts', WORDS, {}, options);
  const [said, [status]] = await Promise.all([text(child.stdout!), once(child, 'close')]);
  return findings(said, status as number);
}

it('finds nothing wrong with a current database and a free port', async () => {
  const { status, of } = await doctorAlone({ PORT: '0' });
  expect([status, of('Schema'), of('Rights'), of('Port')]).toMatchObject([
    0,
    [{ found: 'ok', detail: 'up to date' }],
    [{ found: 'ok' }],
    [{ found: 'ok' }],
  ]);
});

it('names the port that another program uses, whatever it answers', async () => {
  const other = createServer((_, reply) => reply.end('<h1>Hello</h1>')).listen(0);
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const { status, of } = await doctor({ PORT: String(port) });
  other.close();
  expect([status, of('Port')]).toEqual([
    1,
    [
      {
        name: 'Port',
        found: 'fault',
        detail: `PORT: ${port} is in use by another process; set PORT to a free port`,
      },
    ],
  ]);
});

it('finds that CSV_PATH does not exist, also offline', async () => {
  const { status, of } = await doctor({ PORT: '0', SOURCES: 'csv', CSV_PATH: join(folder, 'nowhere') });
  const detail = expect.stringMatching(/nowhere: there is no such file or folder/);
  expect([status, of('CSV files')]).toMatchObject([1, [{ found: 'fault', detail }]]);
});

it('names the variable that is missing, and checks nothing else', async () => {
  const { status, of } = await doctorAlone({ NODE_ENV: 'production', DATABASE_URL: undefined });
  expect([status, of('Configuration'), of('Database')]).toEqual([
    1,
    [
      {
        name: 'Configuration',
        found: 'fault',
        detail: expect.stringMatching(/^DATABASE_URL: expected a postgres:\/\/ URL/),
        remedy: 'see .env.example',
      },
    ],
    [],
  ]);
});

it('reports which rights a role lacks, and who grants them', async () => {
  const role = `reader_${new URL(database.url).pathname.split('_').at(-1)}`;
  await database.dataSource.query(`create role ${role} login password 'secret'`);
  const url = new URL(database.url);
  Object.assign(url, { username: role, password: 'secret' });
  const { status, of } = await doctor({ PORT: '0', DATABASE_URL: url.href });
  await database.dataSource.query(`grant select on all tables in schema public to ${role}`);
  const later = await doctor({ PORT: '0', DATABASE_URL: url.href });
  await database.dataSource.query(`drop owned by ${role}`);
  await database.dataSource.query(`drop role ${role}`);
  const remedy = expect.stringMatching(/^run kasparro migrate as the owner \(MIGRATION_DATABASE_URL\)/);
  expect([status, of('Rights'), of('Configuration')]).toEqual([
    1,
    [{ name: 'Rights', found: 'fault', detail: 'permission denied for table migrations', remedy }],
    [{ name: 'Configuration', found: 'ok', detail: 'valid' }],
  ]);
  expect(later.of('Rights')).toEqual([
    {
      name: 'Rights',
      found: 'fault',
      detail: `${role} lacks select, insert, update, delete on some tables`,
      remedy,
    },
  ]);
});

it('notices that the clock is an hour off', async () => {
  const clock = wrongClock(3_600_000, 0);
  const { status, of } = await doctorAlone({ PORT: '0', ...clock.env });
  clock.remove();
  expect([status, of('Clock')]).toEqual([
    0,
    [
      {
        name: 'Clock',
        found: 'warning',
        detail: expect.stringMatching(/ are 3[56]\d\d\.\d s apart$/),
        remedy: 'synchronise both with NTP',
      },
    ],
  ]);
});

it('reports that the database is empty, or cannot be reached', async () => {
  const empty = await createEmptyDatabase();
  const { of } = await doctor({ PORT: '0', DATABASE_URL: empty.url });
  await empty.drop();
  const gone = await doctor({ PORT: '0', DATABASE_URL: empty.url });
  expect([of('Schema'), gone.status, gone.of('Database')]).toMatchObject([
    [{ found: 'warning', detail: 'the database is empty' }],
    1,
    [{ found: 'fault', detail: expect.stringMatching(/: database "empty_\w+" does not exist$/) }],
  ]);
});

(existsSync(OLD_POSTGRES) ? it : it.skip)('refuses an old server, and looks no further into it', async () => {
  const server = await startOldPostgres(OLD_POSTGRES);
  const { status, of } = await doctor({ PORT: '0', DATABASE_URL: server.url });
  await server.stop();
  expect([status, of('Database'), of('Schema')]).toMatchObject([
    1,
    [{ found: 'fault', detail: expect.stringMatching(/PostgreSQL 15\.\d.* requires 18 or newer/) }],
    [],
  ]);
});
