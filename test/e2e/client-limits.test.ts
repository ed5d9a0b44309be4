import { once } from 'node:events';
import type { Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Service } from '../../src/start-service.js';
import { type Api, startApi, startQuietService } from '../support/seed-service.js';

const ADMIN = 'an-admin-key';
let api: Api;
/** Cuts off slow clients in less than a second. */
let impatient: Service;

beforeAll(async () => {
  api = await startApi({ ADMIN_API_KEY: ADMIN });
  impatient = await startQuietService(api.url, {
    CLIENT_HEADERS_TIMEOUT_MS: '1000',
    CLIENT_REQUEST_TIMEOUT_MS: '600',
    CLIENT_KEEP_ALIVE_MS: '300',
    CLIENT_STALL_TIMEOUT_MS: '800',
  });
});
afterAll(async () => {
  await impatient.stop();
  await api.stop();
});

/** A connection and its counterpart in the service. */
async function open(): Promise<{ client: Socket; served: Socket; heard: () => string }> {
  const server: Server = impatient.app.getHttpServer();
  const client = connect(Number(new URL(impatient.url).port), '127.0.0.1').on('error', () => undefined);
  const [served] = (await once(server, 'connection')) as [Socket];
  let text = '';
  client.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')));
  return { client, served, heard: () => text };
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
    const idle = await open();
    const closed = once(idle.client, 'close');
    idle.client.write('GET /health/live HTTP/1.1\r\nhost: x\r\n\r\n');
    await closed;
    expect(idle.heard()).toMatch(/^HTTP\/1\.1 200 /);
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
    const { client, heard } = await open();
    client.write('GET /health/live HTTP/1.1\r\n');
    await sleep(100);
    client.write('host: x\r\nconnection: close\r\n\r\n');
    await once(client, 'close');
    expect(heard()).toMatch(/^HTTP\/1\.1 200 /);
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
