import fastify from 'fastify';
import { delayRefusals } from './delay-refusals.js';

it('delays only refusals of an address that has been refused three times in a minute', async () => {
  const server = fastify();
  const held = Promise.withResolvers<void>();
  let delayed = 0;
  delayRefusals(server, () => (delayed++, held.promise));
  server.get('/:status', (request, reply) =>
    reply.status(Number((request.params as { status: string }).status)).send({}),
  );
  const ask = (status: number, remoteAddress = '192.0.2.1') =>
    server.inject({ url: `/${status}`, remoteAddress });
  for (let n = 0; n < 3; n++) expect((await ask(429)).statusCode).toBe(429);
  expect(delayed).toBe(0);
  const fourth = ask(429);
  expect((await ask(200)).statusCode).toBe(200);
  expect((await ask(429, '192.0.2.2')).statusCode).toBe(429);
  expect(delayed).toBe(1);
  held.resolve();
  expect((await fourth).statusCode).toBe(429);
  await server.close();
});
