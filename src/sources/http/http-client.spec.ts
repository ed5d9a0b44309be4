import { inspect } from 'node:util';
import { gzipSync } from 'node:zlib';
import { Test, type TestingModule } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import {
  answer,
  type Handler,
  startUpstream,
  type Upstream as Server,
} from '../../../test/support/upstream.js';
import { type Config, parseConfig } from '../../config/config.js';
import { ConfigModule } from '../../config/config.module.js';
import { FatalError, PartitionError, TimeBudgetSpent } from '../../domain/errors.js';
import { HttpClient } from './http-client.js';
import { HttpClientModule } from './http.module.js';
import type { HttpRequest } from './http.js';

const KEY = 'CG-0123456789secret';

let database: TestDatabase;
let server: Server;
let modules: TestingModule[];

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(() => {
  modules = [];
});
afterEach(async () => {
  await Promise.all(modules.map((module) => module.close()));
  await server.close();
  await database.dataSource.query('truncate call_budgets');
});

async function client(overrides: Partial<Config> = {}): Promise<HttpClient> {
  const config = { ...parseConfig({}), ...overrides };
  const module = await Test.createTestingModule({ imports: [ConfigModule.forRoot(config), HttpClientModule] })
    .useMocker((token) => (token === DataSource ? database.dataSource : undefined))
    .compile();
  modules.push(module);
  return module.get(HttpClient);
}

const request = (more: Partial<HttpRequest> = {}): HttpRequest => ({
  upstream: { name: 'somewhere', variable: 'SOME_KEY', callsPerMinute: 1000, callsPerMonth: 0 },
  url: `${server.url}/list`,
  headers: { 'x-api-key': KEY },
  signal: new AbortController().signal,
  deadline: new Date(Date.now() + 60_000),
  ...more,
});
const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => Promise.reject(new Error('expected a failure')),
    (error: unknown) => error,
  );
const soon = { 'retry-after': '0' };

