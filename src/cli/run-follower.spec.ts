import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { followRun } from './run-follower.js';
import { ServiceClient } from './service/service-client.js';

it('a run whose connection is lost after a long time without events is followed further', async () => {
  const event = (name: string, status: string) =>
    `event: ${name}\ndata: ${JSON.stringify({ id: 7, status, partitions: [] })}\n\n`;
  const present = performance.now.bind(performance);
  let connections = 0;
  let lose = () => {};
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    if (connections++) return void response.end(event('end', 'succeeded'));
    response.write(event('progress', 'queued'));
    lose = () => response.destroy();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const service = new ServiceClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, null);
  const { signal } = new AbortController();
  const update = () => {
    jest.spyOn(performance, 'now').mockImplementation(() => present() + 120_000);
    lose();
  };
  expect(await followRun(service, 7, { signal, update })).toMatchObject({ status: 'succeeded' });
  expect(connections).toBe(2);
  server.close();
});
