import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { type Api, startApi, startQuietService } from '../support/seed-service.js';
import { until } from '../support/until.js';

const CSV = 'text/csv';
let api: Api;

beforeAll(
  async () =>
    (api = await startApi({
      TRUST_PROXY: '1',
      CLIENT_CONCURRENCY: '4',
      READ_CONNECTIONS: '8',
      CLIENT_EXPORTS: '1',
      CLIENT_STREAMS: '1',
      // Longer than queries wait for their turn, and than a busy machine takes for a small one; less than they wait for locks.
      API_STATEMENT_TIMEOUT: '8',
    })),
);
afterAll(() => api.stop());

/** A separate client. */
const from = (n: number) => ({ 'x-forwarded-for': `203.0.113.${n}` });

/** Blocks all reads of the table until `during` has ended. */
async function whileLocked(table: string, during: () => Promise<void>): Promise<void> {
  const runner = api.dataSource.createQueryRunner();
  await runner.startTransaction();
  await runner.query(`lock table ${table} in access exclusive mode`);
  try {
    await during();
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
}

/** Waits until this many statements wait for a lock of `whileLocked`. */
async function untilWaiting(count: number): Promise<void> {
  const sql = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  await until(async () => (await api.dataSource.query<unknown[]>(sql)).length >= count);
}

it('opens all connections for reads at its start', async () => {
  const sql = `select from pg_stat_activity where datname = current_database() and application_name = 'kasparro read'`;
  expect((await api.dataSource.query<unknown[]>(sql)).length).toBeGreaterThanOrEqual(8);
});

describe('streams of a client', () => {
  it('are refused with 429 beyond its share of exports, while others get theirs', () =>
    whileLocked('candles', async () => {
      const held = api.request('/data?kind=candle', { headers: { ...from(1), accept: CSV } });
      await untilWaiting(1);
      const more = await api.get('/data', { ...from(1), accept: CSV });
      expect([more.status, more.headers.get('retry-after')]).toEqual([429, '5']);
      expect(more.json.detail).toContain('1 exports open');
      expect((await api.get('/data', { ...from(2), accept: CSV })).status).toBe(200);
      void held.catch(() => undefined);
    }));

  it('are refused with 429 beyond its share of event streams, until it closes one', async () => {
    await api.dataSource.query(`update runs set status = 'running', finished_at = null where id = 1`);
    const open = (n: number) =>
      new Promise<IncomingMessage>((resolve) =>
        get(`${api.service.url}/runs/1/events`, { agent: false, headers: from(n) }, resolve),
      );
    const first = await open(3);
    expect((await open(3)).statusCode).toBe(429);
    const other = await open(4);
    expect([first.statusCode, other.statusCode]).toEqual([200, 200]);
    other.destroy();
    const closed = once(first, 'close');
    first.destroy();
    await closed;
    let again = await open(3);
    while (again.statusCode === 429) again = await open(3);
    expect(again.statusCode).toBe(200);
    again.destroy();
  });
});

describe('forty simultaneous queries of a client', () => {
  const waiting = '/data?kind=candle&count=exact';

  it('receive 429 beyond its share, and 504 when they take too long; other clients and health checks are answered', () =>
    whileLocked('candles', async () => {
      // Identical queries would be merged into one.
      const asked = Array.from({ length: 40 }, (_, n) => api.get(`${waiting}&limit=${n + 1}`, from(5)));
      // Four query the database, sixteen wait in vain, and twenty are refused at once.
      await untilWaiting(4);
      // A reply that takes a second, as it may on a busy machine, counts against its client.
      for (const [n, path] of ['/data', '/sources', '/runs'].entries())
        expect([path, (await api.get(path, from(6 + n))).status]).toEqual([path, 200]);
      for (const path of ['/health/ready', '/health/live', '/health', '/metrics'])
        expect([path, (await api.get(path, from(5))).status]).toEqual([path, 200]);
      const replies = await Promise.all(asked);
      const refused = replies.filter(({ status }) => status === 429);
      expect(refused.length).toBeGreaterThanOrEqual(20);
      for (const { headers } of refused) expect(headers.get('retry-after')).toBe('1');
      const tooLong = replies.filter(({ status }) => status === 504);
      expect(refused.length + tooLong.length).toBe(40);
      expect(tooLong[0]!.json.detail).toContain('a shorter span (since, until)');
    }));

  it('are answered if they take turns', async () => {
    for (let n = 0; n < 40; n++) expect((await api.get('/data?count=exact', from(5))).status).toBe(200);
  });
});

describe('exports of lists', () => {
  it('leave the connections for small requests free', async () => {
    const service = await startQuietService(api.url, { TRUST_PROXY: '1', READ_CONNECTIONS: '4' });
    const get = (path: string, n: number) => fetch(service.url + path, { headers: from(n) });
    try {
      await whileLocked('anomalies', async () => {
        const asked = [20, 21, 22, 23].map((n) => get('/anomalies?format=ndjson', n));
        await untilWaiting(1);
        expect((await get('/data', 24)).status).toBe(200);
        for (const one of asked) void one.catch(() => undefined);
      });
    } finally {
      await service.stop();
    }
  });
});
