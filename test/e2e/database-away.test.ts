import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { ResilientClient } from '../../src/database/connection.js';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.js';
import { RunEvents, type RunEnded } from '../../src/runs/run-events.js';
import type { Service } from '../../src/start-service.js';
import { type OwnPostgres, startOwnPostgres } from '../support/own-postgres.js';
import { runToEnd } from '../support/run-to-end.js';
import { startQuietService } from '../support/seed-service.js';
import { until } from '../support/until.js';

const AWAY_MS = Number(process.env.DATABASE_AWAY_SECONDS ?? 3) * 1000;
/** A few more than the service needs. */
const MAX_CONNECTIONS = 40;
/** Of each of four clients, so that the service is not busy with them alone. */
const PACE_MS = 250;
/** From files that are read once: only the asset, which is assigned later, can change. */
const KNOWN = [
  '/data?source=csv&limit=200&sort=observed_at&order=asc',
  '/data?source=csv&symbol=BTC&limit=50&count=exact',
  '/data?source=csv&latest=true&count=none',
];
const OTHERS = ['/stats', '/runs', '/sources', '/health', '/data?source=coinpaprika&limit=5', '/assets'];

let postgres: OwnPostgres;
let sandbox: Sandbox;
/** In this process, where an error that nobody handles fails the test, as it would end the service's own. */
let service: Service;

beforeAll(async () => {
  [postgres, sandbox] = await Promise.all([
    startOwnPostgres(MAX_CONNECTIONS),
    startSandbox({ coins: 40, tickMs: 500, coinpaprika: { perMinute: 100_000 } }),
  ]);
  service = await startQuietService(postgres.url, {
    ...sandbox.env,
    ROLE: 'all',
    SOURCES: 'csv,coinpaprika,rss',
    CSV_PATH: 'seed-data/daily.csv',
    COINPAPRIKA_CALLS_PER_MINUTE: '1000',
    RUN_ON_START: 'false',
    SCHEDULE_CSV: 'off',
    SCHEDULE_COINPAPRIKA: '* * * * * *',
    SCHEDULE_RSS: '* * * * * *',
  });
  expect((await runToEnd(service.app, 'csv')).status).toBe('succeeded');
});
afterAll(async () => {
  await service?.stop();
  await sandbox.close();
  await postgres.remove();
});

interface Answered {
  path: string;
  status: number;
  type: string | null;
  retryAfter: string | null;
  // oxlint-disable-next-line typescript/no-explicit-any -- each test states the type that it expects
  json: any;
}

async function get(path: string): Promise<Answered> {
  const reply = await fetch(service.url + path);
  const [type, retryAfter] = [reply.headers.get('content-type'), reply.headers.get('retry-after')];
  return { path, status: reply.status, type, retryAfter, json: await reply.json() };
}

/** Sends all requests repeatedly during the work. @returns all replies */
async function under<T>(work: (replies: readonly Answered[]) => Promise<T>): Promise<Answered[]> {
  const replies: Answered[] = [];
  const ended = new AbortController();
  const client = async (first: number) => {
    const paths = [...KNOWN, ...OTHERS];
    for (let next = first; !ended.signal.aborted; next++) {
      replies.push(await get(paths[next % paths.length]!));
      await sleep(PACE_MS);
    }
  };
  const clients = [0, 2, 4, 6].map(client);
  try {
    await work(replies);
  } finally {
    ended.abort();
    await Promise.all(clients);
  }
  return replies;
}

/** Runs start and succeed, and all requests are answered. */
async function recovered(): Promise<void> {
  await until(async () => (await get('/health/ready')).status === 200);
  const now = Date.now();
  await Promise.all(['coinpaprika', 'rss'].map((source) => success(source, now)));
  for (const path of [...KNOWN, ...OTHERS]) expect([path, (await get(path)).status]).toEqual([path, 200]);
}

/** Resolves when a run of the source that began after the moment has succeeded. */
function success(source: string, since: number): Promise<void> {
  const events = service.app.get(RunEvents);
  const { promise, resolve } = Promise.withResolvers<void>();
  const listen = ({ source: name, run }: RunEnded) => {
    if (name === source && run.status === 'succeeded' && Number(run.startedAt) > since) resolve();
  };
  events.on('end', listen);
  return promise.finally(() => events.off('end', listen));
}

