import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Server } from 'node:http';
import { type Api, startApi } from '../support/seed-service.js';
import { until } from '../support/until.js';

const ADMIN = 'an-admin-key';
let api: Api;
beforeAll(async () => (api = await startApi({ ADMIN_API_KEY: ADMIN, CLIENT_REQUEST_TIMEOUT_MS: '2000' })));
afterAll(() => api.stop());

const server = (): Server => api.service.app.getHttpServer();
const open = (): Socket =>
  connect({ port: Number(new URL(api.service.url).port), host: '127.0.0.1', allowHalfOpen: true })
    .setNoDelay(true)
    .on('error', () => undefined);

/** Everything that the service sends until it closes the connection. */
async function heard(socket: Socket): Promise<string> {
  let text = '';
  socket.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')));
  await new Promise((resolve) => socket.once('end', resolve).once('close', resolve));
  socket.destroy();
  return text;
}

/** Sends the bytes as they are. @returns the status of each reply */
async function statuses(...parts: (string | Buffer)[]): Promise<number[]> {
  const socket = open();
  const text = heard(socket);
  for (const part of parts) socket.write(part);
  return [...(await text).matchAll(/^HTTP\/1\.1 (\d{3}) /gm)].map(([, status]) => Number(status));
}

const lines = (...all: string[]) => [...all, '', ''].join('\r\n');
const get = (target: string, ...fields: string[]) =>
  lines(`GET ${target} HTTP/1.1`, 'host: a', 'connection: close', ...fields);
const post = (body: string | Buffer, ...fields: string[]) => [
  lines(
    ...['POST /runs HTTP/1.1', 'host: a', 'connection: close', `x-api-key: ${ADMIN}`],
    ...(fields.some((field) => /^(content-length|transfer-encoding)/.test(field))
      ? fields
      : [`content-length: ${Buffer.byteLength(body)}`, ...fields]),
  ),
  body,
];
const JSON_BODY = 'content-type: application/json';
const CHUNKED = 'transfer-encoding: chunked';

describe('a hostile request gets one clear refusal or an ordinary reply:', () => {
  it.each<[string, (string | Buffer)[], number]>([
    ['a target in absolute form', [get('http://other.example/sources')], 200],
    ['a target with a fragment', [get('/sources#x')], 400],
    ['a target without a slash', [get('sources')], 400],
    ['a target with dots', [get('/../../etc/passwd')], 404],
    ['a target with encoded slashes', [get('/assets/..%2f..%2fetc%2fpasswd')], 404],
    ['a target with a null byte', [get('/assets/%00')], 404],
    ['a target of 15,000 characters', [get(`/${'x'.repeat(15_000)}`)], 404],
    ['a target of 20,000 characters', [get(`/${'x'.repeat(20_000)}`)], 431],
    ['2,000 parameters', [get(`/data?${'a=1&'.repeat(2000)}`)], 400],
    ['deep brackets in a parameter', [get(`/data?a${'[x]'.repeat(3000)}=1`)], 400],
    ['a name from prototypes', [get('/data?__proto__=1&constructor=2')], 400],
    ['500 headers', [get('/sources', ...Array.from({ length: 500 }, (_, n) => `h${n}: 1`))], 200],
    ['4,000 headers', [get('/sources', ...Array.from({ length: 4000 }, (_, n) => `h${n}: 1`))], 431],
    ['a header of Latin-1', [Buffer.from(get('/sources', 'accept-language: \xe9'), 'latin1')], 200],
    ['a header with a null byte', [get('/sources', 'x: \0')], 400],
    ['a header that is folded', [get('/sources', 'x: 1', ' 2')], 400],
    ['CONNECT', [lines('CONNECT a:443 HTTP/1.1', 'host: a')], 405],
    ['TRACE', [lines('TRACE /sources HTTP/1.1', 'host: a', 'connection: close')], 405],
    ['an unknown method', [lines('BREW / HTTP/1.1', 'host: a')], 400],
    ['the preface of HTTP/2', ['PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'], 400],
    ['HTTP/3.7', [lines('GET /sources HTTP/3.7', 'host: a')], 400],
    ['HTTP/2.0', [lines('GET /sources HTTP/2.0', 'host: a')], 400],
    ['HTTP/0.9', ['GET /sources\r\n\r\n'], 400],
    ['two Content-Types', [post('{}', JSON_BODY, 'content-type: text/plain')].flat(), 400],
    ['two Authorizations', [get('/sources', 'authorization: Basic YQ==', 'authorization: Bearer b')], 400],
    ['a target in absolute form with a password', [get('http://u:p@other.example/sources')], 400],
    ['a target in absolute form for another method', [get('http://a/assets/merge')], 405],
    ['TLS', [Buffer.from('1603010200010001fc0303', 'hex'), '\r\n\r\n'], 400],
    ['an upgrade', [get('/sources', 'connection: upgrade', 'upgrade: websocket')], 200],
    ['both lengths', [post('0\r\n\r\n', JSON_BODY, 'content-length: 5', CHUNKED)].flat(), 400],
    ['two lengths', [post('{}', JSON_BODY, 'content-length: 2', 'content-length: 3')].flat(), 400],
    ['a negative length', [post('', JSON_BODY, 'content-length: -1')].flat(), 400],
    ['a length beyond all numbers', [post('', JSON_BODY, `content-length: ${'9'.repeat(30)}`)].flat(), 400],
    ['a length beyond the limit', [post('{', JSON_BODY, 'content-length: 999999')].flat(), 413],
    ['a chunk of no number', [post('zz\r\n', JSON_BODY, CHUNKED)].flat(), 400],
    ['chunks beyond the limit', post(`8000\r\n${' '.repeat(0x8000)}\r\n`, JSON_BODY, CHUNKED), 413],
    ['an unknown transfer encoding', [post('', JSON_BODY, 'transfer-encoding: brotli')].flat(), 400],
    ['a compressed body', post('\x1f\x8b', JSON_BODY, 'content-encoding: gzip'), 400],
    ['a body of UTF-16', post(Buffer.from('\ufeff{"source":"csv"}', 'utf16le'), JSON_BODY), 400],
    ['a body that is not UTF-8', post(Buffer.from('{"source":"\xff"}', 'latin1'), JSON_BODY), 400],
    ['a body with a lone surrogate', post('{"source":"\\ud800"}', JSON_BODY), 400],
    ['a body with a null character', post('{"source":"\\u0000"}', JSON_BODY), 400],
    ['a body with __proto__', post('{"__proto__":{"source":"csv"}}', JSON_BODY), 400],
    ['a body that is only a number', post('1e999', JSON_BODY), 400],
    ['a body with the same name twice', post('{"source":1,"source":"nowhere"}', JSON_BODY), 400],
    ['a body without a type', post('{}'), 415],
    ['a body of XML', post('<a/>', 'content-type: application/xml'), 415],
    [
      'a multipart body without an end',
      post('--x\r\n', 'content-type: multipart/form-data; boundary=x'),
      415,
    ],
    ['a body with GET', [get('/sources', 'content-length: 2', JSON_BODY), '{}'], 200],
  ])('%s', async (_name, parts, status) => {
    expect(await statuses(...parts)).toEqual(status ? [status] : []);
  });
});

