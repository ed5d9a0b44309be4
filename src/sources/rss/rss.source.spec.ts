import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Test, type TestingModule } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { answer, type Handler, startUpstream, type Upstream } from '../../../test/support/upstream.js';
import { type Config, parseConfig } from '../../config/config.js';
import { ConfigModule } from '../../config/config.module.js';
import { PartitionError } from '../../domain/errors.js';
import type { Cursor, Page } from '../../domain/source.js';
import { HttpClientModule } from '../http/http.module.js';
import { FeedList } from './feed-list.js';
import { FeedStates } from './feed-states.js';
import { RssSource } from './rss.source.js';

const fixture = (name: string) => readFileSync(join(import.meta.dirname, 'fixtures', name));

let database: TestDatabase;
let nest: TestingModule | undefined;
let server: Upstream | undefined;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
afterEach(async () => {
  await nest?.close();
  await server?.close();
  nest = server = undefined;
  await database.dataSource.query('truncate call_budgets');
});

async function source(config: Partial<Config>): Promise<RssSource> {
  const imports = [
    ConfigModule.forRoot({ ...parseConfig({ PRIVATE_ADDRESSES: 'allow' }), ...config }),
    HttpClientModule,
  ];
  nest = await Test.createTestingModule({ imports, providers: [RssSource, FeedList, FeedStates] })
    .useMocker((token) => (token === DataSource ? database.dataSource : undefined))
    .compile();
  return nest.get(RssSource);
}

/** A source of one feed with this answer, and a way to read it. */
async function feed(...handlers: [Handler, ...Handler[]]) {
  server = await startUpstream(...handlers);
  const rss = await source({ RSS_FEEDS: [`${server.url}/feed?token=secret-token`] });
  const [partition] = await rss.partitions();
  return async (since: Cursor | null = null, signal = new AbortController().signal): Promise<Page[]> => {
    const deadline = new Date(Date.now() + 60_000);
    const pages: Page[] = [];
    for await (const page of rss.pages({ partition: partition!, since, signal, deadline })) pages.push(page);
    return pages;
  };
}

const failure = (reading: Promise<unknown>): Promise<unknown> =>
  reading.then(
    () => Promise.reject(new Error('expected a failure')),
    (error: unknown) => error,
  );
const idsOf = (pages: Page[]) => pages.flatMap(({ records }) => records.map((record) => record.externalId));
const manyItems = (count: number) =>
  `<rss><channel>${Array.from({ length: count }, (_, i) => `<item><guid>${count - i}</guid></item>`).join('')}</channel></rss>`;

