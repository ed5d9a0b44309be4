import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/database/data-source.js';
import { migrate } from '../../src/database/migrate.js';
import { startContext } from '../support/app.js';
import { createEmptyDatabase } from '../support/database.js';
import { runToEnd } from '../support/run-to-end.js';
import { schemaBefore } from '../support/schema-before.js';
import { answer, startUpstream, type Upstream } from '../support/upstream.js';

const NAME = 'FeedItems1819000000000';

const item = (guid: string, title: string) =>
  `<item><title>${title}</title><guid isPermaLink="false">${guid}</guid><link>https://news.example/${title}</link></item>`;
const FEEDS: Record<string, string> = {
  '/a':
    item('1', 'own-of-a') +
    item('urn:shared', 'shared-by-a') +
    item('3', 'without-payload') +
    item('urn:gone', 'of-an-unknown-feed'),
  '/b': item('1', 'own-of-b') + item('urn:shared', 'shared-by-b'),
};

/** Articles as stored when ids were shared by all feeds, with their feed and id. B had overwritten A's `urn:shared`. */
const STORED: { feed: string; id: string; title: string; isPayloadGone?: true }[] = [
  { feed: '/a', id: '#1', title: 'own-of-a' },
  { feed: '/b', id: '#1', title: 'own-of-b' },
  { feed: '/b', id: 'urn:shared', title: 'shared-by-b' },
  { feed: '/a', id: '#3', title: 'without-payload', isPayloadGone: true },
  { feed: '/a', id: 'urn:gone', title: 'of-an-unknown-feed', isPayloadGone: true },
];

let server: Upstream;
let database: { url: string; drop(): Promise<void> };
let dataSource: DataSource;

beforeAll(async () => {
  server = await startUpstream((request, response) =>
    answer(200, `<rss version="2.0"><channel><title>T</title>${FEEDS[request.url!]}</channel></rss>`)(
      request,
      response,
    ),
  );
  database = await createEmptyDatabase();
  dataSource = await schemaBefore(database.url, NAME);
  await dataSource.query(`insert into sources (name, kind) values ('rss', 'third')`);
  for (const stored of STORED) await store(stored);
  await dataSource.destroy();
  await migrate(database.url);
  dataSource = await new DataSource(dataSourceOptions(database.url, 1)).initialize();
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
  await server.close();
});

const partitionOf = (path: string) => server.url + path;
const feedOf = (path: string) => partitionOf(path).replace('http://', '');

async function store({ feed, id, title, isPayloadGone }: (typeof STORED)[number]): Promise<void> {
  const key = feedOf(feed);
  const externalId = id.startsWith('#') ? key + id : id;
  const [raw] = await dataSource.query<[{ id: string }]>(
    `insert into raw_third_source_data (source_id, partition, external_id, content_hash, payload, run_id, fetched_at)
     values (1, $1, $2, $3, $4, 1, now()) returning id`,
    [
      partitionOf(feed),
      externalId,
      Buffer.from(title),
      JSON.stringify({ format: 'rss', feed: key, item: {} }),
    ],
  );
  for (const [table, column, value] of [
    ['articles', '', ''],
    ['article_versions', ', id, superseded_at', ", currval(pg_get_serial_sequence('articles', 'id')), now()"],
  ])
    await dataSource.query(
      `insert into ${table} (source_id, external_id, title, url, categories, observed_at, ingested_at, run_id, raw_id${column})
       values (1, $1, $2, $3, '{}', now(), now(), 1, $4${value})`,
      [externalId, title, `https://news.example/${title}`, raw.id],
    );
  if (isPayloadGone) await dataSource.query('delete from raw_third_source_data where id = $1', [raw.id]);
}

const articles = () =>
  dataSource.query<{ id: string; external_id: string; partition: string | null }[]>(
    `select a.id, a.external_id, f.partition from articles a left join feed_identities f on f.id = a.feed_id order by a.id`,
  );

describe('articles stored when ids counted over all feeds', () => {
  it('keep their rows, versions and payloads, each with its id within the feed that it came from', async () => {
    expect(await articles()).toEqual([
      { id: '1', external_id: '1', partition: partitionOf('/a') },
      { id: '2', external_id: '1', partition: partitionOf('/b') },
      { id: '3', external_id: 'urn:shared', partition: partitionOf('/b') },
      { id: '4', external_id: '3', partition: partitionOf('/a') },
      { id: '5', external_id: 'urn:gone', partition: null },
    ]);
    expect(
      await dataSource.query(
        `select count(*)::int as versions, count(*) filter (where v.external_id = a.external_id and v.raw_id = a.raw_id)::int as alike
         from article_versions v join articles a using (id)`,
      ),
    ).toEqual([{ versions: 5, alike: 5 }]);
  });

  it('are the same articles when their feeds are read again, and what another feed had overwritten comes back', async () => {
    const worker = await startContext(database.url, undefined, {
      ...{ SOURCES: ['rss'], RSS_FEEDS: [`${server.url}/a`, `${server.url}/b`], PRIVATE_ADDRESSES: 'allow' },
    });
    const { stored, rejected } = await runToEnd(worker, 'rss');
    await worker.close();
    expect([Number(rejected), Number(stored)]).toEqual([0, 1]);
    const titles = await dataSource.query<{ title: string }[]>('select title from articles order by id');
    expect(titles.map(({ title }) => title)).toEqual([...STORED.map(({ title }) => title), 'shared-by-a']);
    expect(await articles()).toContainEqual({
      id: '5',
      external_id: 'urn:gone',
      partition: partitionOf('/a'),
    });
  });
});