it.each([
  ['headers that are too large', get('/sources', `x: ${'y'.repeat(20_000)}`), 'they may have at most 16 KiB'],
  ['CONNECT', lines('CONNECT a:443 HTTP/1.1', 'host: a'), 'This service is not a proxy.'],
  [
    'bytes of UTF-8 in a URL',
    get('/data?q=caf\u00e9'),
    'characters other than ASCII must be percent-encoded',
  ],
  ['a space in a URL', get('/data?q=bit coin'), 'percent-encoded as %20'],
])('the refusal of %s explains why', async (_name, request, reason) => {
  const socket = open();
  const text = heard(socket);
  socket.write(request);
  expect(await text).toMatch(/^HTTP\/1\.1 4[\s\S]*application\/problem\+json[\s\S]*x-request-id: /);
  expect(await text).toContain(reason);
});

it('500 pipelined requests are answered in order', async () => {
  const requests = Array.from({ length: 500 }, (_, n) =>
    lines(`GET /health/live?${n % 7 ? '' : 'odd=1'} HTTP/1.1`, 'host: a', `x-request-id: n${n}`),
  );
  const socket = open();
  const text = heard(socket);
  socket.write(requests.join('') + get('/sources', 'x-request-id: last'));
  const ids = [...(await text).matchAll(/^x-request-id: (\w+)/gm)].map(([, id]) => id);
  expect(ids).toEqual([...requests.map((_, n) => `n${n}`), 'last']);
});

it('a request after a malformed one is not answered', async () => {
  expect(await statuses(`GET /sources HTTP/1.1\r\nhost: a\r\nbroken\r\n\r\n`, get('/sources'))).toEqual([
    400,
  ]);
});

it('a client that closes its half of the connection counts as gone, and does not hang', async () => {
  const socket = open();
  const text = heard(socket);
  socket.end(lines('GET /data HTTP/1.1', 'host: a'));
  expect(await text).toMatch(/^(HTTP\/1\.1 200 |$)/);
});

it('HTTP/1.0 is answered, and its connection is closed', async () => {
  expect(await statuses(lines('GET /data?limit=1 HTTP/1.0'))).toEqual([200]);
});

it('clients that disconnect at any point leave nothing behind', async () => {
  const request = `${post('{"source":"nowhere"}', JSON_BODY).join('')}`;
  for (let length = 0; length < request.length; length += 16) {
    const socket = open();
    await once(socket, 'connect');
    socket.write(request.slice(0, length));
    if (length % 32) socket.resetAndDestroy();
    else socket.destroy();
  }
  const connections = () =>
    new Promise<number>((resolve) => server().getConnections((_error, count) => resolve(count)));
  // This process may keep one connection alive.
  await until(async () => (await connections()) <= 1);
  expect((await api.get('/health')).status).toBe(200);
});
