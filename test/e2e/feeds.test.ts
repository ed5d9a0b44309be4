import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import zlib from 'node:zlib';
import type { INestApplicationContext } from '@nestjs/common';
import { startContext } from '../support/app.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { runToEnd } from '../support/run-to-end.js';

type Answer = {
  status?: number;
  headers?: Record<string, string | string[]>;
  body?: string | Buffer;
  cut?: boolean;
};
type Route = (count: number, request: IncomingMessage) => Answer;

const items = (...titles: string[]) =>
  titles.map((title) => `<item><title>${title}</title><guid>${title}</guid></item>`).join('');
const rss = (inside: string) => `<rss version="2.0"><channel><title>T</title>${inside}</channel></rss>`;
const body = (...titles: string[]): Answer => ({ body: rss(items(...titles)) });
const encoded = (encoding: string | null, content: Buffer): Answer => ({
  headers: encoding ? { 'content-encoding': encoding } : {},
  body: content,
});
const long = rss(items(...Array.from({ length: 400 }, (_, n) => `long ${n} ${(n * 7919) % 977}`)));

const zipped = zlib.gzipSync(long);
const cutGzip = zipped.subarray(0, zipped.length >> 1);
/** Its complete items. */
const wholeItems = zlib
  .gunzipSync(cutGzip, { finishFlush: zlib.constants.Z_SYNC_FLUSH })
  .toString()
  .match(/<\/item>/g)!.length;

/** What a feed server may do, and how the feed fares: at the first poll, and at the second if that differs. */
const ROUTES: Record<string, { route: Route; polls: (string | number)[] }> = {
  plain: { route: () => body('plain'), polls: [1] },
  html200: {
    route: () => ({
      headers: { 'content-type': 'text/html' },
      body: '<!DOCTYPE html><html>Just a moment</html>',
    }),
    polls: ['not_a_feed'],
  },
  html503: {
    route: () => ({ status: 503, body: '<html>Just a moment...</html>' }),
    polls: ['upstream_unavailable'],
  },
  html403: { route: () => ({ status: 403, body: '<html>Just a moment...</html>' }), polls: ['http_403'] },
  gone: { route: () => ({ status: 410, body: 'gone' }), polls: ['gone', 'not polled'] },
  missing: { route: () => ({ status: 404 }), polls: ['http_404'] },
  moved: { route: () => ({ status: 301, headers: { location: '/moved-to' } }), polls: [1] },
  borrowed: { route: () => ({ status: 302, headers: { location: '/lent' } }), polls: [1] },
  loop: { route: () => ({ status: 302, headers: { location: '/loop' } }), polls: ['call_failed'] },
  etag304: {
    route: (_count, { headers }) =>
      headers['if-none-match'] === 'W/"abc"' &&
      headers['if-modified-since'] === 'Thu, 26 Nov 2026 01:00:00 GMT'
        ? { status: 304 }
        : { headers: { etag: 'W/"abc"', 'last-modified': 'Thu, 26 Nov 2026 01:00:00 GMT' }, ...body('weak') },
    polls: [1, 0],
  },
  'etag-gzip': {
    route: (_count, { headers }) =>
      headers['if-none-match'] === '"abc-gzip"'
        ? { status: 304 }
        : {
            headers: { etag: '"abc-gzip"', 'content-encoding': 'gzip' },
            body: zlib.gzipSync(rss(items('tagged'))),
          },
    polls: [1, 0],
  },
  'etag-stuck': {
    route: (count) => ({ headers: { etag: '"same"' }, ...body(`stuck ${count}`) }),
    polls: [1],
  },
  always304: { route: () => ({ status: 304 }), polls: ['unexpected_304'] },
  'gzip-noheader': { route: () => encoded(null, zlib.gzipSync(rss(items('unlabelled')))), polls: [1] },
  'gzip-lie': { route: () => encoded('gzip', Buffer.from(rss(items('never zipped')))), polls: [1] },
  'gzip-cut': { route: () => encoded('gzip', cutGzip), polls: [wholeItems, 0] },
  br: { route: () => encoded('br', zlib.brotliCompressSync(rss(items('brotli')))), polls: [1] },
  deflate: { route: () => encoded('deflate', zlib.deflateSync(rss(items('deflated')))), polls: [1] },
  'deflate-raw': { route: () => encoded('deflate', zlib.deflateRawSync(rss(items('raw')))), polls: [1] },
  zstd: { route: () => encoded('zstd', zlib.zstdCompressSync(Buffer.from(rss(items('zstd'))))), polls: [1] },
  'chunk-cut': { route: () => ({ cut: true, body: long }), polls: ['upstream_unavailable'] },
  'len-short': {
    route: () => ({ cut: true, headers: { 'content-length': String(long.length) }, body: long }),
    polls: ['upstream_unavailable'],
  },
  empty: { route: () => ({}), polls: ['not_a_feed'] },
  repaired: { route: () => ({ body: rss('<item><title>open <b>tag</title></item>') }), polls: [1] },
  'empty-rss': { route: () => body(), polls: [0] },
  'json-err': { route: () => ({ body: '{"error":"rate limited"}' }), polls: ['not_a_feed'] },
  allbad: { route: () => ({ body: rss('<item/><item/>') }), polls: ['all_rejected'] },
  huge: { route: () => ({ body: rss(items('x'.repeat(2_000_000))) }), polls: ['body_too_large'] },
  bomb: {
    route: () => encoded('gzip', zlib.gzipSync(rss(items('x'.repeat(2_000_000))))),
    polls: ['body_too_large'],
  },
};
const keys: unknown[] = [];
/** An item without a charset and a zone. */
function settings(_count: number, { url, headers }: IncomingMessage): Answer {
  const which = url!.split('q=')[1]!;
  keys.push(headers['x-key']);
  const item = `<item><title>\xc1\xe8\xf2 ${which}</title><guid isPermaLink="false">id of ${which}</guid><link>/${which}</link><pubDate>2026-01-31 09:00</pubDate></item>`;
  return { body: Buffer.from(rss(item), 'latin1') };
}
const HIDDEN: Record<string, Route> = {
  settings,
  'moved-to': () => body('moved'),
  lent: () => body('lent'),
  '429': () => ({ status: 429, headers: { 'retry-after': '120' }, body: 'slow down' }),
};

