import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Article } from '../../domain/article.js';
import type { FeedItemPayload } from './feed-item.js';
import { parseFeed } from './feed-parser.js';
import { itemIdOf } from './item-id.js';
import { itemSchema } from './item-schema.js';

const fixture = (name: string) => readFileSync(join(import.meta.dirname, 'fixtures', name));

const items = (name: string, contentType?: string): FeedItemPayload[] =>
  parseFeed({ body: fixture(name), contentType, url: 'https://feeds.example/path/rss.xml' }).items.map(
    ({ payload }) => payload,
  );

const articles = (name: string, contentType?: string): Article[] =>
  items(name, contentType).map((item) => itemSchema.parse(item));

const titles = (name: string, contentType?: string) => articles(name, contentType).map((one) => one.title);

describe('formats', () => {
  it('reads RSS 2.0', () => {
    expect(articles('rss-2.0.xml')).toEqual([
      {
        kind: 'article',
        externalId: 'https://news.example/?p=1',
        title: 'Bitcoin passes a mark',
        url: 'https://news.example/1?page=2',
        summary: 'It rose & rose. Twice.',
        author: 'Ada Lovelace',
        categories: ['Markets', 'Bitcoin'],
        publishedAt: '2024-01-15T15:00:00.000Z',
        datedBy: 'published',
        image: null,
        repaired: false,
      },
      {
        kind: 'article',
        externalId: 'https://news.example/2',
        title: 'Ether follows',
        url: 'https://news.example/2',
        summary: 'Plain words',
        author: 'Grace Hopper',
        categories: [],
        publishedAt: '2024-01-14T08:30:00.000Z',
        datedBy: 'published',
        image: null,
        repaired: false,
      },
    ]);
  });

  it('keeps the whole item as it arrived, including unknown elements and all digits', () => {
    expect(items('rss-2.0.xml')[0]!.item).toMatchObject({
      category: ['Markets', 'Bitcoin', 'Markets'],
      'content:encoded': '<p>The whole story.</p>',
      enclosure: { '@length': '00900719925474099312345', '@type': 'audio/mpeg' },
      guid: { '#text': 'https://news.example/?p=1', '@isPermaLink': 'false' },
      pubDate: 'Mon, 15 Jan 2024 10:00:00 EST',
      'x:mood': { '#text': '7.50' },
    });
  });

  it('reads RSS 1.0 with any prefixes, without fetching its DTD', () => {
    expect(articles('rss-1.0.rdf')).toEqual([
      expect.objectContaining({
        externalId: 'https://rdf.example/a',
        title: 'Café prices',
        url: 'https://feeds.example/a',
        author: 'Jean',
        categories: ['Coffee'],
        publishedAt: '2024-01-15T09:00:00.000Z',
      }),
    ]);
  });

  it('reads Atom: typed titles, xml:base, alternate links, authors of the feed, updated without published', () => {
    expect(articles('atom.xml')).toEqual([
      expect.objectContaining({
        externalId: 'tag:atom.example,2024:1',
        title: 'A new & better coin',
        url: 'https://atom.example/blog/2024/1.html',
        summary: 'One two three four & five',
        author: 'The Editors',
        categories: ['News', 'coins'],
        publishedAt: '2024-01-15T10:00:00.500Z',
      }),
      expect.objectContaining({
        externalId: 'urn:uuid:60a76c80-d399-11d9-b93c-0003939e0af6',
        title: 'Vec<T> explained',
        author: 'Ada, bob@atom.example',
        publishedAt: '2024-01-14T00:00:00.000Z',
      }),
    ]);
  });

  it('reads Atom whose elements all have a prefix', () => {
    expect(articles('atom-prefixed.xml')).toEqual([
      expect.objectContaining({
        title: 'Prefixed',
        externalId: '1',
        url: 'https://feeds.example/1',
      }),
    ]);
  });

  it('reads JSON Feed, including ids of many digits', () => {
    expect(articles('feed.json')).toEqual([
      expect.objectContaining({
        externalId: '9007199254740993',
        url: 'https://feeds.example/path/a',
        summary: 'Hello there',
        author: 'Ada',
        categories: ['x', 'y'],
        publishedAt: '2024-01-15T15:00:00.000Z',
      }),
      expect.objectContaining({ title: 'No title here', url: 'https://else.example/b', publishedAt: null }),
    ]);
  });

  it('reads tags in capitals', () => {
    expect(articles('upper-case.xml')[0]).toMatchObject({
      title: 'Loud',
      url: 'https://loud.example/1',
      publishedAt: '2024-01-15T10:00:00.000Z',
    });
  });
});

