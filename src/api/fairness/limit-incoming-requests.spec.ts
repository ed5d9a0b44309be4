import fastify from 'fastify';
import { limitIncomingRequests } from './limit-incoming-requests.js';

const LIMIT = 3;

it('limits preflights and requests for unknown addresses, of each address together, and no others', async () => {
  const server = fastify();
  limitIncomingRequests(server, LIMIT);
  server.get('/known', () => ({}));
  const ask = async (method: 'GET' | 'OPTIONS', url: string, remoteAddress = '192.0.2.1') =>
    server.inject({ method, url, remoteAddress });
  for (let n = 0; n < LIMIT - 1; n++) expect((await ask('OPTIONS', '/known')).statusCode).toBe(404);
  expect((await ask('GET', '/unknown')).statusCode).toBe(404);
  for (const [method, url] of [
    ['OPTIONS', '/known'],
    ['GET', '/unknown'],
  ] as const) {
    const refused = await ask(method, url);
    expect(refused.json()).toMatchObject({ status: 429, code: 'rate_limited' });
    expect(refused.headers['retry-after']).toBe(String(refused.json<{ retry_after: number }>().retry_after));
  }
  for (let n = 0; n < 2 * LIMIT; n++) expect((await ask('GET', '/known')).statusCode).toBe(200);
  expect((await ask('OPTIONS', '/known', '192.0.2.2')).statusCode).toBe(404);
  await server.close();
});

it('refuses an address that has a hundred requests waiting, while others get their turns', async () => {
  const server = fastify();
  limitIncomingRequests(server, 0);
  server.get('/', () => ({}));
  const ask = async (remoteAddress: string) => (await server.inject({ url: '/', remoteAddress })).statusCode;
  const flood = await Promise.all([
    ask('192.0.2.2'),
    ...Array.from({ length: 300 }, () => ask('192.0.2.1')),
    ask('192.0.2.3'),
  ]);
  expect(flood.at(0)).toBe(200);
  expect(flood.at(-1)).toBe(200);
  expect(new Set(flood)).toEqual(new Set([200, 429]));
  expect(flood.filter((status) => status === 200).length).toBeGreaterThan(100);
  await server.close();
});
