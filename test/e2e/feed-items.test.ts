import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { startContext } from '../support/app.js';
import { emptyDatabase } from '../support/empty-database.js';
import { runToEnd } from '../support/run-to-end.js';
import { type Api, startApi } from '../support/seed-service.js';
import { answer, startUpstream, type Upstream } from '../support/upstream.js';
import { idle } from '../support/use-worker.js';

/** An item of RSS: title, guid, link, date, description. */
interface Item {
  title: string;
  guid?: string;
  link?: string;
  date?: string;
  text?: string;
  more?: string;
}

let api: Api;
let server: Upstream;
let worker: INestApplicationContext;
let folder: string;
/** Documents by path. */
let feeds: Record<string, string>;

beforeAll(async () => {
  api = await startApi({ SOURCES: 'rss' });
  server = await startUpstream((request, response) => answer(200, feeds[request.url!])(request, response));
  folder = await mkdtemp(join(tmpdir(), 'kasparro-feeds-'));
  await configure();
  worker = await startContext(api.url, undefined, {
    ...{ SOURCES: ['rss'], FEEDS_FILE: join(folder, 'feeds.yaml'), PRIVATE_ADDRESSES: 'allow' },
  });
});
afterAll(async () => {
  await worker.close();
  await server.close();
  await api.stop();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  await idle(worker, api);
  await emptyDatabase(api.dataSource);
});

const element = (name: string, text?: string) => (text === undefined ? '' : `<${name}>${text}</${name}>`);
const rss = (...items: Item[]) =>
  `<rss version="2.0"><channel><title>T</title><link>https://site.example/</link>${items
    .map(
      ({ title, guid, link, date, text, more = '' }) =>
        `<item>${element('title', title)}${guid === undefined ? '' : `<guid isPermaLink="false">${guid}</guid>`}` +
        `${element('link', link)}${element('pubDate', date)}${element('description', text)}${more}</item>`,
    )
    .join('')}</channel></rss>`;
const at = (hour: number) => new Date(Date.UTC(2026, 0, 10, hour)).toUTCString();

/** Reads these feeds, one after the other. */
async function read(documents: Record<string, string>) {
  feeds = { ...feeds, ...documents };
  const counts = { stored: 0, updated: 0, duplicate: 0, rejected: 0 };
  for (const path of Object.keys(documents)) {
    await configure(path);
    const run = await runToEnd(worker, 'rss');
    for (const name of Object.keys(counts) as (keyof typeof counts)[]) counts[name] += Number(run[name]);
  }
  return counts;
}

/** Configures only the given feeds, due immediately. */
async function configure(...paths: string[]): Promise<void> {
  await writeFile(
    join(folder, 'feeds.yaml'),
    JSON.stringify(paths.map((path) => ({ url: `${server.url}${path}` }))),
  );
  await api.dataSource.query('update feeds set next_poll_at = now()');
}

/** Rows sent to the table of articles, even if none is written. */
async function offered(work: () => Promise<unknown>): Promise<string[]> {
  await query(`create table offered (title text);
    create function note_offer() returns trigger language plpgsql as $$ begin
      insert into offered values (new.title); return new; end $$;
    create trigger note_offer before insert on articles for each row execute function note_offer()`);
  await work();
  const rows = await query<{ title: string }>('select title from offered order by title');
  await query('drop trigger note_offer on articles; drop function note_offer; drop table offered');
  return rows.map(({ title }) => title);
}

const query = <T>(sql: string) => api.dataSource.query<T[]>(sql);
const articles = () =>
  query<{ title: string; external_id: string }>('select title, external_id from articles order by title');
const titles = async () => (await articles()).map(({ title }) => title);

it('unchanged articles of a feed cost nothing: only new and edited ones are written', async () => {
  const stays = { title: 'Stays', guid: 'g1', text: 'as it was', more: '<category>x</category>' };
  const edited = { title: 'Edited', guid: 'g2', date: at(1) };
  await read({ '/a': rss(stays, edited) });
  const again = rss(stays, { ...edited, title: 'Edited since' }, { title: 'New', guid: 'g3' });
  expect(await offered(() => read({ '/a': again }))).toEqual(['Edited since', 'New']);
  expect(await titles()).toEqual(['Edited since', 'New', 'Stays']);
});