let database: TestDatabase;
let app: INestApplicationContext;
let server: Server;
let port: number;
const asked: string[] = [];

function reply(request: IncomingMessage, response: ServerResponse) {
  const name = request.url!.slice(1).split('?')[0]!;
  asked.push(name);
  const route = ROUTES[name]?.route ?? HIDDEN[name];
  const {
    status = 200,
    headers = {},
    body = '',
    cut,
  } = route ? route(asked.filter((one) => one === name).length, request) : { status: 500 };
  response.writeHead(status, { 'content-type': 'application/rss+xml', ...headers });
  if (cut) response.write(body.slice(0, body.length / 2), () => setTimeout(() => response.destroy(), 20));
  else response.end(body);
}

const url = (name: string, host = '127.0.0.1') => `http://${host}:${port}/${name}`;
const stateOf = async (name: string, host?: string) =>
  (await database.dataSource.query('select * from feeds where key = $1', [url(name, host)]))[0];
const schemaOf = async (name: string) =>
  (await database.dataSource.query('select * from schema_versions where "group" = $1', [url(name)]))[0];
const start = (feeds: string[], more = {}) =>
  startContext(database.url, undefined, {
    ...{ SOURCES: ['rss'], RSS_FEEDS: feeds, PRIVATE_ADDRESSES: 'allow', HTTP_RETRIES: 1 },
    ...{ HTTP_MAX_BODY_BYTES: 1_000_000, ...more },
  });
async function makeDue() {
  await database.dataSource.query('update feeds set next_poll_at = now()');
}

