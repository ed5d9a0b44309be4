import { jest } from '@jest/globals';
import { execFile, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer as createSecureServer } from 'node:https';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { INestApplicationContext } from '@nestjs/common';
import { Dispatcher } from '../../src/webhooks/dispatcher.js';
import { WebhookTest } from '../../src/webhooks/webhook-test.js';
import type { DeliveryAttempt } from '../../src/webhooks/webhook.js';
import { WebhooksService } from '../../src/webhooks/webhooks.service.js';
import { startContext } from '../support/app.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

/** The longest that can be set: replies of these tests are late where other processes take the processor. */
const TIMEOUT_MS = 60_000;
const PAUSE_MS = 20;
/** After so many pauses, the sender has what was sent before the first. */
const MANY = 30;
let database: TestDatabase;
let app: INestApplicationContext;
let server: Server;
let port: number;
/** How the receiver handles an incoming request. */
let answer: (socket: Socket, request: string) => unknown;

beforeAll(async () => {
  database = await createTestDatabase();
  app = await startContext(database.url, [], {
    WEBHOOK_PRIVATE_TARGETS: ['127.0.0.0/8'],
    WEBHOOK_TIMEOUT_MS: TIMEOUT_MS,
    WEBHOOK_RETRY_SECONDS: 1,
    WEBHOOK_RETRIES: 1,
  });
  server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => answer(socket, chunk.toString('latin1')));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  ({ port } = server.address() as AddressInfo);
});
afterAll(async () => {
  await app.close();
  await database.drop();
  server.close();
});

const query = <T>(sql: string) => database.dataSource.query<T[]>(sql);

async function subscribe(url = `http://127.0.0.1:${port}/`): Promise<string> {
  await query('delete from webhooks');
  const wanted = { url, description: null, events: ['anomaly.opened' as const], prices: [] };
  return (await app.get(WebhooksService).create(wanted, 'test')).webhook.id;
}

/** @returns lets the time of the next attempt run out */
function timeLimit(): () => void {
  const limit = new AbortController();
  jest.spyOn(AbortSignal, 'timeout').mockReturnValueOnce(limit.signal);
  return () => limit.abort();
}

/** The outcome of a sample, which must also be in the log. */
async function attempted(url?: string): Promise<DeliveryAttempt> {
  const { id, attempt } = await app.get(WebhookTest).send(await subscribe(url));
  const logged = await query(
    `select d.status as delivery, d.error as reason, a.status, a.error, a.response
     from webhook_deliveries d join webhook_attempts a on a.delivery_id = d.id where d.id = ${id}`,
  );
  const { status, error, response } = attempt;
  const delivery = error === null ? 'succeeded' : 'failed';
  expect(logged).toEqual([{ delivery, reason: error, status, error, response }]);
  return attempt;
}

/** Sends the text again and again, for as long as the other side listens. */
async function pour(socket: Socket, text: string, pauseMs = 0, afterMany = () => {}): Promise<void> {
  const closed = new Promise((resolve) => socket.once('close', resolve));
  for (let times = 0; !socket.destroyed; times++) {
    if (times === MANY) afterMany();
    if (!socket.write(text))
      await Promise.race([new Promise((resolve) => socket.once('drain', resolve)), closed]);
    await sleep(pauseMs);
  }
}

/** The reply, and the end of the sender's connection. */
function replies(begin: (socket: Socket) => unknown): Promise<unknown> {
  const { promise, resolve } = Promise.withResolvers();
  answer = (socket) => {
    socket.once('close', resolve);
    void begin(socket);
  };
  return promise;
}

