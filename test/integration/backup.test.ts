import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { DataSource } from 'typeorm';
import { backup } from '../../src/backup/backup.js';
import { restore } from '../../src/backup/restore.js';
import { BackupError } from '../../src/backup/tar.js';
import { dataSourceOptions } from '../../src/database/data-source.js';
import { ResolverTrigger } from '../../src/identity/resolver.trigger.js';
import { type Service, startService } from '../../src/start-service.js';
import { QUIET } from '../support/app.js';
import {
  createEmptyDatabase,
  createMigratedDatabase,
  createTestDatabase,
  type TestDatabase,
} from '../support/database.js';
import { endState } from '../support/end-state.js';
import { runToEnd } from '../support/run-to-end.js';
import { seed } from '../support/seed.js';
import { startDelayingProxy } from '../support/delaying-proxy.js';
import { until } from '../support/until.js';

const folder = mkdtempSync(join(tmpdir(), 'kasparro-backup-'));
const file = join(folder, 'kasparro.tar.gz');
let original: TestDatabase;
let target: Awaited<ReturnType<typeof createEmptyDatabase>>;
const made: (typeof target)[] = [];
let before: Awaited<ReturnType<typeof seen>>;

const serviceOn = (url: string) =>
  startService({
    ...QUIET,
    ...{ ROLE: 'all', DATABASE_URL: url, HOST: '127.0.0.1', PORT: '0', RATE_LIMIT: '0' },
    ...{ SOURCES: 'csv', CSV_PATH: 'seed-data' },
  });

/** All that a reader sees: every page of /data, lineage, runs and stats. */
async function seen({ url }: Service) {
  const get = async (path: string) => {
    const response = await fetch(url + path);
    return (await response.json()) as Record<string, unknown>;
  };
  const data: { id: string }[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page = (await get(`/data?limit=1000&count=none${cursor && `&cursor=${cursor}`}`)) as {
      data: { id: string }[];
      metadata: { next_cursor: string | null };
    };
    data.push(...page.data);
    cursor = page.metadata.next_cursor;
  }
  const lineage = [];
  for (const { id } of data.slice(0, 20)) lineage.push(await get(`/data/${id}/lineage`));
  const { data: sources } = await get('/stats');
  const [runs, rejections, assets] = await Promise.all(
    ['/runs', '/rejections', '/assets'].map(async (path) => (await get(path)).data),
  );
  return { data, lineage, sources, runs, rejections, assets };
}

async function onDatabase<T>(url: string, act: (db: DataSource) => Promise<T>): Promise<T> {
  const db = await new DataSource(dataSourceOptions(url, 4)).initialize();
  try {
    return await act(db);
  } finally {
    await db.destroy();
  }
}
const checkpoints = (db: DataSource) => db.query<unknown[]>('select * from checkpoints order by id');
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: unknown) => error,
  );

beforeAll(async () => {
  original = await createTestDatabase();
  const service = await serviceOn(original.url);
  await runToEnd(service.app, 'csv');
  await service.app.get(ResolverTrigger).idle();
  before = await seen(service);
  await service.stop();
  await backup(original.url, file);
});
afterAll(async () => {
  await original.drop();
  rmSync(folder, { recursive: true });
});
afterEach(async () => {
  for (const one of made.splice(0)) await one.drop();
});

async function useEmpty(): Promise<void> {
  made.push((target = await createEmptyDatabase()));
}
/** With all tables, which takes a twentieth of the time of all migrations. */
async function useMigrated(): Promise<void> {
  made.push((target = await createMigratedDatabase()));
}

/** A server process outlives its connection a little, and a restore refuses a database to which others are connected. */
async function restoreAlone(path = file, options: { force?: boolean } = {}) {
  const others = () =>
    original.dataSource.query<unknown[]>('select from pg_stat_activity where datname = $1', [
      new URL(target.url).pathname.slice(1),
    ]);
  await until(async () => !(await others()).length);
  return restore(target.url, path, options);
}

