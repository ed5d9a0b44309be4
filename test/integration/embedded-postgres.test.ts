import { jest } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import {
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ResilientClient } from '../../src/database/connection.js';
import {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from '../../src/database/embedded-postgres.js';
import { parseConfig } from '../../src/config/config.js';
import { findOrStartDatabase } from '../../src/database/open-database.js';
import { isRunning, lineOf, processesWith, spawnTypeScript } from '../support/child.js';
import { until } from '../support/until.js';

let prepared: string;
let borrowed: string | null = null;
let dataDir: string;
let servers: EmbeddedPostgres[];

beforeAll(async () => {
  prepared = join(mkdtempSync(join(tmpdir(), 'kasparro-prepared-')), 'data');
  await (await startEmbeddedPostgres({ dataDir: prepared })).stop();
});
afterAll(() => rmSync(join(prepared, '..'), { recursive: true }));
beforeEach(() => {
  dataDir = join(mkdtempSync(join(tmpdir(), 'kasparro-embedded-')), 'data');
  servers = [];
});
afterEach(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  giveBack();
  rmSync(join(dataDir, '..'), { recursive: true, force: true });
});

async function start(options: Partial<EmbeddedPostgresOptions> = {}): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, report: () => undefined, ...options });
  servers.push(server);
  return server;
}
/** A database that exists already, as its first start and the tests before left it: creating or copying one takes longer than most tests do. */
const prepare = (folder = dataDir) => {
  mkdirSync(join(folder, '..'), { recursive: true });
  renameSync(prepared, folder);
  borrowed = folder;
};
function giveBack(): void {
  if (!borrowed) return;
  for (const file of globSync(`${borrowed}/*.json`)) rmSync(file);
  renameSync(borrowed, prepared);
  borrowed = null;
}
async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new ResilientClient({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows.map((row) => Object.values(row)[0]);
  } finally {
    await client.end();
  }
}
async function spawnOwner() {
  const child = spawnTypeScript(`${import.meta.dirname}/embedded-postgres-child.ts`, [dataDir]);
  await lineOf(child, /ready/);
  return child;
}
const postmaster = () => Number.parseInt(readFileSync(`${dataDir}/cluster/postmaster.pid`, 'utf8'), 10);
const watchers = (pid: number) => processesWith(` watch ${pid} `);

