import { connect, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { type Api, startApi } from '../support/seed-service.js';

const ADMIN = 'an-admin-key';
const MEGABYTE = 1024 * 1024;

let api: Api;
beforeAll(async () => {
  api = await startApi({ ADMIN_API_KEY: ADMIN, CSV_UPLOAD_MAX_BYTES: String(MEGABYTE) });
});
afterAll(() => api.stop());

const connection = (): Promise<Socket> => {
  const { port } = new URL(api.service.url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), '127.0.0.1', () => resolve(socket));
  });
};

const request = (line: string, headers: Record<string, string>): string =>
  [`${line} HTTP/1.1`, 'Host: localhost', ...Object.entries(headers).map((header) => header.join(': '))]
    .map((text) => `${text}\r\n`)
    .join('') + '\r\n';

const statusesIn = async (socket: Socket, count: number): Promise<number[]> => {
  const statuses: number[] = [];
  for await (const line of createInterface({ input: socket })) {
    // The body of a reply does not end with a line feed.
    const [, status] = /HTTP\/1\.1 (\d+)/.exec(line) ?? [];
    if (status && statuses.push(Number(status)) === count) break;
  }
  return statuses;
};

const JSON_TYPE = { 'content-type': 'application/json' };
const CSV = { 'content-type': 'text/csv' };
const FORM = { 'content-type': 'multipart/form-data; boundary=x' };

it.each([
  ['an upload that is too large', '/csv/inspect', CSV, 4 * MEGABYTE, 413],
  ['a form that is too large', '/csv/inspect', FORM, 4 * MEGABYTE, 413],
  ['JSON that is too large', '/runs', JSON_TYPE, 4 * MEGABYTE, 413],
  ['invalid JSON', '/runs', JSON_TYPE, 1, 400],
  ['an expectation that cannot be met', '/runs', { ...JSON_TYPE, expect: 'tea' }, 4 * MEGABYTE, 417],
  ['an upload with a wrong key', '/csv/inspect', { ...CSV, 'x-api-key': 'another' }, 4 * MEGABYTE, 401],
])('after %s, its connection accepts the next request', async (_, path, headers, size, status) => {
  const socket = await connection();
  const statuses = statusesIn(socket, 2);
  socket.write(request(`POST ${path}`, { 'x-api-key': ADMIN, 'content-length': String(size), ...headers }));
  socket.write(Buffer.alloc(size, 'a'));
  socket.write(request('GET /health', {}));
  expect(await statuses).toEqual([status, 200]);
  socket.destroy();
});