describe('text', () => {
  it.each([
    ['entities escaped twice', 'escaped-twice.xml', 'AT&T — up'],
    ['CDATA with white space around and in it', 'cdata-white-space.xml', 'Padded title'],
    ['numeric references out of range', 'numeric-references.xml', 'abcd🚀'],
    ['a bare ampersand', 'bare-ampersand.xml', 'Profit & loss'],
    ['a BOM and white space before the prolog', 'white-space-first.xml', 'Späte Erklärung'],
    ['a charset that only the prolog names', 'windows-1251.xml', 'Биткоин растёт'],
    ['Latin-1 that is windows-1252', 'latin-1.xml', '“Crème” – 5 €'],
    ['UTF-16', 'utf-16.xml', 'Ωμέγα'],
    ['UTF-8 that calls itself UTF-16', 'utf-16-in-name-only.xml', 'Ωμέγα'],
    ['a document type with an external DTD', 'rss-0.91-doctype.xml', 'Old'],
  ])('reads %s', (_what, name, title) => {
    expect(titles(name)).toEqual([title]);
  });

  it('prefers the charset of the header to that of the prolog', () => {
    expect(titles('latin-1.xml', 'application/rss+xml; charset=windows-1251')).not.toEqual(
      titles('latin-1.xml'),
    );
    expect(titles('windows-1251.xml', 'text/xml; charset="no-such-charset"')).toEqual(['Биткоин растёт']);
  });

  it('strips markup that was escaped twice from a summary', () => {
    expect(articles('escaped-twice.xml')[0]!.summary).toBe('Fish & chips');
  });

  it('derives a title from the summary, the link, the id or another field of an item', () => {
    const parsed = items('no-title.xml').map((item) => itemSchema.safeParse(item));
    expect(parsed.map(({ data }) => data?.title)).toEqual([
      'Only a text, without a title.',
      'https://news.example/2',
      'Mon, 15 Jan 2024 10:00:00 GMT',
    ]);
  });

  it('rejects an item without any usable field', () => {
    const [payload] = items('no-title.xml');
    const { error } = itemSchema.safeParse({ ...payload!, item: { comments: 'x' } });
    expect(error!.issues).toEqual([expect.objectContaining({ path: ['title'] })]);
  });
});

describe('ids', () => {
  it('keeps the zeros of a guid', () => {
    expect(items('guid-with-zeros.xml').map(itemIdOf)).toEqual(['007']);
  });

  it('falls back to the link without tracking, then to a hash of title and date', () => {
    const [byLink, byHash] = items('no-guid.xml').map(itemIdOf);
    expect(byLink).toBe('https://news.example/x?id=5');
    expect(byHash).toMatch(/^[0-9a-f]{32}$/);
  });

  it('are the same for a record and its article', () => {
    for (const name of ['rss-2.0.xml', 'atom.xml', 'feed.json', 'no-guid.xml', 'links.xml'])
      expect(items(name).map(itemIdOf)).toEqual(articles(name).map((one) => one.externalId));
  });
});

it('refuses javascript: links, resolves relative ones, and knows permalinks and Atom links', () => {
  expect(articles('links.xml').map((one) => one.url)).toEqual([
    null,
    'https://feeds.example/coins/2',
    'https://news.example/3',
    'https://feeds.example/path/4',
  ]);
  expect(articles('bare-ampersand.xml')[0]!.url).toBe('https://news.example/1?a=1&b=2&copy=3');
});

it('keeps an item whose date does not exist', () => {
  expect(articles('bad-date.xml')).toEqual([
    expect.objectContaining({ publishedAt: null, datedBy: 'fetch' }),
  ]);
});

it('drops characters that no database can store', () => {
  const [payload] = items('feed.json');
  const item = { ...(payload!.item as object), title: 'a\ud800b', tags: ['x\0'] };
  expect(itemSchema.parse({ ...payload!, item })).toMatchObject({ title: 'ab', categories: ['x'] });
});

it.each([5, null, 'x', [], {}, undefined])('rejects an item that is %j instead of crashing', (item) => {
  const [payload] = items('feed.json');
  const withoutAuthor = { ...payload!, feedAuthor: undefined, item };
  expect(itemSchema.safeParse(withoutAuthor).success).toBe(false);
  expect(itemIdOf(withoutAuthor)).toMatch(/^[0-9a-f]{32}$/);
});