describe('the embedded PostgreSQL', () => {
  it('uses UTF-8 and requires the password, which only its owner can read', async () => {
    expect(statSync(prepared).mode & 0o777).toBe(0o700);
    expect(statSync(`${prepared}/password`).mode & 0o777).toBe(0o600);
    prepare();
    const { url } = await start();
    expect(await query(url, 'show server_encoding')).toEqual(['UTF8']);
    expect(await query(url, `select upper('éß')`)).toEqual(['Éß']);
    const wrong = new URL(url);
    wrong.password = 'guess';
    await expect(query(wrong.href, 'select 1')).rejects.toThrow(/password authentication failed/);
  });

  it('keeps its data across a restart', async () => {
    prepare();
    const first = await start();
    await query(first.url, 'create table kept as select 42 as n');
    await first.stop();
    expect(await query((await start()).url, 'select n from kept')).toEqual([42]);
  });

  it('works in a folder whose path is too long for a socket', async () => {
    const folder = join(dataDir, 'x'.repeat(150));
    prepare(folder);
    const { url } = await start({ dataDir: folder });
    expect(await query(url, 'select 1')).toEqual([1]);
  });

  it('refuses a folder used by another process, and names it', async () => {
    prepare();
    const child = await spawnOwner();
    await expect(start()).rejects.toThrow(`DATA_DIR: ${dataDir} is in use by process ${child.pid}`);
    child.kill('SIGKILL');
    const pid = postmaster();
    await until(() => !isRunning(pid));
  });

  it('belongs to one of several processes that start simultaneously, whatever a dead one left behind', async () => {
    const rounds = 40;
    for (let round = 0; round < rounds; round++) {
      mkdirSync(`${dataDir}/${round}`, { recursive: true });
      const dead = JSON.stringify({ pid: process.ppid, started: '1' });
      if (round % 2) writeFileSync(`${dataDir}/${round}/owner${round % 3 ? '.7' : ''}.json`, dead);
    }
    const script = `${import.meta.dirname}/data-dir-child.ts`;
    const children = [1, 2, 3].map(() => spawnTypeScript(script, [dataDir, String(rounds)]));
    await Promise.all(children.map((child) => lineOf(child, /ready/)));
    const ended = children.map((child) => text(child.stdout!));
    writeFileSync(`${dataDir}/go`, String(Date.now() + 200));
    const won = (await Promise.all(ended)).flatMap((said) => JSON.parse(said) as number[]);
    children.forEach((child) => child.kill('SIGKILL'));
    expect(won.sort((a, b) => a - b)).toEqual([...Array(rounds).keys()]);
  });

  it('comes back at the same URL with all committed data when it is killed', async () => {
    prepare();
    const back = Promise.withResolvers<void>();
    // While processes of the killed one are still ending, it cannot start again, and is started once more.
    const report = (message: string) => void (message.includes('was restarted') && back.resolve());
    const { url } = await start({ report });
    await query(url, 'create table stored as select 42 as n');
    process.kill(postmaster(), 'SIGKILL');
    await back.promise;
    expect(await query(url, 'select n from stored')).toEqual([42]);
  });

  it('ends when its process is killed', async () => {
    prepare();
    const child = await spawnOwner();
    const pid = postmaster();
    child.kill('SIGKILL');
    await until(() => !isRunning(pid) && watchers(pid).length === 0);
    expect(await query((await start()).url, 'select 1')).toEqual([1]);
  });

  it('ends when its watcher is killed and then its process', async () => {
    prepare();
    const child = await spawnOwner();
    const pid = postmaster();
    const [first] = watchers(pid);
    process.kill(first!, 'SIGKILL');
    await until(() => watchers(pid).some((watcher) => watcher !== first));
    child.kill('SIGKILL');
    await until(() => !isRunning(pid));
    expect(processesWith(dataDir)).toEqual([]);
  });

  it('takes over from an orphaned PostgreSQL', async () => {
    prepare();
    const child = await spawnOwner();
    const pid = postmaster();
    child.kill('SIGSTOP');
    writeFileSync(`${dataDir}/owner.1.json`, JSON.stringify({ pid: process.ppid, started: '1' }));
    expect(await query((await start()).url, 'select 1')).toEqual([1]);
    expect(isRunning(pid)).toBe(false);
    child.kill('SIGKILL');
    await once(child, 'exit');
  });

  it('starts although its former process id now belongs to another program', async () => {
    prepare();
    await (await start()).stop();
    writeFileSync(`${dataDir}/cluster/postmaster.pid`, `${process.ppid}\n${dataDir}/cluster\n`);
    writeFileSync(`${dataDir}/owner.json`, JSON.stringify({ pid: process.ppid, started: '1' }));
    expect(await query((await start()).url, 'select 1')).toEqual([1]);
  });

  it('leaves no folder behind if it is temporary', async () => {
    execFileSync('cp', ['-a', prepared, dataDir]);
    await (await start({ temporary: true })).stop();
    expect(() => statSync(dataDir)).toThrow('ENOENT');
  });
});

describe('short-lived commands on one folder', () => {
  const open = () => {
    const config = parseConfig({ DATA_DIR: join(dataDir, '..') });
    return findOrStartDatabase(config, { beside: true });
  };
  let told: jest.SpiedFunction<typeof console.error>;
  beforeEach(() => {
    told = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    dataDir = join(dataDir, '../postgres');
    prepare();
  });

  it('share the PostgreSQL of the first, although all start at the same moment', async () => {
    const opened = await Promise.all([open(), open(), open()]);
    expect(new Set(opened.map(({ url }) => url)).size).toBe(1);
    await Promise.all(opened.map((one) => one.close()));
    expect(readdirSync(dataDir).filter((name) => name.endsWith('.json'))).toEqual([]);
  });

  it('can use it until the last of them has ended, and the next one starts it again', async () => {
    const first = await open();
    const second = await open();
    const closed = first.close();
    const third = open();
    expect(await query(second.url, 'select 1')).toEqual([1]);
    expect(told).toHaveBeenCalledWith(expect.stringContaining(`Waiting for process ${process.pid}`));
    await second.close();
    await closed;
    const next = await third;
    expect(await query(next.url, 'select 1')).toEqual([1]);
    await next.close();
  });

  it('do not wait for one that was killed', async () => {
    const first = await open();
    writeFileSync(
      `${dataDir}/user.${process.ppid}.0.json`,
      JSON.stringify({ pid: process.ppid, started: '1' }),
    );
    await first.close();
    await expect(query(first.url, 'select')).rejects.toThrow();
  });
});
