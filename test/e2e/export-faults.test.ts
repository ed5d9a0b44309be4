import { once } from 'node:events';
import { get, type IncomingMessage, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { addQuotes } from '../support/seed.js';
import { type Api, startApi, startQuietService } from '../support/seed-service.js';
import { until } from '../support/until.js';

const NDJSON = 'application/x-ndjson';
const TYPES = [NDJSON, 'text/csv', 'application/vnd.apache.parquet'];
let api: Api;

beforeAll(async () => {
  api = await startApi();
  // 24 MB, of which at most 5 fit into the buffers of a connection: each quote names its asset.
  await api.dataSource.query(`update assets set name = repeat('Bitcoin ', 1000) where slug = 'bitcoin'`);
  await addQuotes(api.dataSource, { listing: 1, count: 3000 });
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => api.stop());

const started = (query: string, type = NDJSON, { url } = api.service) =>
  get(`${url}/data?${query}`, { agent: false, headers: { accept: type } });

/** What is logged from now on, by the service and by Nest. */
function logged(): unknown[][] {
  const lines: unknown[][] = [];
  for (const level of ['info', 'warn', 'error'] as const)
    jest
      .spyOn(PinoLogger.prototype, level)
      .mockImplementation((...line) => void lines.push([level, ...line]));
  jest.spyOn(Logger.prototype, 'error').mockImplementation((...line) => void lines.push(['error', ...line]));
  return lines;
}

async function whileExports(): Promise<void> {
  const sql = `select from pg_stat_activity where application_name = 'kasparro export'
    and datname = current_database() and xact_start is not null`;
  await until(async () => !(await api.dataSource.query<unknown[]>(sql)).length);
}

it('a client that disconnects before the first row leaves nothing behind, not even an error', async () => {
  const told = jest.spyOn(PinoLogger.prototype, 'error');
  const runner = api.dataSource.createQueryRunner();
  await runner.startTransaction();
  await runner.query('lock table quotes in access exclusive mode');
  const request = started('kind=quote').on('error', () => undefined);
  const waits = `select from pg_stat_activity where application_name = 'kasparro export' and wait_event_type = 'Lock'
    and datname = current_database()`;
  await until(async () => (await api.dataSource.query<unknown[]>(waits)).length);
  request.destroy();
  // The table is locked all the while.
  await whileExports();
  await runner.rollbackTransaction();
  await runner.release();
  expect((await api.get('/data?limit=1', { accept: NDJSON })).status).toBe(200);
  expect(told).not.toHaveBeenCalled();
});

it('an export that is cut before its first row says which limit it reached, and logs no error', async () => {
  const brief = await startQuietService(api.url, { EXPORT_MAX_SECONDS: '1' });
  const lines = logged();
  const runner = api.dataSource.createQueryRunner();
  await runner.startTransaction();
  await runner.query('lock table quotes in access exclusive mode');
  const [reply] = (await once(started('kind=quote', NDJSON, brief), 'response')) as [IncomingMessage];
  const problem = JSON.parse(await text(reply)) as unknown;
  await runner.rollbackTransaction();
  await runner.release();
  expect([reply.statusCode, problem]).toMatchObject([
    504,
    { code: 'took_too_long', detail: expect.stringContaining('1 seconds (EXPORT_MAX_SECONDS)') },
  ]);
  expect(lines).toEqual([]);
  await brief.stop();
});

it.each([
  ['EXPORT_MIN_RATE', { EXPORT_MIN_RATE: String(2 ** 23), CLIENT_STALL_TIMEOUT_MS: '600000' }],
  ['CLIENT_STALL_TIMEOUT_MS', { EXPORT_MIN_RATE: '1', CLIENT_STALL_TIMEOUT_MS: '10000' }],
  ['EXPORT_MAX_SECONDS', { EXPORT_MAX_SECONDS: '10' }],
])(
  'an export whose client does not read is cut with one line in the log, which names %s',
  async (name, env) => {
    const limited = await startQuietService(api.url, env);
    const lines = logged();
    const server: Server = limited.app.getHttpServer();
    const request = started('', NDJSON, limited);
    const [served] = (await once(server, 'connection')) as [Socket];
    const [reply] = (await once(request, 'response')) as [IncomingMessage];
    await once(served, 'close');
    await whileExports();
    await expect(text(reply)).rejects.toThrow('aborted');
    expect(lines).toEqual([
      [
        'info',
        { request_id: expect.any(String) },
        expect.stringMatching(`^an export was cut off: .*\\(${name}\\)$`),
      ],
    ]);
    await limited.stop();
  },
);

it('an export that is cut because the service stops is one line in the log, without a stack trace', async () => {
  const stopping = await startQuietService(api.url);
  const lines = logged();
  const [reply] = (await once(started('', NDJSON, stopping), 'response')) as [IncomingMessage];
  const cut = expect(text(reply)).rejects.toThrow('aborted');
  await once(reply, 'readable');
  await stopping.stop();
  await cut;
  expect(lines).toEqual([
    ['info', { request_id: expect.any(String) }, 'an export was cut off: the service stops'],
  ]);
});

it('an export is cut if its client reads, but more slowly than EXPORT_MIN_RATE', async () => {
  const strict = await startQuietService(api.url, {
    EXPORT_MIN_RATE: String(2 ** 23),
    CLIENT_STALL_TIMEOUT_MS: '600000',
  });
  const [reply] = (await once(started('', NDJSON, strict), 'response')) as [IncomingMessage];
  let isCut = false;
  reply.once('error', () => (isCut = true));
  while (!isCut) {
    reply.read(2 ** 14);
    await sleep(20);
  }
  expect(reply.complete).toBe(false);
  await whileExports();
  await strict.stop();
});

describe('with a row in the middle that cannot be formatted', () => {
  /** On the second page, before which the first has been sent. */
  const MIDDLE = '2020-01-01T00:08:20Z';
  let original: string;

  beforeAll(async () => {
    await addQuotes(api.dataSource, { listing: 2, count: 17_500 });
    const [{ sql }] = await api.dataSource.query<[{ sql: string }]>(
      `select pg_get_functiondef('quote_id(integer, timestamptz)'::regprocedure) as sql`,
    );
    original = sql;
    await api.dataSource.query(
      `create or replace function quote_id(listing_id integer, observed_at timestamptz) returns text language sql immutable
         return 'q' || 1 / extract(epoch from observed_at - '${MIDDLE}')::int`,
    );
  });
  afterAll(() => api.dataSource.query(original));

  it.each(TYPES)('%s breaks off', async (type) => {
    const [reply] = (await once(started('kind=quote&symbol=ETH', type), 'response')) as [IncomingMessage];
    expect(reply.statusCode).toBe(200);
    await expect(text(reply)).rejects.toThrow('aborted');
  });

  it('a failure before the first byte is a readable problem', async () => {
    const headers = { accept: 'text/csv', 'accept-encoding': 'br' };
    const reply = await api.get('/data?kind=quote&symbol=ETH', headers);
    expect(reply.status).toBe(500);
    expect(reply.json).toHaveProperty('request_id');
    expect(reply.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    for (const header of ['content-encoding', 'content-disposition'])
      expect(reply.headers.get(header)).toBeNull();
  });
});