describe('a backup', () => {
  it('restores data, stats, lineage and checkpoints into a new database, and the next run finds nothing new', async () => {
    await useEmpty();
    const rows = await restore(target.url, file);
    expect(rows.quotes).toBe(before.data.length);
    const state = await endState(original.dataSource);
    await onDatabase(target.url, async (db) => {
      expect(await endState(db)).toEqual(state);
      expect(await checkpoints(db)).toEqual(await checkpoints(original.dataSource));
    });
    const service = await serviceOn(target.url);
    try {
      expect(await seen(service)).toEqual(before);
      expect(await runToEnd(service.app, 'csv')).toMatchObject({
        status: 'succeeded',
        stored: '0',
        updated: '0',
      });
    } finally {
      await service.stop();
    }
    await onDatabase(target.url, async (db) => expect(await endState(db)).toEqual(state));
  });

  it('refuses a database without tables of Kasparro', async () => {
    await useEmpty();
    const path = join(folder, 'nothing.tar.gz');
    await expect(backup(target.url, path)).rejects.toThrow(
      new BackupError('not written: this database has no tables of Kasparro'),
    );
    expect(existsSync(path)).toBe(false);
  });

  it('is an archive that tar can read, accessible only to its owner', () => {
    const names = execFileSync('tar', ['tzf', file], { encoding: 'utf8' }).trim().split('\n');
    expect(names[0]).toBe('manifest.json');
    expect(names.at(-1)).toBe('sums.json');
    expect(names).toContain('quotes/000001.copy');
    expect(execFileSync('stat', ['-c', '%a', file], { encoding: 'utf8' })).toBe('600\n');
  });

  it('keeps every digit, escape and null', async () => {
    await useMigrated();
    const odd = await createTestDatabase();
    const path = join(folder, 'odd.tar.gz');
    await seed(odd.dataSource);
    await backup(odd.url, path);
    await restoreAlone(path);
    const state = await endState(odd.dataSource);
    await odd.drop();
    expect(await onDatabase(target.url, endState)).toEqual(state);
  });

  it('counts the rows of a table even if the database reports their number late', async () => {
    await useMigrated();
    const slow = await startDelayingProxy(original.url);
    const path = join(folder, 'slow.tar.gz');
    try {
      expect(await backup(slow.url, path)).toMatchObject({ quotes: before.data.length });
    } finally {
      await slow.close();
    }
    expect(await restoreAlone(path)).toMatchObject({ quotes: before.data.length });
  });

  it('can be restored while the connection that created the schema is still closing', async () => {
    await useEmpty();
    const slow = await startDelayingProxy(target.url);
    try {
      expect(await restore(slow.url, file)).toMatchObject({ quotes: before.data.length });
    } finally {
      await slow.close();
    }
  });

  it('includes unfinished runs, which are ended so that the next one can start', async () => {
    await useMigrated();
    await restoreAlone();
    await onDatabase(target.url, (db) =>
      db.query(`with run as (
          insert into runs (source_id, trigger, status, queued_at, started_at)
          select id, 'cli', 'running', now(), now() from sources where name = 'csv' returning id)
        insert into run_partitions (run_id, partition, status, job_id, started_at)
        select id, 'prices.csv', 'running', gen_random_uuid(), now() from run`),
    );
    const path = join(folder, 'unfinished.tar.gz');
    await backup(target.url, path);
    await restoreAlone(path, { force: true });
    const service = await serviceOn(target.url);
    try {
      expect(await runToEnd(service.app, 'csv')).toMatchObject({ status: 'succeeded' });
      const [, left] = (await seen(service)).runs as { status: string; error: { code: string } }[];
      expect(left).toMatchObject({ status: 'failed', error: { code: 'worker_died' } });
    } finally {
      await service.stop();
    }
  });
});