describe('HttpClient', () => {
  it('says who asks, takes compressed answers and counts their bytes', async () => {
    server = await startUpstream(answer(200, gzipSync('hello'), { 'content-encoding': 'gzip' }));
    expect(await (await client()).get(request())).toMatchObject({
      status: 200,
      body: Buffer.from('hello'),
      bytes: 5,
      retries: 0,
    });
    expect(server.requests[0]!.headers).toMatchObject({
      'user-agent': expect.stringContaining('Kasparro'),
      'x-api-key': KEY,
    });
  });

  it.each([408, 425, 429, 500, 502, 503, 504])('tries again after %i', async (status) => {
    server = await startUpstream(answer(status, '', soon), answer(status, '', soon), answer(200, 'ok'));
    expect(await (await client()).get(request())).toMatchObject({ status: 200, retries: 2 });
  });

  it.each([
    ['a reset connection', (request, _response) => request.socket.destroy()],
    [
      'a truncated body',
      (_request, response) =>
        response.writeHead(200, { 'content-length': '100' }).write('{', () => response.destroy()),
    ],
  ] as [string, Handler][])('tries again after %s', async (_what, fault) => {
    server = await startUpstream(fault, answer(200, 'ok'));
    expect(await (await client()).get(request())).toMatchObject({ status: 200, retries: 1 });
  });

  it.each([400, 404, 405, 410, 422])('does not try again after %i', async (status) => {
    server = await startUpstream(answer(status, { error: 'coin not found' }));
    const error = await failure((await client()).get(request()));
    expect(error).toBeInstanceOf(PartitionError);
    expect(error).toMatchObject({
      code: `http_${status}`,
      message: expect.stringContaining('coin not found'),
    });
    expect(server.requests).toHaveLength(1);
  });

  it.each([401, 402, 403])(
    'fails at once after %i and names the variable to check, never the key',
    async (status) => {
      server = await startUpstream(answer(status, { error: `the key ${KEY} is not valid` }));
      const error = await failure((await client()).get(request({ url: `${server.url}/list?key=${KEY}` })));
      expect(error).toBeInstanceOf(FatalError);
      expect((error as Error).message).toContain('check SOME_KEY');
      expect(inspect(error, { depth: 20 }) + JSON.stringify(error)).not.toContain(KEY);
      expect(server.requests).toHaveLength(1);
    },
  );

  it('never lets the key into an error about the connection', async () => {
    server = await startUpstream((request) => request.socket.destroy());
    const error = await failure(
      (await client({ HTTP_RETRIES: 0 })).get(request({ url: `${server.url}/list?key=${KEY}` })),
    );
    expect(error).toMatchObject({ code: 'upstream_unavailable', retries: 0 });
    expect(inspect(error, { depth: 20 }) + JSON.stringify(error)).not.toContain(KEY);
  });

  it('gives up when the retries are spent and says how many there were', async () => {
    server = await startUpstream(answer(503, 'down', soon));
    const error = await failure((await client({ HTTP_RETRIES: 3 })).get(request()));
    expect(error).toMatchObject({
      code: 'upstream_unavailable',
      retries: 3,
      message: expect.stringContaining('answered 503'),
    });
    expect(server.requests).toHaveLength(4);
  });

  it('ends the run rather than wait past its deadline, and remembers the wait over a restart', async () => {
    server = await startUpstream(answer(429, '', { 'retry-after': '3600' }), answer(200, 'ok'));
    const error = await failure((await client()).get(request()));
    expect(error).toBeInstanceOf(TimeBudgetSpent);
    expect((error as TimeBudgetSpent).resumesAt.getTime()).toBeGreaterThan(Date.now() + 3_500_000);
    expect(await failure((await client()).get(request()))).toBeInstanceOf(TimeBudgetSpent);
    expect(server.requests).toHaveLength(1);
  });

  it('keeps the call budget over restarts, before the upstream has to refuse', async () => {
    server = await startUpstream(answer(200, 'ok'));
    const upstream = { ...request().upstream, callsPerMinute: 2 };
    const deadline = new Date(Date.now() + 1000);
    await (await client()).get(request({ upstream, deadline }));
    await (await client()).get(request({ upstream, deadline }));
    expect(await failure((await client()).get(request({ upstream, deadline })))).toBeInstanceOf(
      TimeBudgetSpent,
    );
    expect(server.requests).toHaveLength(2);
  });

  it('keeps the call budget among clients that ask at the same moment', async () => {
    server = await startUpstream(answer(200, 'ok'));
    const upstream = { ...request().upstream, callsPerMinute: 5 };
    const deadline = new Date(Date.now() + 1000);
    const clients = [await client(), await client()];
    const calls = Array.from({ length: 12 }, (_, index) =>
      clients[index % 2]!.get(request({ upstream, deadline })),
    );
    const results = await Promise.allSettled(calls);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    expect(server.requests).toHaveLength(5);
  });

  it('makes no call after the last one that the upstream allows for now', async () => {
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '3600' };
    server = await startUpstream(answer(200, 'ok', headers));
    const http = await client();
    await http.get(request());
    expect(await failure(http.get(request()))).toBeInstanceOf(TimeBudgetSpent);
    expect(server.requests).toHaveLength(1);
  });

  it('takes the status that the body means where it came with 200', async () => {
    server = await startUpstream(answer(200, 'Throttled', soon), answer(200, 'ok'));
    const statusOf = (body: Buffer) => (body.toString() === 'Throttled' ? 429 : undefined);
    expect(await (await client()).get(request({ statusOf }))).toMatchObject({
      body: Buffer.from('ok'),
      retries: 1,
    });
  });

  it('gives up on an answer that does not come in time', async () => {
    server = await startUpstream(() => undefined);
    const error = await failure((await client({ HTTP_TIMEOUT_MS: 50, HTTP_RETRIES: 0 })).get(request()));
    expect((error as Error).message).toContain('no whole answer within 50 ms');
  });

  it('stops at once when it is aborted, in a call and in a wait', async () => {
    const reached = Promise.withResolvers<void>();
    server = await startUpstream(() => reached.resolve(), answer(503, '', { 'retry-after': '30' }));
    for (const wait of [reached.promise, undefined]) {
      const controller = new AbortController();
      const asked = failure((await client()).get(request({ signal: controller.signal })));
      await wait;
      if (!wait) while (server.requests.length < 2) await new Promise(setImmediate);
      controller.abort(new Error('the service was stopped'));
      expect(await asked).toMatchObject({ message: 'the service was stopped' });
    }
  });

  it('reads no more of an answer than HTTP_MAX_BODY_BYTES, unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(5_000_000));
    server = await startUpstream(answer(200, bomb, { 'content-encoding': 'gzip' }));
    const error = await failure((await client({ HTTP_MAX_BODY_BYTES: 100_000 })).get(request()));
    expect(error).toMatchObject({
      code: 'body_too_large',
      message: expect.stringContaining('HTTP_MAX_BODY_BYTES=100000'),
    });
    expect(server.requests).toHaveLength(1);
  });

  it('carries no key to another host that it is sent to', async () => {
    const other = await startUpstream(answer(200, 'there'));
    server = await startUpstream(
      answer(302, '', { location: `${other.url.replace('127.0.0.1', 'localhost')}/list` }),
    );
    try {
      expect((await (await client()).get(request())).body.toString()).toBe('there');
      expect(other.requests[0]!.headers['x-api-key']).toBeUndefined();
    } finally {
      await other.close();
    }
  });

  it('leaves an upstream alone that failed ten times in a row', async () => {
    server = await startUpstream(answer(500, '', soon));
    const http = await client({ HTTP_RETRIES: 20 });
    expect(await failure(http.get(request()))).toMatchObject({ code: 'circuit_open' });
    expect(server.requests).toHaveLength(10);
  });
});
