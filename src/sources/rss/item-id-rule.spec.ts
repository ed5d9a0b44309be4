import { itemIdsOf } from './item-id.js';
import { parseFeed } from './feed-parser.js';
import { itemSchema } from './item-schema.js';
import { ID_RULES, type IdRule } from './feed-settings.js';

const item = (guid: string, link: string, title: string) =>
  `<item><guid isPermaLink="false">${guid}</guid><link>${link}</link><title>${title}</title><pubDate>2026-01-31</pubDate></item>`;
function idsOf(idRule: IdRule, ...items: string[]): string[] {
  const body = Buffer.from(`<rss><channel>${items.join('')}</channel></rss>`);
  const feed = { idRule };
  return itemIdsOf(parseFeed({ body, contentType: undefined, url: 'https://x.example/rss', feed }).items);
}

it.each(ID_RULES)(
  'by %s, the id of an item is the same in the document and in the stored payload',
  (idRule) => {
    const body = Buffer.from(`<rss><channel>${item('1', '/a', 'A')}</channel></rss>`);
    const { items } = parseFeed({
      body,
      contentType: undefined,
      url: 'https://x.example/rss',
      feed: { idRule },
    });
    expect([itemSchema.parse(items[0]!.payload).externalId]).toEqual(itemIdsOf(items));
  },
);

it('by its link, an item whose guid changes stays the same', () => {
  expect(idsOf('link', item('1', '/a', 'A'), item('2', '/b', 'B'))).toEqual([
    'https://x.example/a',
    'https://x.example/b',
  ]);
  expect(idsOf('link', item('3', '/a', 'A'))).toEqual(['https://x.example/a']);
});

it('identified by link, items without a link and items that share one stay separate', () => {
  const ids = idsOf('link', item('1', '/a', 'A'), item('2', '/a', 'B'), item('3', 'mailto:x@x.example', 'C'));
  expect(new Set(ids).size).toBe(3);
  expect(ids[2]).toBe('3');
});

it('by link, title and date, an item becomes a different one if any of them changes', () => {
  const of = (...items: string[]) => idsOf('link+title+date', ...items);
  expect(of(item('1', '/a', 'A'))).toEqual(of(item('2', '/a', 'A')));
  expect(of(item('1', '/a', 'A'))).not.toEqual(of(item('1', '/a', 'B')));
  expect(of(item('1', '/a', 'A'))).not.toEqual(of(item('1', '/b', 'A')));
});

it('without an id, items that share the link of a status page stay separate', () => {
  const items = ['01', '02', '03'].map(
    (hour) =>
      `<item><title>Incident ${hour}</title><link>https://status.example/</link><pubDate>Thu, 26 Nov 2026 ${hour}:00:00 GMT</pubDate></item>`,
  );
  const body = Buffer.from(`<rss><channel>${items.join('')}</channel></rss>`);
  const feed = parseFeed({ body, contentType: undefined, url: 'https://status.example/rss' });
  expect(new Set(itemIdsOf(feed.items)).size).toBe(3);
});