describe('two feeds', () => {
  it('do not affect each other if they use the same ids', async () => {
    await read({
      '/a': rss({ title: 'First of A', guid: '1' }, { title: 'Second of A', guid: 'https://x.example/2' }),
    });
    expect(
      await read({
        '/b': rss({ title: 'First of B', guid: '1' }, { title: 'Second of B', guid: 'https://x.example/2' }),
      }),
    ).toMatchObject({ stored: 2, updated: 0 });
    expect(await titles()).toEqual(['First of A', 'First of B', 'Second of A', 'Second of B']);
    expect(await query('select 1 from article_versions')).toEqual([]);
  });

  it('share the article of a link, with the content of the first feed, however often they alternate', async () => {
    const a = rss({
      title: 'Story as A tells it',
      guid: 'a1',
      link: 'https://syn.example/1?utm_source=a',
      date: at(1),
    });
    const b = rss({
      title: 'Story as B tells it',
      guid: 'b1',
      link: 'http://www.syn.example/1/',
      date: at(2),
    });
    for (let turn = 1; turn <= 2; turn++)
      await read({ '/a': a + ' '.repeat(turn), '/b': b + ' '.repeat(turn) });
    expect(await articles()).toEqual([{ title: 'Story as A tells it', external_id: 'a1' }]);
    expect(await query('select external_id from feed_items order by 1')).toEqual([
      { external_id: 'a1' },
      { external_id: 'b1' },
    ]);
    expect(await query('select 1 from article_versions')).toEqual([]);
    const { json } = await api.get('/data?kind=article');
    expect(json.data).toMatchObject([{ feed: `${server.url}/a`, also_in: [`${server.url}/b`] }]);
    await read({ '/a': a.replace('as A tells', 'as A corrects') });
    expect(await titles()).toEqual(['Story as A corrects it']);
  });

  it.each([
    ['the address of a whole site', 'https://status.example/', 'https://status.example/', at(1)],
    ['links that differ in what they ask for', 'https://n.example/?p=123', 'https://n.example/?p=124', at(1)],
    [
      'a link that comes with other words a month later',
      'https://n.example/daily',
      'https://n.example/daily',
      at(24 * 30),
    ],
  ])('with %s have an article each', async (_what, one, other, date) => {
    await read({
      '/a': rss({ title: 'Trains are late today', guid: 'a1', link: one, date: at(1) }),
      '/b': rss({ title: 'Bread is dearer', guid: 'b1', link: other, date }),
    });
    expect(await titles()).toEqual(['Bread is dearer', 'Trains are late today']);
  });

  it('store each article once if they mirror each other and are read at the same time', async () => {
    const items = Array.from({ length: 20 }, (_, n) => ({
      title: `Story ${n}`,
      guid: `https://m.example/${n}`,
      link: `https://m.example/${n}`,
      date: at(n),
    }));
    feeds = { '/a': rss(...items), '/b': rss(...items), '/c': rss(...items.toReversed()) };
    await configure('/a', '/b', '/c');
    await runToEnd(worker, 'rss');
    expect(await articles()).toHaveLength(20);
    expect(await query('select 1 from feed_items')).toHaveLength(60);
  });
});