describe('a receiver', () => {
  afterEach(() => jest.restoreAllMocks());

  it('that never replies is abandoned after WEBHOOK_TIMEOUT_MS', async () => {
    const left = replies(timeLimit());
    expect(await attempted()).toMatchObject({ status: null, error: `no reply within ${TIMEOUT_MS} ms` });
    await left;
    expect(jest.spyOn(AbortSignal, 'timeout')).toHaveBeenCalledWith(TIMEOUT_MS);
  });

  it('that sends endless headers is abandoned', async () => {
    const end = timeLimit();
    const left = replies((socket) => pour(socket, 'HTTP/1.1 200 OK\r\nx: y\r\n', PAUSE_MS, end));
    expect(await attempted()).toMatchObject({ status: null, error: expect.stringMatching(/no reply|Parse/) });
    await left;
  });

  it('that sends a huge header is abandoned', async () => {
    const left = replies((socket) => pour(socket, `HTTP/1.1 200 OK\r\nx: ${'y'.repeat(2 ** 20)}`));
    expect(await attempted()).toMatchObject({ status: null, error: expect.stringMatching(/header/i) });
    await left;
  });

  it.each([
    ['as fast as it can', 'y'.repeat(2 ** 16), 0],
    ['a letter at a time', 'y', PAUSE_MS],
  ])('that replies without end, %s, counts by its status; the beginning is kept', async (_, text, pause) => {
    const end = timeLimit();
    const left = replies((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 1000000000000\r\n\r\n');
      return pour(socket, text, pause, end);
    });
    const { status, error, response } = await attempted();
    expect([status, error, response]).toEqual([200, null, expect.stringMatching(/^y{1,1024}$/)]);
    await left;
  });

  it('that closes in the middle of its reply counts by its status', async () => {
    answer = (socket) => socket.end('HTTP/1.1 500 Oh\r\ncontent-length: 99\r\n\r\nbroken');
    expect(await attempted()).toMatchObject({
      status: 500,
      error: 'the receiver answered 500',
      response: 'broken',
    });
  });

  it.each([
    ['closes before it replies', (socket: Socket) => socket.end(), /hang up/],
    ['resets the connection', (socket: Socket) => socket.resetAndDestroy(), /ECONNRESET|hang up/],
    ['speaks something else', (socket: Socket) => socket.end('220 mail ready\r\n'), /Parse Error/],
  ])('that %s has failed', async (_, act, error) => {
    answer = act;
    expect(await attempted()).toMatchObject({ status: null, error: expect.stringMatching(error) });
  });

  it('without TLS at an https URL counts as failed', async () => {
    answer = (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
    const { status, error } = await attempted(`https://127.0.0.1:${port}/`);
    expect([status, error]).toEqual([null, 'TLS failed: wrong version number']);
  });

  const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
  const selfSigned = hasOpenssl
    ? 'with a self-signed certificate has failed, and is sent nothing'
    : 'with a self-signed certificate is skipped: there is no openssl to make one';
  (hasOpenssl ? it : it.skip)(selfSigned, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kasparro-certificate-'));
    const [keyFile, certFile] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    await promisify(execFile)('openssl', [
      ...[
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-days',
        '1',
      ],
      ...['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'],
      ...['-keyout', keyFile, '-out', certFile],
    ]);
    const requests: string[] = [];
    const secure = createSecureServer(
      { key: await readFile(keyFile), cert: await readFile(certFile) },
      ({ url }, response) => {
        requests.push(url!);
        response.end();
      },
    ).listen(0, '127.0.0.1');
    await once(secure, 'listening');
    const { status, error } = await attempted(`https://127.0.0.1:${(secure.address() as AddressInfo).port}/`);
    expect([status, error]).toEqual([null, 'TLS failed: the certificate is self-signed']);
    expect(requests).toEqual([]);
    secure.close();
    await rm(folder, { recursive: true });
  });

  it('whose host name does not resolve counts as failed', async () => {
    const { status, error } = await attempted('https://no-such-host.invalid/');
    expect([status, error]).toEqual([null, expect.stringMatching(/ENOTFOUND|EAI_AGAIN/)]);
  });

  it('that redirects to a private address is not followed', async () => {
    const requests: string[] = [];
    answer = (socket, request) => {
      requests.push(request.split(' ')[1]!);
      socket.end(
        `HTTP/1.1 308 Moved\r\nlocation: http://127.0.0.1:${port}/secret\r\ncontent-length: 0\r\n\r\n`,
      );
    };
    expect(await attempted()).toMatchObject({ status: 308, error: expect.stringContaining('redirects') });
    expect(requests).toEqual(['/']);
  });
});

describe('a receiver that is too busy', () => {
  const busy = (socket: Socket) =>
    socket.end(`HTTP/1.1 429 Busy\r\nretry-after: 3600\r\ncontent-length: 0\r\n\r\n`);
  const jobs = () =>
    query<{
      later: boolean;
      limit: number;
      delay: number;
    }>(`select j.start_after > now() + interval '50 minutes' as later,
      j.retry_limit as limit, j.retry_delay as delay from webhook_deliveries d join pgboss.job j on j.id = d.job_id where d.status = 'pending'`);

  async function open(): Promise<void> {
    await query(
      `insert into anomalies (key, kind, source_id, score, summary, figures, at, last_seen_at)
       select gen_random_uuid(), 'silence', id, 1, 'It is silent.', '{}', now(), now() from sources limit 1`,
    );
    await app.get(Dispatcher).dispatch();
  }
  async function ended(): Promise<{ status: string; attempts: number }> {
    for (;;) {
      const [row] = await query<{ status: string; attempts: number }>(
        `select d.status, d.attempts from webhook_deliveries d join webhook_events e on e.id = d.event_id
         where e.type = 'anomaly.opened' and d.status <> 'pending'`,
      );
      if (row) return row;
      await query('select pg_sleep(0.02)');
    }
  }

  it('is called again at the requested time, as often as any other', async () => {
    await subscribe();
    answer = busy;
    await query(`insert into sources (name, kind) values ('csv', 'csv') on conflict do nothing`);
    await open();
    while (!(await jobs())[0]?.later) await query('select pg_sleep(0.02)');
    // The pauses after it continue to double: this was the first attempt.
    expect(await jobs()).toEqual([{ later: true, limit: 0, delay: 2 }]);
    expect(await query('select number, error from webhook_attempts where status = 429')).toEqual([
      { number: 1, error: expect.stringContaining('requested to wait at least until') },
    ]);
    await query(`update pgboss.job set start_after = now() where name = 'webhooks'`);
    expect(await ended()).toEqual({ status: 'failed', attempts: 2 });
  });
});