beforeAll(async () => {
  server = createServer(reply).listen(0, '0.0.0.0');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  await app.close();
  await database.drop();
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

/** How the last poll of each feed ended: new items, or an error. */
async function polls(runId: string): Promise<Record<string, string | number>> {
  const rows = await database.dataSource.query<{ name: string; how: string | number }[]>(
    `select regexp_replace(partition, '.*/', '') as name, case when status = 'succeeded' then to_json(stored::int) else to_json(error_code) end as how
     from run_partitions where run_id = $1`,
    [runId],
  );
  return Object.fromEntries(
    Object.keys(ROUTES).map((name) => [name, rows.find((row) => row.name === name)?.how ?? 'not polled']),
  );
}

it('the state of each feed follows the behaviour of its server, poll after poll', async () => {
  app = await start(Object.keys(ROUTES).map((name) => url(name)));
  const learned: unknown[] = [];
  for (const time of [0, 1, 2]) {
    const run = await runToEnd(app, 'rss');
    expect(await polls(run.id)).toEqual(
      Object.fromEntries(
        Object.entries(ROUTES).map(([name, { polls }]) => {
          const how = polls[time] ?? polls.at(-1)!;
          // What changes at every poll has something new each time.
          return [name, time > 0 && how === 1 && name !== 'etag-stuck' ? 0 : how];
        }),
      ),
    );
    expect(run).toMatchObject({
      status: 'partial',
      errorMessage: expect.stringMatching(
        /\/allbad: all 2 records were rejected.*and \d+ more partitions failed: .*\/always304/,
      ),
    });
    await database.dataSource.query('truncate call_budgets');
    learned.push(await schemaOf('etag304'));
  }
  // Replies that did not change leave the learned schema as it was.
  expect(learned).toEqual([learned[0], learned[0], learned[0]]);
  expect(await stateOf('plain')).toMatchObject({
    failures: 0,
    fetched: '1',
    rejected: '0',
    interval_seconds: 300,
    error_code: null,
  });
  const allbad = await stateOf('allbad');
  expect(allbad).toMatchObject({
    failures: 3,
    fetched: '2',
    rejected: '2',
    error_code: 'all_rejected',
    succeeded_at: null,
  });
  // Five minutes, doubled twice.
  expect(Math.round((allbad.next_poll_at - allbad.polled_at) / 60_000)).toBe(20);
  expect(await stateOf('repaired')).toMatchObject({
    repairs: [expect.stringMatching(/^markup in a text is not well-formed in line 1: "<title>open/)],
  });
  expect(await stateOf('plain')).toMatchObject({ repairs: [] });
  expect(await stateOf('gzip-cut')).toMatchObject({ repairs: [expect.stringMatching(/^it is truncated/)] });
  expect(await stateOf('gone')).toMatchObject({ failures: 1, gone_at: expect.any(Date) });
  expect(await stateOf('moved')).toMatchObject({ moved_to: url('moved-to'), moved_at: expect.any(Date) });
  expect(await stateOf('borrowed')).toMatchObject({ moved_to: null, redirects: 0 });
  const before = asked.length;
  await runToEnd(app, 'rss');
  expect(asked.slice(before)).not.toContain('moved');
  expect(asked.slice(before)).toContain('moved-to');
});

it('a scheduled run polls only what is due, and backs off from what fails, at most to a day', async () => {
  app = await start(['plain', 'missing'].map((name) => url(name)));
  await runToEnd(app, 'rss', 'schedule');
  const before = asked.length;
  expect(await runToEnd(app, 'rss', 'schedule')).toMatchObject({
    status: 'succeeded',
    partitionsUnchanged: 2,
  });
  expect(asked).toHaveLength(before);
  await database.dataSource.query(`update feeds set failures = 50, failing_since = now() where key = $1`, [
    url('missing'),
  ]);
  await makeDue();
  await runToEnd(app, 'rss', 'schedule');
  const { next_poll_at, polled_at } = await stateOf('missing');
  expect(next_poll_at - polled_at).toBe(24 * 3_600_000);
});

it('a host that limits calls delays only its own feeds, which are polled when it allows', async () => {
  const limited = Array.from({ length: 15 }, (_, n) => `${url('429')}?n=${n}`);
  const others = Array.from({ length: 10 }, (_, n) => url('plain', `127.0.0.${n + 2}`));
  app = await start([...limited, ...others], { FEED_CONCURRENCY: 2 });
  const before = asked.length;
  const began = new Date();
  const run = await runToEnd(app, 'rss', 'schedule');
  expect(run.status).toBe('partial');
  const called = asked.slice(before);
  expect(called.filter((name) => name === '429')).toHaveLength(1);
  expect(called.filter((name) => name === 'plain')).toHaveLength(10);
  const states = await database.dataSource.query<{ failures: number; waits: number }[]>(
    `select failures, extract(epoch from next_poll_at - $1)::int as waits from feeds where key like '%/429%'`,
    [began],
  );
  expect(states.map(({ failures }) => failures).toSorted()).toEqual([...Array<number>(14).fill(0), 1]);
  for (const { waits } of states) expect(waits).toBeGreaterThanOrEqual(120);
});

it('a feed that its host refuses does not keep the other feeds of the host waiting', async () => {
  // Several workers may call in any order.
  app = await start([url('429'), url('plain'), url('br')], { FEED_CONCURRENCY: 1 });
  const before = asked.length;
  await runToEnd(app, 'rss', 'schedule');
  expect(asked.slice(before)).toEqual(['429']);
  await makeDue();
  await database.dataSource.query('truncate call_budgets');
  await runToEnd(app, 'rss', 'schedule');
  expect(asked.slice(before)).toEqual(['429', 'plain', 'br', '429']);
});

it('the settings of a feed in FEEDS_FILE apply to it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kasparro-feeds-'));
  const file = join(folder, 'feeds.yaml');
  const entry = (which: string, more: string) => `- { url: "${url('settings')}?q=${which}", ${more} }\n`;
  await writeFile(
    file,
    entry('zone', 'zone: Asia/Tokyo') +
      entry('charset', 'charset: windows-1251') +
      entry('link', 'id: link') +
      entry('all', 'id: link+title+date') +
      entry('headers', 'headers: { x-key: "Bearer ${FEED_TEST_KEY}" }') +
      entry('named', 'name: called so, interval: 2h'),
  );
  process.env.FEED_TEST_KEY = 'key-of-the-feed';
  try {
    app = await start([], { FEEDS_FILE: file });
    await runToEnd(app, 'rss');
  } finally {
    delete process.env.FEED_TEST_KEY;
    await rm(folder, { recursive: true });
  }
  const read = await database.dataSource.query<{ which: string }[]>(
    `select regexp_replace(feed.partition, '.*q=', '') as which, item.external_id as id, article.title, article.observed_at as at
     from feed_identities feed join feed_items item on item.feed_id = feed.id join articles article on article.id = item.article_id`,
  );
  const nine = new Date('2026-01-31T09:00:00Z');
  expect(Object.fromEntries(read.map(({ which, ...item }) => [which, item]))).toEqual({
    zone: { id: 'id of zone', title: '\xc1\xe8\xf2 zone', at: new Date('2026-01-31T00:00:00Z') },
    charset: { id: 'id of charset', title: 'Бит charset', at: nine },
    link: { id: `http://127.0.0.1:${port}/link`, title: '\xc1\xe8\xf2 link', at: nine },
    all: { id: expect.stringMatching(/^[0-9a-f]{32}$/), title: '\xc1\xe8\xf2 all', at: nine },
    headers: { id: 'id of headers', title: '\xc1\xe8\xf2 headers', at: nine },
    'called so': { id: 'id of named', title: '\xc1\xe8\xf2 named', at: nine },
  });
  expect(keys.filter((key) => key !== undefined)).toEqual(['Bearer key-of-the-feed']);
  const [named] = await database.dataSource.query('select * from feeds where key = $1', ['called so']);
  expect(named).toMatchObject({ name: 'called so', interval_seconds: 7200, interval_reason: 'configured' });
});
