import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { endedRuns } from './ended-runs.js';
import { ServiceClient } from './service/service-client.js';

interface Run {
  id: number;
  status: string;
  finished_at: string | null;
}

const PAGE = 5;
const LARGEST_PAGE = 10;
let runs: Run[];
const begin = (id: number) => runs.unshift({ id, status: 'running', finished_at: null });
const end = (id: number, second: number) =>
  Object.assign(
    runs.find((run) => run.id === id)!,
    {
      status: 'succeeded',
      finished_at: new Date(1e12 + 1000 * second).toISOString(),
    },
  );

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url!, 'http://localhost');
  const one = Number(pathname.split('/')[2] ?? Number.NaN);
  const statuses = searchParams.get('status')?.split(',');
  const matching = runs.filter(({ id, status }) => (one ? id === one : statuses?.includes(status) !== false));
  const from = Number(searchParams.get('cursor') ?? 0);
  const to = from + Math.min(Number(searchParams.get('limit') ?? PAGE), LARGEST_PAGE);
  const data = matching.slice(from, to);
  const next_cursor = to < matching.length ? to : null;
  const found = one
    ? (matching[0] ?? { status: 404, detail: 'unknown' })
    : { data, metadata: { next_cursor } };
  response.writeHead(one && !matching.length ? 404 : 200, {
    'content-type': one && !matching.length ? 'application/problem+json' : 'application/json',
  });
  response.end(JSON.stringify(found));
}).listen(0, '127.0.0.1');
beforeAll(() => server.listening || once(server, 'listening'));
afterAll(() => void server.close());

it('follows runs that end together, long after their beginning, or not at all because they did nothing', async () => {
  runs = [];
  for (let id = 1; id <= 30; id++) {
    begin(id);
    if (id > 1) end(id, id);
  }
  const { port } = server.address() as AddressInfo;
  const found = endedRuns(new ServiceClient(`http://127.0.0.1:${port}`, null), {}, true);
  const next = async (count: number) => {
    const ids: number[] = [];
    while (ids.length < count) ids.push((await found.next()).value!.id);
    return ids;
  };
  expect(await next(PAGE)).toEqual(Array.from({ length: PAGE }, (_, index) => 26 + index));
  const first = next(16);
  begin(31);
  for (let id = 32; id <= 46; id++) {
    begin(id);
    end(id, id + 10);
  }
  end(1, 31);
  expect(await first).toEqual([1, ...Array.from({ length: 15 }, (_, index) => 32 + index)]);
  const last = next(1);
  begin(47);
  end(47, 100);
  runs = runs.filter(({ id }) => id !== 31);
  expect(await last).toEqual([47]);
});