describe('several items with the same id', () => {
  const incident = (title: string, hour: number, guid?: string): Item => ({
    title,
    guid,
    link: 'https://status.example/',
    date: at(hour),
  });

  it.each([['#'], [undefined], ['https://status.example/'], ['status'], ['']])(
    'are all stored if the id is %j',
    async (guid) => {
      const [one, two, three, four] = ['Slow logins', 'Lost mail', 'All is well', 'Power cut'].map(
        (title, hour) => incident(title, hour, guid),
      );
      await read({ '/a': rss(one!) });
      expect(await read({ '/a': rss(three!, two!, one!) })).toMatchObject({ duplicate: 0, updated: 0 });
      await read({ '/a': rss(four!, three!, two!) });
      await read({ '/a': rss(four!) });
      expect(await titles()).toEqual(['All is well', 'Lost mail', 'Power cut', 'Slow logins']);
    },
  );

  it('are all stored if ids are positions in the document', async () => {
    const story = (n: number, place: number): Item => ({
      title: ['Trains are late', 'Bread is dearer', 'Snow in May', 'Voters decide'][n]!,
      guid: String(place),
      link: `https://n.example/story-${n}`,
      date: at(n),
    });
    await read({ '/a': rss(story(1, 1), story(0, 2)) });
    await read({ '/a': rss(story(2, 1), story(1, 2)) });
    await read({ '/a': rss(story(3, 1), story(2, 2)) });
    expect(await titles()).toEqual(['Bread is dearer', 'Snow in May', 'Trains are late', 'Voters decide']);
  });
});

describe('an article of a feed', () => {
  const text = 'The whole story in forty characters or more, word by word.';
  const story: Item = {
    title: 'Bitcoin slides as funds sell',
    guid: 'u1',
    link: 'https://n.example/markets/bitcoin-slides-as-funds-sell',
    date: at(5),
    text,
  };
  const uuid = (n: number) => `6a7c1c60-ab0a-45e7-b8cf-00000000000${n}`;

  it.each<[string, Item, Item]>([
    ['edits', story, { ...story, title: 'Bitcoin recovers', text: 'Other words.' }],
    [
      'edits, without a date',
      { title: 'One', guid: '7', link: 'https://n.example/7' },
      { title: 'Another', guid: '7', link: 'https://n.example/7' },
    ],
    [
      'edits, without an id',
      { title: 'One', link: 'https://n.example/7' },
      { title: 'Another', link: 'https://n.example/7?utm_source=rss2' },
    ],
    ['gives a new id', { ...story, guid: uuid(1) }, { ...story, guid: uuid(2) }],
    [
      'gives a new id and edits',
      { ...story, guid: uuid(1) },
      { ...story, guid: uuid(2), title: 'Bitcoin slides as big funds sell', date: at(6) },
    ],
    [
      'moves to https and edits',
      { ...story, guid: 'http://www.n.example/1' },
      { ...story, guid: 'https://n.example/1', title: 'Other words entirely', text: undefined, date: at(30) },
    ],
    [
      'gives an id that asks for something else',
      { ...story, guid: 'https://n.example/1?v=1' },
      { ...story, guid: 'https://n.example/1?v=2', title: 'Bitcoin slides as big funds sell' },
    ],
    ['gives an id at last', { ...story, guid: undefined }, story],
    [
      'publishes again under another link',
      { ...story, guid: uuid(1) },
      { ...story, guid: uuid(2), link: 'https://n.example/business/2026/bitcoin-news' },
    ],
    [
      'moves to another section, without text',
      { ...story, guid: uuid(1), text: undefined },
      {
        ...story,
        guid: uuid(2),
        text: undefined,
        link: 'https://n.example/business/bitcoin-slides-as-funds-sell',
      },
    ],
    [
      'counts editions',
      { ...story, guid: `${story.link}#0` },
      { ...story, guid: `${story.link}#1`, title: 'Other words entirely', date: at(30) },
    ],
    ['adds tracking to the link', story, { ...story, guid: story.guid, link: `${story.link}?ref=rss` }],
  ])('stays one article with the newest content when its feed %s', async (_what, before, after) => {
    await read({ '/a': rss(before) });
    const [{ id }] = (await query<{ id: string }>('select id from articles')) as [{ id: string }];
    await read({ '/a': rss(after) });
    expect(await query('select id, title from articles')).toEqual([{ id, title: after.title }]);
    await read({ '/a': `${rss(after)} ` });
    expect(await query('select 1 from article_versions')).toHaveLength(
      after.title === before.title && after.link === before.link ? 0 : 1,
    );
  });

  it.each<[string, Item, Item]>([
    [
      'a short title again',
      { ...story, title: 'Update' },
      { ...story, title: 'Update', guid: 'u2', link: 'https://n.example/2' },
    ],
    [
      'the same words on another day',
      story,
      { ...story, guid: 'u2', link: 'https://n.example/2', date: at(30) },
    ],
    [
      'a page of today under the same link',
      { ...story, title: 'Prices on 10 January' },
      { ...story, guid: 'u2', title: 'Prices on 11 January', date: at(29) },
    ],
    [
      'parts of one page',
      { ...story, guid: `${story.link}#a1` },
      { ...story, guid: `${story.link}#a2`, title: 'Another part' },
    ],
  ])('becomes two articles if the feed then has %s', async (_what, before, after) => {
    await read({ '/a': rss(before) });
    await read({ '/a': rss(after, before) });
    expect(await query('select 1 from articles')).toHaveLength(2);
    await read({ '/a': rss(after) });
    expect(await query('select 1 from articles')).toHaveLength(2);
  });

  it('keeps the time of its first fetch if it has no date', async () => {
    const moments = () => query('select observed_at, dated_by from articles');
    const undated = rss({ title: 'Undated', guid: 'ua1' });
    await read({ '/a': `${undated}<!-- 1 -->` });
    const first = await moments();
    expect(first).toEqual([{ observed_at: expect.any(Date), dated_by: 'fetch' }]);
    expect(await read({ '/a': `${undated}<!-- 2 -->` })).toMatchObject({ stored: 0, updated: 0 });
    expect(await moments()).toEqual(first);
  });

  it('remains when each poll adds another one, although another feed uses its id', async () => {
    const told = (by: string) => ({
      title: `Story as ${by} tells it`,
      guid: 'https://shared.example/1',
      link: `https://${by}.example/1`,
    });
    for (const turn of [1, 2, 3])
      await read({
        '/a': rss(told('a'), { title: `A new ${turn}`, guid: `fa${turn}` }),
        '/b': rss(told('b')),
      });
    expect(await titles()).toEqual(expect.arrayContaining(['A new 1', 'A new 2', 'A new 3']));
    expect(await query("select title, url from articles where url = 'https://a.example/1'")).toEqual([
      { title: 'Story as a tells it', url: 'https://a.example/1' },
    ]);
    expect(await query('select 1 from article_versions')).toEqual([]);
  });

  it('shows the first of two ids of one story in a document', async () => {
    const both = [
      { ...story, guid: uuid(2), link: 'https://n.example/business/2026/bitcoin-news' },
      { ...story, guid: uuid(1) },
    ];
    for (const end of ['', ' ']) await read({ '/a': rss(...both) + end });
    expect(await articles()).toEqual([{ title: story.title, external_id: uuid(1) }]);
    expect(await query('select 1 from article_versions')).toEqual([]);
  });
});