/** Each reply is correct, or a documented refusal. */
function expectHonest(replies: readonly Answered[], known: ReadonlyMap<string, unknown>): void {
  for (const { path, status, type, retryAfter, json } of replies) {
    if (status === 503) {
      expect([path, type]).toEqual([path, 'application/problem+json; charset=utf-8']);
      const title = path === '/health' ? 'Not ready' : 'Database unavailable';
      expect(json).toMatchObject({ status: 503, title, instance: path.split('?')[0] });
      expect(retryAfter).toBe('5');
      continue;
    }
    expect([path, status]).toEqual([path, 200]);
    if (known.has(path)) expect(quotesOf(json.data)).toEqual(known.get(path));
  }
}

const quotesOf = (items: readonly object[]) => items.map((item) => ({ ...item, asset: undefined }));

async function knownAnswers(): Promise<Map<string, unknown>> {
  const replies = await Promise.all(KNOWN.map(get));
  for (const { json } of replies) expect(json.data.length).toBeGreaterThan(5);
  return new Map(replies.map(({ path, json }) => [path, quotesOf(json.data)]));
}

async function onDatabase<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const client = new ResilientClient({ connectionString: postgres.url, application_name: 'test' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Ends every session of the service. */
const cutAll = () =>
  onDatabase((client) =>
    client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'kasparro%'`,
    ),
  );

/** Occupies all connections, including the service's, until it cannot read. */
async function holdAll(hogs: Client[]): Promise<void> {
  const hold = async () => {
    const hog = new ResilientClient({ connectionString: postgres.url, application_name: 'test' });
    hog.on('error', () => undefined);
    await hog.connect();
    hogs.push(hog);
  };
  await onDatabase(async (client) => {
    for (;;) {
      while (
        (await Promise.allSettled([hold(), hold(), hold()])).some(({ status }) => status === 'fulfilled')
      );
      const asked = await Promise.all(KNOWN.map(get));
      if (asked.every(({ status }) => status === 503)) return;
      await client.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'kasparro%'`,
      );
    }
  });
}

async function expectNoLoss(): Promise<void> {
  const wrong = await onDatabase(async (client) => [
    ...(
      await client.query(
        `select id, status, error_code from runs where status = 'failed' or fetched <> stored + updated + unchanged + duplicate + rejected`,
      )
    ).rows,
  ]);
  expect(wrong).toEqual([]);
}

describe('the service under load', () => {
  it('survives a restart of PostgreSQL: no wrong answer, no failed run, everything continues', async () => {
    const known = await knownAnswers();
    const replies = await under(async () => {
      await sleep(300);
      await postgres.stop();
      await sleep(AWAY_MS);
      await postgres.start();
      await recovered();
    });
    expectHonest(replies, known);
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200, 503]));
    await expectNoLoss();
  });

  it('survives repeated loss of all connections, as in a failover', async () => {
    const known = await knownAnswers();
    const replies = await under(async () => {
      for (let time = 0; time < 5; time++) {
        await cutAll();
        await sleep(150);
      }
      await recovered();
    });
    expectHonest(replies, known);
    await expectNoLoss();
  });

  it('answers 503 while others occupy every connection, and recovers when these are released', async () => {
    const known = await knownAnswers();
    const hogs: Client[] = [];
    const replies = await under(async (sent) => {
      try {
        await holdAll(hogs);
        await until(() => sent.some(({ status }) => status === 503));
      } finally {
        await Promise.all(hogs.map((hog) => hog.end()));
      }
      await recovered();
    });
    expect(replies.some(({ status }) => status === 503)).toBe(true);
    expectHonest(replies, known);
    await expectNoLoss();
  });

  it('keeps serving reads while the database is read-only, and runs again afterwards', async () => {
    const known = await knownAnswers();
    const readOnly = (value: 'on' | 'off') =>
      onDatabase((client) =>
        client
          .query('set default_transaction_read_only = off')
          .then(() => client.query(`alter database postgres set default_transaction_read_only = ${value}`)),
      );
    const replies = await under(async () => {
      await readOnly('on');
      await cutAll();
      await sleep(1500);
      await readOnly('off');
      await cutAll();
      await recovered();
    });
    expectHonest(replies, known);
    await expectNoLoss();
  });
});
