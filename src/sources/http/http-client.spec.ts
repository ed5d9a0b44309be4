import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { rejectionOf } from '../../../test/support/provide.js';
import { answer, type Handler, startUpstream } from '../../../test/support/upstream.js';
import { httpRequest, useHttp } from '../../../test/support/use-http.js';
import type { Config } from '../../config/config.js';
import { PartitionError, TimeBudgetSpent } from '../../domain/errors.js';
import { HttpClient } from './http-client.js';
import type { HttpRequest } from './http.js';
import { UpstreamWaits } from './upstream-waits.js';

const KEY = 'CG-0123456789secret';

@Injectable()
class Told {
  constructor(
    readonly http: HttpClient,
    readonly waits: UpstreamWaits,
  ) {}
}

const { server, provide, query } = useHttp();

const client = (config: Partial<Config> = {}) => provide(HttpClient, config);
const request = (more: Partial<HttpRequest> = {}) =>
  httpRequest(`${server.url}/list`, { headers: { 'x-api-key': KEY }, ...more });
const soon = { 'retry-after': '0' };

describe('HttpClient', () => {
  it('identifies itself, accepts compressed responses and counts their bytes', async () => {
    await server.start(answer(200, gzipSync('hello'), { 'content-encoding': 'gzip' }));
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

  it('accepts a brotli response', async () => {
    await server.start(answer(200, brotliCompressSync('hello'), { 'content-encoding': 'br' }));
    expect((await (await client()).get(request())).body.toString()).toBe('hello');
  });

  it('accepts 304 as a response', async () => {
    await server.start(answer(304));
    expect(await (await client()).get(request())).toMatchObject({ status: 304, bytes: 0 });
  });

  it('reuses connections', async () => {
    await server.start(answer(200, 'ok'));
    const http = await client();
    await http.get(request());
    await http.get(request());
    const [first, second] = server.requests;
    expect(second!.socket).toBe(first!.socket);
  });

  it.each([408, 425, 429, 500, 502, 503, 504])('retries after %i', async (status) => {
    await server.start(answer(status, '', soon), answer(status, '', soon), answer(200, 'ok'));
    expect(await (await client()).get(request())).toMatchObject({ status: 200, retries: 2 });
  });

  it.each([
    ['a reset connection', (request, _response) => request.socket.destroy()],
    [
      'a body without a length that breaks off',
      (_request, response) =>
        response
          .writeHead(200, { 'content-encoding': 'gzip' })
          .write(gzipSync('{}').subarray(0, 9), () => response.destroy()),
    ],
    [
      'a truncated body',
      (_request, response) =>
        response.writeHead(200, { 'content-length': '100' }).write('{', () => response.destroy()),
    ],
  ] as [string, Handler][])('retries after %s', async (_what, fault) => {
    await server.start(fault, answer(200, 'ok'));
    expect(await (await client()).get(request())).toMatchObject({ status: 200, retries: 1 });
  });

  it.each([400, 404, 405, 410, 422])('does not retry after %i', async (status) => {
    await server.start(answer(status, { error: 'coin not found' }));
    const error = await rejectionOf((await client()).get(request()));
    expect(error).toBeInstanceOf(PartitionError);
    expect(error).toMatchObject({
      code: `http_${status}`,
      message: expect.stringContaining('coin not found'),
    });
    expect(server.requests).toHaveLength(1);
  });

  it('does not retry permanent faults, such as a response that contradicts its encoding', async () => {
    await server.start(answer(200, 'plain', { 'content-encoding': 'gzip' }));
    const error = await rejectionOf((await client()).get(request()));
    expect(error).toBeInstanceOf(PartitionError);
    expect(error).toMatchObject({
      code: 'bad_encoding',
      message: expect.stringContaining('not encoded as its Content-Encoding says'),
    });
    expect(server.requests).toHaveLength(1);
  });

  it('follows five redirects and no more', async () => {
    await server.start(answer(302, '', { location: '/list' }));
    const error = await rejectionOf((await client()).get(request()));
    expect(error).toMatchObject({ code: 'call_failed', message: expect.stringContaining('redirects') });
    expect(server.requests).toHaveLength(6);
  });

  it.each([
    ['permanent redirects', [301, 308], '/1', '/1'],
    ['a temporary redirect', [302], '/0', '/list'],
    ['a temporary redirect behind a permanent one', [301, 307], '/1', '/0'],
  ])(
    'reports where %s led, and which URL to request next time',
    async (_what, statuses, url, permanentUrl) => {
      const redirects = statuses.map((status, index) => answer(status, '', { location: `/${index}` }));
      await server.start(...(redirects as [Handler]), answer(200, 'here'));
      expect(await (await client()).get(request())).toMatchObject({
        url: `${server.url}${url}`,
        permanentUrl: `${server.url}${permanentUrl}`,
      });
    },
  );

  it('counts the retries that preceded a refusal', async () => {
    await server.start(answer(503), answer(404));
    expect(await rejectionOf((await client()).get(request()))).toMatchObject({
      code: 'http_404',
      retries: 1,
    });
  });

  it('retries a refused connection, and eventually gives up', async () => {
    await server.start(answer(200));
    const gone = await startUpstream(answer(200));
    await gone.close();
    expect(
      await rejectionOf((await client({ HTTP_RETRIES: 2 })).get(request({ url: gone.url }))),
    ).toMatchObject({
      code: 'upstream_unavailable',
      message: expect.stringContaining('ECONNREFUSED'),
      retries: 2,
    });
  });

  it('gives up after the last retry, and reports their number', async () => {
    await server.start(answer(503, 'down', soon));
    const error = await rejectionOf((await client({ HTTP_RETRIES: 3 })).get(request()));
    expect(error).toMatchObject({
      code: 'upstream_unavailable',
      retries: 3,
      message: expect.stringContaining('answered 503'),
      cause: expect.any(Error),
    });
    expect(server.requests).toHaveLength(4);
  });

  it('ends the run rather than wait past its deadline, and remembers the wait across a restart', async () => {
    await server.start(answer(429, '', { 'retry-after': '3600' }), answer(200, 'ok'));
    const error = await rejectionOf((await client()).get(request()));
    expect(error).toBeInstanceOf(TimeBudgetSpent);
    expect((error as TimeBudgetSpent).resumesAt.getTime()).toBeGreaterThan(Date.now() + 3_500_000);
    expect(await rejectionOf((await client()).get(request()))).toBeInstanceOf(TimeBudgetSpent);
    expect(server.requests).toHaveLength(1);
  });

  it('names the variable when the month is spent, and resumes with the next month', async () => {
    await server.start(answer(200, 'ok'));
    const upstream = { ...request().upstream, callsPerMonth: 1, monthVariable: 'SOME_CALLS_PER_MONTH' };
    await (await client()).get(request({ upstream }));
    const error = await rejectionOf((await client()).get(request({ upstream })));
    expect(error).toBeInstanceOf(TimeBudgetSpent);
    expect((error as Error).message).toContain('SOME_CALLS_PER_MONTH=1');
    expect((error as TimeBudgetSpent).resumesAt.toISOString()).toMatch(/-01T00:00:00.000Z$/);
    expect(server.requests).toHaveLength(1);
  });

  it('counts every retry against the budget', async () => {
    await server.start(answer(503), answer(503), answer(200, 'ok'));
    await (await client()).get(request());
    const rows = await query('select month_calls, cardinality(recent) from call_budgets');
    expect(rows).toEqual([{ month_calls: 3, cardinality: 3 }]);
  });

  it('keeps to the call budget across restarts, before the upstream has to refuse', async () => {
    await server.start(answer(200, 'ok'));
    const upstream = { ...request().upstream, callsPerMinute: 2 };
    const deadline = new Date(Date.now() + 30_000);
    await (await client()).get(request({ upstream, deadline }));
    await (await client()).get(request({ upstream, deadline }));
    expect(await rejectionOf((await client()).get(request({ upstream, deadline })))).toBeInstanceOf(
      TimeBudgetSpent,
    );
    expect(server.requests).toHaveLength(2);
  });

  it('keeps to the call budget across clients that call at the same moment', async () => {
    await server.start(answer(200, 'ok'));
    const upstream = { ...request().upstream, callsPerMinute: 5 };
    const deadline = new Date(Date.now() + 30_000);
    const clients = [await client(), await client()];
    const calls = Array.from({ length: 12 }, (_, index) =>
      clients[index % 2]!.get(request({ upstream, deadline })),
    );
    const results = await Promise.allSettled(calls);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    expect(server.requests).toHaveLength(5);
  });

  it('makes no further call after the last one the upstream allows', async () => {
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '3600' };
    await server.start(answer(200, 'ok', headers));
    const http = await client();
    await http.get(request());
    expect(await rejectionOf(http.get(request()))).toBeInstanceOf(TimeBudgetSpent);
    expect(server.requests).toHaveLength(1);
  });

  it('reports each wait as it begins: for a limit, after a refusal and after a fault', async () => {
    await server.start(answer(503), answer(429, '', { 'retry-after': '50' }));
    const { http, waits } = await provide(Told, {}, { initialDelay: 10_000, maxDelay: 20, refused: 20 });
    const told: unknown[] = [];
    // In minutes, rounded up: part of a wait has passed when it is reported.
    waits.on('wait', ({ upstream, reason, why, seconds }) =>
      told.push([upstream.source, reason, why, Math.ceil(seconds / 60)]),
    );
    /** Until it waits for this reason. */
    const get = async (until: string) => {
      const leave = new AbortController();
      waits.on('wait', ({ reason }) => reason === until && leave.abort(new Error('that is enough')));
      const deadline = new Date(Date.now() + 600_000);
      expect(await rejectionOf(http.get(request({ signal: leave.signal, deadline })))).toMatchObject({
        message: 'that is enough',
      });
    };
    await query(
      `insert into call_budgets (name, recent)
       values ('somewhere', array_fill(clock_timestamp() - interval '10 seconds', array[1000]))`,
    );
    await get('limit');
    await query('truncate call_budgets');
    await get('refused');
    expect(told).toEqual([
      ['some', 'limit', 'somewhere was called 1000 times within a minute', 1],
      ['some', 'failed', expect.stringContaining('503'), 1],
      ['some', 'refused', expect.stringContaining('429'), 1],
    ]);
  });

  it('after refusals without a date suspends all calls for a while, and for twice as long each time', async () => {
    const lengths: unknown[] = [];
    const noteLength =
      (next: Handler): Handler =>
      async (incoming, response) => {
        const sql =
          'select extract(epoch from blocked_until - blocked_at)::float8 as length from call_budgets';
        lengths.push(...(await query(sql)));
        next(incoming, response);
      };
    await server.start(
      answer(429, ''),
      noteLength(answer(403, '<!DOCTYPE html><title>Attention Required! | Cloudflare</title>')),
      noteLength(answer(403, 'error code: 1015')),
      noteLength(answer(200, 'ok')),
    );
    const upstream = { ...request().upstream, suspendsWhenRefused: true };
    const http = await provide(HttpClient, {}, { initialDelay: 1, maxDelay: 1, refused: 500 });
    expect(await http.get(request({ upstream }))).toMatchObject({ retries: 3 });
    expect(lengths).toEqual([{ length: 0.5 }, { length: 1 }, { length: 2 }]);
  });

  it('suspends calls after a refusal before another caller can begin', async () => {
    await server.start(answer(429, '', { 'retry-after': '120' }));
    await query(`create table releases (blocked boolean);
      create function note_release() returns trigger language plpgsql as $$ begin
        insert into releases values (new.blocked_until is not null);
        return new;
      end $$;
      create trigger note_release after update on call_budgets for each row
        when (old.busy_until is not null and new.busy_until is null) execute function note_release()`);
    const upstream = { ...request().upstream, aloneMs: 20_000 };
    const deadline = new Date(Date.now() + 10_000);
    const http = await client();
    expect(await rejectionOf(http.get(request({ upstream, deadline })))).toBeInstanceOf(TimeBudgetSpent);
    expect(await query('select blocked from releases')).toEqual([{ blocked: true }]);
    await query('drop trigger note_release on call_budgets');
  });

  it('suspends every process after a refusal, and ends the run if the suspension outlasts it', async () => {
    await server.start(answer(403, 'error code: 1020'), answer(200, 'ok'));
    const upstream = { ...request().upstream, suspendsWhenRefused: true };
    const deadline = new Date(Date.now() + 10_000);
    const backoff = { initialDelay: 1, maxDelay: 1, refused: 60_000 };
    for (let process = 1; process <= 2; process++) {
      const http = await provide(HttpClient, {}, backoff);
      expect(await rejectionOf(http.get(request({ upstream, deadline })))).toBeInstanceOf(TimeBudgetSpent);
    }
    expect(server.requests).toHaveLength(1);
  });

  it('counts only HTTP 200 towards the month if the upstream does', async () => {
    await server.start(answer(503), answer(429, '', soon), answer(404), answer(200, 'ok'));
    const upstream = { ...request().upstream, callsPerMonth: 10, countsSuccessesOnly: true };
    const http = await client();
    expect(await rejectionOf(http.get(request({ upstream })))).toMatchObject({ code: 'http_404' });
    await http.get(request({ upstream }));
    expect(await query('select month_calls, cardinality(recent) from call_budgets')).toEqual([
      { month_calls: 1, cardinality: 4 },
    ]);
  });

  it('uses the status that the body reports under 200', async () => {
    await server.start(answer(200, 'Throttled', soon), answer(200, 'ok'));
    const statusOf = (body: Buffer) => (body.toString() === 'Throttled' ? 429 : undefined);
    expect(await (await client()).get(request({ statusOf }))).toMatchObject({
      body: Buffer.from('ok'),
      retries: 1,
    });
  });

  it('starts no retry after the deadline of the request', async () => {
    await server.start(answer(503), answer(200));
    const error = await rejectionOf((await client()).get(request({ retryWithinMs: 0 })));
    expect(error).toMatchObject({ code: 'upstream_unavailable', retries: 0 });
    expect(server.requests).toHaveLength(1);
  });

  it('gives up on a response that does not arrive in time', async () => {
    await server.start(() => undefined);
    const error = await rejectionOf((await client({ HTTP_TIMEOUT_MS: 50, HTTP_RETRIES: 0 })).get(request()));
    expect((error as Error).message).toContain('no complete reply within 50 ms');
  });

  it('gives up on a connection that is not established in time, long before the call times out', async () => {
    // Accepts connections, but never completes a TLS handshake.
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    await server.start(answer(200));
    try {
      const url = `https://127.0.0.1:${(silent.address() as AddressInfo).port}/`;
      const http = await client({ HTTP_CONNECT_TIMEOUT_MS: 50, HTTP_TIMEOUT_MS: 600_000, HTTP_RETRIES: 1 });
      expect(await rejectionOf(http.get(request({ url })))).toMatchObject({
        code: 'upstream_unavailable',
        message: expect.stringContaining('no connection within 50 ms'),
        retries: 1,
      });
    } finally {
      silent.close();
    }
  });

  it('stops immediately when aborted, during a call and during a wait', async () => {
    const reached = Promise.withResolvers<void>();
    await server.start(() => reached.resolve(), answer(503, '', { 'retry-after': '30' }));
    for (const wait of [reached.promise, undefined]) {
      const controller = new AbortController();
      const asked = rejectionOf((await client()).get(request({ signal: controller.signal })));
      await wait;
      if (!wait) while (server.requests.length < 2) await new Promise(setImmediate);
      controller.abort(new Error('the service was stopped'));
      expect(await asked).toMatchObject({ message: 'the service was stopped' });
    }
  });

  it('reads at most HTTP_MAX_BODY_BYTES of a response, decompressed', async () => {
    const bomb = gzipSync(Buffer.alloc(5_000_000));
    await server.start(answer(200, bomb, { 'content-encoding': 'gzip' }));
    const error = await rejectionOf((await client({ HTTP_MAX_BODY_BYTES: 100_000 })).get(request()));
    expect(error).toMatchObject({
      code: 'body_too_large',
      message: expect.stringContaining('HTTP_MAX_BODY_BYTES=100000'),
    });
    expect(server.requests).toHaveLength(1);
  });

  it('stops calling an upstream that failed ten times in a row', async () => {
    await server.start(answer(500, '', soon));
    const http = await client({ HTTP_RETRIES: 20 });
    expect(await rejectionOf(http.get(request()))).toMatchObject({ code: 'circuit_open' });
    expect(server.requests).toHaveLength(10);
  });
});