describe('a feed that moves', () => {
  it('keeps its items and shows edits', async () => {
    const items = [
      { title: 'One', guid: '1', link: 'https://n.example/1' },
      { title: 'Two', guid: '2', link: 'https://n.example/2' },
    ];
    await read({ '/a': rss(...items) });
    await read({
      '/b': rss({ title: 'Three', guid: '3' }, items[0]!, { ...items[1]!, title: 'Two, corrected' }),
    });
    expect(await titles()).toEqual(['One', 'Three', 'Two, corrected']);
    expect(await query('select former_partitions from feed_identities')).toEqual([
      { former_partitions: [`${server.url}/a`] },
    ]);
  });

  it('keeps ids apart if a feed moves to the URL of another feed', async () => {
    feeds = {
      '/a': rss({ title: 'Of A', guid: '1', link: 'https://n.example/1' }),
      '/b': rss({ title: 'Of B', guid: '1', link: 'https://n.example/other' }),
    };
    await configure('/a', '/b');
    await runToEnd(worker, 'rss');
    feeds['/a'] = rss({ title: 'Of A again', guid: '1', link: 'https://n.example/1' });
    await configure('/b', '/a');
    await runToEnd(worker, 'rss');
    expect(await titles()).toEqual(['Of A again', 'Of B']);
  });
});
