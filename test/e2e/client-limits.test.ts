import { once } from 'node:events';
import type { Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Service } from '../../src/start-service.js';
import { type Api, startApi, startQuietService } from '../support/seed-service.js';

const ADMIN = 'an-admin-key';
let api: Api;
/** Cuts off slow clients in a few seconds: in less, it would cut off all of them while the machine is busy. */
let impatient: Service;

beforeAll(async () => {
  api = await startApi({ ADMIN_API_KEY: ADMIN });
  impatient = await startQuietService(api.url, {
    ADMIN_API_KEY: ADMIN,
    CLIENT_HEADERS_TIMEOUT_MS: '2000',
    CLIENT_REQUEST_TIMEOUT_MS: '1500',
    CLIENT_KEEP_ALIVE_MS: '300',
    CLIENT_STALL_TIMEOUT_MS: '3000',
  });
});
afterAll(async () => {
  await impatient.stop();
  await api.stop();
});

/** A connection and its counterpart in the service. */
async function open(options: { allowHalfOpen?: boolean } = {}): Promise<{
  client: Socket;
  served: Socket;
  heard: () => string;
}> {
  const server: Server = impatient.app.getHttpServer();
  const client = connect({ port: Number(new URL(impatient.url).port), host: '127.0.0.1', ...options }).on(
    'error',
    () => undefined,
  );
  const [served] = (await once(server, 'connection')) as [Socket];
  let text = '';
  client.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')));
  return { client, served, heard: () => text };
}

const IS_TOO_SLOW = /^HTTP\/1\.1 408 /;

/** What a client hears that sends quickly. Where this process stalls, even such a client is too slow, and tries again. */
async function answered(talk: (client: Socket) => Promise<unknown>): Promise<string> {
  for (;;) {
    const { client, heard } = await open();
    await talk(client);
    if (!IS_TOO_SLOW.test(heard())) return heard();
  }
}

/** Byte by byte, for as long as somebody listens. */
async function drip(client: Socket, text: string): Promise<void> {
  for (let n = 0; client.writable; n++) {
    client.write(text[n % text.length]!);
    await sleep(20);
  }
}