describe('partitions', () => {
  it('are the feeds, without users, passwords and keys', async () => {
    const urls = [
      'https://a:b@x.example/1',
      'https://x.example/1',
      'https://x.example/2?token=t',
      'https://x.example/1',
    ];
    const rss = await source({ RSS_FEEDS: urls });
    expect(await rss.partitions()).toMatchObject([
      { key: 'https://x.example/1', group: 'x.example', isDue: true },
      { key: 'https://x.example/1#2' },
      { key: expect.stringMatching(/^https:\/\/x\.example\/2\?token=\*\*\*#[0-9a-f]{8}$/) },
    ]);
  });

  it('are due if they were polled before the clock was set back by an hour, and otherwise keep their time', async () => {
    const keys = ['https://y.example/ahead', 'https://y.example/behind'];
    const rss = await source({ RSS_FEEDS: keys });
    await rss.partitions();
    const polled = (key: string, at: string) =>
      database.dataSource.query(
        `update feeds set polled_at = now() + $2::interval, next_poll_at = now() + $2::interval + interval '2 hours'
         where key = $1`,
        [key, at],
      );
    await polled(keys[0]!, '55 minutes');
    await polled(keys[1]!, '-5 minutes');
    expect(await rss.partitions()).toMatchObject([
      { key: keys[0], isDue: true },
      { key: keys[1], isDue: false },
    ]);
    const feeds = await database.dataSource.query(
      'select polled_at <= now() and next_poll_at <= now() as "isNow" from feeds where key = $1',
      [keys[0]],
    );
    expect(feeds).toEqual([{ isNow: true }]);
  });

  it('are none if no feed is configured', async () => {
    expect(await (await source({ RSS_FEEDS: [] })).partitions()).toEqual([]);
  });
});

describe('pages', () => {
  it('yields the items, newest last, and makes a conditional request next time', async () => {
    const validators = { etag: '"v1"', 'last-modified': 'Mon, 15 Jan 2024 10:00:00 GMT' };
    const read = await feed(answer(200, fixture('rss-2.0.xml'), validators), answer(304));
    const [page] = await read();
    expect(idsOf([page!])).toEqual(['https://news.example/2', 'https://news.example/?p=1']);
    expect(page!.bytes).toBe(fixture('rss-2.0.xml').length);
    expect(server!.requests[0]!.url).toBe('/feed?token=secret-token');

    const [unchanged, ...more] = await read(JSON.parse(JSON.stringify(page!.next)) as Cursor);
    expect(server!.requests[1]!.headers).toMatchObject({
      'if-none-match': '"v1"',
      'if-modified-since': validators['last-modified'],
    });
    expect(unchanged).toMatchObject({ records: [], next: JSON.parse(JSON.stringify(page!.next)) });
    expect(more).toEqual([]);
  });

  it('yields no records if a feed without validators returns the same items', async () => {
    const read = await feed(answer(200, fixture('rss-2.0.xml')));
    const [page] = await read();
    const [again] = await read(page!.next);
    expect(again).toMatchObject({ records: [], next: page!.next });
  });

  it('yields both of two items with one id, under ids of their own, the last in the feed first', async () => {
    const [page] = await (await feed(answer(200, fixture('guid-twice.xml'))))();
    expect(page!.records.map(({ payload }) => (payload as { item: { title: string } }).item.title)).toEqual([
      'Older',
      'Newer',
    ]);
    const [older, newer] = idsOf([page!]);
    expect(older).toMatch(/^https:\/\/news\.example\/1~[0-9a-f]{16}$/);
    expect(newer).not.toBe(older);
  });

  it('yields the rest of an enormous feed after any page', async () => {
    const read = await feed(answer(200, manyItems(1201), { etag: '"big"' }));
    const pages = await read();
    expect(pages.map(({ records }) => records.length)).toEqual([500, 500, 201]);
    expect(pages.map(({ next }) => next.etag)).toEqual([undefined, undefined, '"big"']);
    expect(pages.map(({ bytes }) => bytes)).toEqual([manyItems(1201).length, 0, 0]);
    const rest = await read(JSON.parse(JSON.stringify(pages[0]!.next)) as Cursor);
    expect(idsOf(rest)).toEqual(idsOf(pages.slice(1)));
  });

  it('fails if a feed that had items has none', async () => {
    const read = await feed(answer(200, fixture('rss-2.0.xml')), answer(200, fixture('empty.xml')));
    const [page] = await read();
    expect(await failure(read(page!.next))).toMatchObject({
      code: 'upstream_empty',
      message: expect.stringContaining('2 items'),
    });
  });

  it('accepts a feed that never had items', async () => {
    const read = await feed(answer(200, fixture('empty.xml')));
    const [page] = await read();
    expect(page).toMatchObject({ records: [], next: { items: 0 } });
    expect(await read(page!.next)).toHaveLength(1);
  });

  it.each([
    ['an error page with status 200', answer(200, fixture('error-page.html')), 'not_a_feed'],
    ['a feed cut short', answer(200, '<rss><channel><item><title>x'), 'broken_feed'],
    ['a feed that is forbidden', answer(403, 'no'), 'http_403'],
    ['a feed that is gone', answer(404, 'no'), 'http_404'],
  ])('fails only this feed for %s', async (_what, handler, code) => {
    const error = await failure((await feed(handler))());
    expect(error).toBeInstanceOf(PartitionError);
    expect(error).toMatchObject({ code });
    expect((error as Error).message).not.toContain('secret-token');
  });

  it('counts the retries that preceded an unreadable response', async () => {
    const busy = answer(503, '', { 'retry-after': '0' });
    const read = await feed(busy, answer(200, fixture('error-page.html')));
    expect(await failure(read())).toMatchObject({ code: 'not_a_feed', retries: 1 });
  });

  it('is requested once more after a failure, not repeatedly', async () => {
    const read = await feed(answer(503));
    // The feed's address is shown next to its error.
    const message = 'the feed answered 503: an empty body, after 1 retry';
    expect(await failure(read())).toMatchObject({ code: 'upstream_unavailable', message, retries: 1 });
    expect(server!.requests).toHaveLength(2);
  });

  it('stops when aborted', async () => {
    const abort = new AbortController();
    const read = await feed(() => abort.abort(new Error('enough')));
    expect(await failure(read(null, abort.signal))).toMatchObject({ message: 'enough' });
  });
});

it('refuses a feed in a private network, without revealing its secrets', async () => {
  server = await startUpstream(answer(200, fixture('rss-2.0.xml')));
  const rss = await source({
    RSS_FEEDS: [`${server.url}/feed?token=secret-token`],
    PRIVATE_ADDRESSES: 'refuse',
  });
  const [partition] = await rss.partitions();
  const pages = rss.pages({
    partition: partition!,
    since: null,
    signal: new AbortController().signal,
    deadline: new Date(Date.now() + 60_000),
  });
  const error = await pages.next().then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(PartitionError);
  expect(error).toMatchObject({ code: 'private_address', message: expect.stringContaining('127.0.0.1') });
  expect((error as Error).message).not.toContain('secret-token');
  expect(server.requests).toHaveLength(0);
});