describe('a restore', () => {
  const isEmpty = () =>
    onDatabase(target.url, async (db) => {
      const [{ quotes }] = await db.query<[{ quotes: string | null }]>(
        `select to_regclass('quotes') as quotes`,
      );
      return quotes === null || !(await db.query<unknown[]>('select from quotes limit 1')).length;
    });

  it('refuses a database that is not empty, unless it may replace its contents', async () => {
    await useMigrated();
    await onDatabase(target.url, seed);
    expect(await refusal(restoreAlone())).toMatchObject({
      message: expect.stringMatching(/not empty.*--force .*FORCE=1/),
    });
    await restoreAlone(file, { force: true });
    expect(await onDatabase(target.url, endState)).toEqual(await endState(original.dataSource));
  });

  it('that is refused does not migrate the database of an earlier version', async () => {
    await useMigrated();
    await onDatabase(target.url, seed);
    const applied = `select name from migrations order by id`;
    const before = await onDatabase(target.url, async (db) => {
      await db.query('delete from migrations where id = (select max(id) from migrations)');
      return db.query<unknown[]>(applied);
    });
    expect(await refusal(restore(target.url, file))).toMatchObject({
      message: expect.stringContaining('not empty'),
    });
    expect(await onDatabase(target.url, (db) => db.query(applied))).toEqual(before);
  });

  it('leaves out tables of extensions, and names other tables that are not in the backup', async () => {
    await useMigrated();
    await onDatabase(target.url, (db) => db.query('create table notes (id int)'));
    expect(await refusal(restore(target.url, file))).toMatchObject({
      message: expect.stringMatching(/differ.*: notes\. Tables that are not from Kasparro/),
    });
    await onDatabase(target.url, (db) => db.query('alter extension pg_trgm add table notes'));
    await restore(target.url, file);
  });

  it('of rows that row-level security hides is refused', async () => {
    const role = `limited_${Date.now()}`;
    const limited = Object.assign(new URL(original.url), { username: role, password: 'secret' });
    const path = join(folder, 'hidden.tar.gz');
    await original.dataSource
      .query(`create role ${role} login password 'secret'; grant pg_read_all_data to ${role};
      alter table quotes enable row level security`);
    try {
      await expect(backup(limited.href, path)).rejects.toThrow(
        /row-level security policy for table "quotes"/,
      );
      expect(existsSync(path)).toBe(false);
    } finally {
      await original.dataSource.query(
        `alter table quotes disable row level security; drop owned by ${role}; drop role ${role}`,
      );
    }
  });

  it('is refused while a Kasparro process is connected', async () => {
    await useMigrated();
    await onDatabase(target.url, async () =>
      expect(await refusal(restore(target.url, file))).toMatchObject({
        message: expect.stringContaining('stop them first'),
      }),
    );
  });

  it('that is interrupted leaves nothing behind', async () => {
    await useMigrated();
    await onDatabase(target.url, (db) =>
      db.query(`
        create function interrupt() returns trigger language plpgsql as $$
          begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$;
        create trigger interrupt before insert on quotes for each row execute function interrupt()`),
    );
    expect(await refusal(restoreAlone())).toMatchObject({
      message: expect.stringContaining('terminating connection'),
    });
    expect(await isEmpty()).toBe(true);
    await onDatabase(target.url, (db) => db.query('drop function interrupt cascade'));
    await restoreAlone();
    expect(await isEmpty()).toBe(false);
  });
});

describe('a restore', () => {
  let empty: typeof target;
  beforeAll(async () => (empty = await createEmptyDatabase()));
  afterAll(() => empty.drop());

  it.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ['cut off within the archive', (bytes: Buffer) => gzipSync(gunzipSync(bytes).subarray(0, -4096))],
    ['changed in one byte', (bytes: Buffer) => gzipSync(flipped(gunzipSync(bytes)))],
    ['empty', () => Buffer.alloc(0)],
    ['something else', () => gzipSync('a'.repeat(5000))],
    ['two archives in a row', (bytes: Buffer) => Buffer.concat([bytes, bytes])],
    ['not compressed', () => Buffer.from('a'.repeat(5000))],
  ])('refuses a file that is %s before anything is written', async (what, spoil) => {
    const path = join(folder, `${what}.tar.gz`);
    writeFileSync(path, spoil(readFileSync(file)));
    expect(await refusal(restore(empty.url, path))).toBeInstanceOf(BackupError);
    expect(
      await onDatabase(empty.url, (db) => db.query(`select from pg_tables where schemaname = 'public'`)),
    ).toEqual([]);
  });
});

function flipped(bytes: Buffer): Buffer {
  const at = bytes.indexOf('\tBTC\t') + 1;
  bytes.write('X', at);
  return bytes;
}