describe('slow clients are cut:', () => {
  it('one that sends its headers byte by byte', async () => {
    const { client, heard } = await open();
    const closed = once(client, 'close');
    client.write('GET /sources HTTP/1.1\r\nhost: x\r\n');
    await drip(client, 'x-slow: yes\r\n');
    await closed;
    expect(heard()).toMatch(/^HTTP\/1\.1 408 .*application\/problem\+json/s);
  });

  it('one that sends its body byte by byte', async () => {
    const { client, heard } = await open();
    const closed = once(client, 'close');
    const head = ['POST /runs HTTP/1.1', 'host: x', 'content-type: application/json', 'content-length: 9999'];
    client.write(`${head.join('\r\n')}\r\n\r\n`);
    await drip(client, ' ');
    await closed;
    expect(heard()).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('one that is silent, at first or between requests', async () => {
    const silent = await open();
    await once(silent.client, 'close');
    const idle = await answered(async (client) => {
      client.write('GET /health/live HTTP/1.1\r\nhost: x\r\n\r\n');
      await once(client, 'close');
    });
    expect(idle).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('one that does not read its replies, which are not buffered for it', async () => {
    const { client, served } = await open();
    client.pause();
    const closed = once(served, 'close');
    // More than the system buffers for a client that does not read.
    for (let n = 0; n < 300; n++) client.write('GET /docs-json HTTP/1.1\r\nhost: x\r\n\r\n');
    await closed;
    expect(served.destroyed).toBe(true);
    client.destroy();
  });

  it('except those that stay within the limits', async () => {
    const heard = await answered(async (client) => {
      client.write('GET /health/live HTTP/1.1\r\n');
      await sleep(100);
      client.write('host: x\r\nconnection: close\r\n\r\n');
      await once(client, 'close');
    });
    expect(heard).toMatch(/^HTTP\/1\.1 200 /);
  });
});

describe('a refused client that goes on sending', () => {
  const lines = (...all: string[]) => `${all.join('\r\n')}\r\n`;
  const post = (path: string, ...fields: string[]) =>
    lines(`POST ${path} HTTP/1.1`, 'host: x', `x-api-key: ${ADMIN}`, ...fields, '');
  const JSON_BODY = 'content-type: application/json';
  const CHUNKED = 'transfer-encoding: chunked';
  const CHUNK = '1\r\n \r\n';

  const CASES: [string, number, string, string][] = [
    ['headers that trickle', 408, 'GET /data HTTP/1.1\r\nhost: x\r\nx-a: ', 'x'],
    ['a body that trickles', 408, post('/runs', JSON_BODY, 'content-length: 9999'), ' '],
    ['chunks that trickle', 408, post('/runs', JSON_BODY, CHUNKED), CHUNK],
    [
      'an upload that trickles',
      408,
      post('/sources/check', 'content-type: application/yaml', CHUNKED),
      CHUNK,
    ],
    ['a body of no known type', 415, post('/runs', CHUNKED), CHUNK],
    [
      'a body that is too large',
      413,
      post('/runs', JSON_BODY, CHUNKED) + lines('8000', ' '.repeat(0x8000)),
      CHUNK,
    ],
    ['a length that is too large', 413, post('/runs', JSON_BODY, 'content-length: 99999'), ' '],
    [
      'headers that are too large',
      431,
      lines('GET / HTTP/1.1', 'host: x', `x-a: ${'x'.repeat(20_000)}`),
      'x',
    ],
    ['no HTTP', 400, 'BREW / HTTP/1.1\r\nhost: x\r\n', 'x'],
    ['a tunnel', 405, lines('CONNECT a:443 HTTP/1.1', 'host: a', ''), 'x'],
    ['an expectation', 417, post('/runs', JSON_BODY, 'expect: tea', 'content-length: 9999'), ' '],
  ];

  /** Sends and goes on sending. `reply` resolves once both sides are closed. */
  async function send(start: string, rest: string): Promise<{ reply: Promise<string> }> {
    const { client, served, heard } = await open({ allowHalfOpen: true });
    const closed = Promise.all(
      [client, served].map((end) => new Promise((resolve) => end.once('close', resolve))),
    );
    client.write(start);
    void drip(client, rest);
    return { reply: closed.then(heard) };
  }

  it('is disconnected after it could read the reply', async () => {
    const sent = [];
    for (const [, , start, rest] of CASES) sent.push(await send(start, rest));
    for (const [index, [name, status, start, rest]] of CASES.entries()) {
      let reply = await sent[index]!.reply;
      // Where this process stalls, a request is too slow before it can be refused for another reason.
      while (status !== 408 && IS_TOO_SLOW.test(reply)) reply = await (await send(start, rest)).reply;
      const shown = Number(/^HTTP\/1\.1 (\d+) .*\r\n\r\n\{.*\}/s.exec(reply)?.[1]);
      expect([name, shown]).toEqual([name, status]);
    }
  });

  it('does not get a request carried out that is complete only after its 408', async () => {
    const { client, served, heard } = await open({ allowHalfOpen: true });
    const ended = new Promise((resolve) => client.once('end', resolve));
    const closed = once(served, 'close');
    const key = (name: string) => JSON.stringify({ name, scopes: ['read'] });
    const body = key('late');
    client.write(post('/api-keys', JSON_BODY, `content-length: ${1000 + body.length}`));
    for (let n = 0; n < 50; n++) {
      client.write(' ');
      await sleep(20);
    }
    await ended;
    client.end(' '.repeat(950) + body);
    await closed;
    expect(heard()).toMatch(/^HTTP\/1\.1 408 /);
    const headers = { 'content-type': 'application/json', 'x-api-key': ADMIN };
    await api.request('/api-keys', { method: 'POST', headers, body: key('later') });
    expect(await api.dataSource.query('select name from api_keys')).toEqual([{ name: 'later' }]);
  });
});

describe('oversized requests are refused:', () => {
  it.each([
    ['headers', '/sources', { 'x-much': 'x'.repeat(17_000) }],
    ['a query', `/data?q=${'x'.repeat(17_000)}`, {}],
  ])('%s of more than 16 KiB', async (_, path, headers) => {
    const reply = await api.get(path, headers);
    expect([reply.status, reply.json.title]).toEqual([431, 'Request Header Fields Too Large']);
  });

  const post = (path: string, body: string, more: Record<string, string> = {}) =>
    api.request(path, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', 'x-api-key': ADMIN, ...more },
    });
  const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
  const inObjects = (depth: number) => '{"a":'.repeat(depth) + '1' + '}'.repeat(depth);

  it('a body of more than 16 KiB, however deep', async () => {
    expect((await post('/checkpoints/set', nested(50_000))).status).toBe(413);
    expect((await post('/checkpoints/set', 'x'.repeat(17_000))).status).toBe(413);
  });

  it.each([
    ['lists', nested(8000)],
    ['objects', inObjects(2700)],
    ['lists in a field', `{"source":"csv","partition":"p","reason":"r","cursor":{"a":${nested(8000)}}}`],
  ])('a body of nested %s, wherever it is sent', async (_, body) => {
    for (const path of ['/checkpoints/set', '/runs', '/rejections/replay', '/api-keys']) {
      const reply = await post(path, body);
      expect([path, reply.status, reply.json.errors]).toMatchObject([
        path,
        400,
        [{ path: 'body', pointer: '', message: expect.stringContaining('32') }],
      ]);
    }
    expect((await post('/checkpoints/set', body, { 'idempotency-key': 'deep' })).status).toBe(400);
  });

  it('the service still answers requests afterwards', async () => {
    expect((await api.get('/data')).status).toBe(200);
  });
});
