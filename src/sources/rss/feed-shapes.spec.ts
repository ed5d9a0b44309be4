import type { Article } from '../../domain/article.js';
import { parseFeed } from './feed-parser.js';
import { itemSchema } from './item-schema.js';

const read = (body: string): Article[] =>
  parseFeed({
    body: Buffer.from(body),
    contentType: undefined,
    url: 'https://feeds.example/all.xml',
  }).items.map(({ payload }) => itemSchema.parse(payload));

const rss = (item: string, attributes = '') =>
  read(
    `<rss version="2.0" ${attributes}><channel><title>Feed</title><item>${item}</item></channel></rss>`,
  )[0]!;

const atom = (entry: string, feed = '') =>
  read(`<feed xmlns="http://www.w3.org/2005/Atom">${feed}<entry>${entry}</entry></feed>`)[0]!;

const MEDIA = 'xmlns:m="http://search.yahoo.com/mrss/"';

describe('the place of items in a feed', () => {
  it('reads a feed inside an HTML page', () => {
    const page = `<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><body>
      <feed xmlns="http://www.w3.org/2005/Atom"><entry><title>One</title></entry></feed></body></html>`;
    expect(read(page).map(({ title }) => title)).toEqual(['One']);
  });

  it('refuses a page that only has an element of such a name', () => {
    expect(() => read('<html><body><feed><entry><title>One</title></entry></feed></body></html>')).toThrow(
      'expected RSS, Atom or a JSON feed',
    );
  });

  it('reads items behind an element of the channel that is never closed', () => {
    const items =
      read(`<rss xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>Feed</title>
      <itunes:category text="News"><itunes:category text="Daily"/>
      <item><title>One</title></item><item><title>Two</title></item></channel></rss>`);
    expect(items.map(({ title }) => title)).toEqual(['One', 'Two']);
  });
});

it('reads the name of a feed that is encoded', () => {
  const body =
    '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title mode="base64">TmV3cyAmYW1wOyBtb3Jl</title></feed>';
  const feed = parseFeed({
    body: Buffer.from(body),
    contentType: undefined,
    url: 'https://feeds.example/all.xml',
  });
  expect(feed.title).toBe('News & more');
});

describe('links', () => {
  it('prefers an alternate to an enclosure, whichever comes first and however it is written', () => {
    const enclosure = '<link rel="enclosure">https://cdn.example/a.mp3</link>';
    expect(atom(`${enclosure}<link rel="alternate">https://news.example/1</link>`).url).toBe(
      'https://news.example/1',
    );
    expect(atom(`${enclosure}<link rel="alternate" href="https://news.example/2"/>`).url).toBe(
      'https://news.example/2',
    );
    expect(atom(enclosure).url).toBe('https://cdn.example/a.mp3');
  });

  it('prefers the alternate declared as HTML, then one without a type', () => {
    const untyped = '<link href="https://news.example/1"/>';
    const json = '<link rel="alternate" type="application/json" href="https://news.example/1.json"/>';
    expect(
      atom(`${json}${untyped}<link rel="alternate" type="text/html" href="https://news.example/1.html"/>`)
        .url,
    ).toBe('https://news.example/1.html');
    expect(atom(json + untyped).url).toBe('https://news.example/1');
    expect(atom(json).url).toBe('https://news.example/1.json');
  });

  it('takes an id for a link only if it is a URL, and compares ids as written', () => {
    expect(atom('<id>urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a</id><title>x</title>').url).toBeNull();
    expect(atom('<id>tag:news.example,2026:1</id><title>x</title>').url).toBeNull();
    expect(atom('<id>http://www.NEWS.example/a/../1</id><title>x</title>')).toMatchObject({
      externalId: 'http://www.NEWS.example/a/../1',
      url: 'http://www.news.example/1',
    });
  });

  it('are percent-encoded (RFC 3987, section 3.1) and lose parameters that only track readers', () => {
    expect(rss('<title>x</title><link>https://News.example/記事 1?utm_source=rss&amp;id=2</link>').url).toBe(
      'https://news.example/%E8%A8%98%E4%BA%8B%201?id=2',
    );
  });
});

describe('dates', () => {
  it('uses the last one of repeated dates', () => {
    expect(
      atom('<id>a:1</id><updated>2026-01-01T00:00:00Z</updated><updated>2026-02-01T00:00:00Z</updated>')
        .publishedAt,
    ).toBe('2026-02-01T00:00:00.000Z');
  });

  it('uses another if the last cannot be read', () => {
    expect(
      rss('<title>x</title><pubDate>Sat, 28 Nov 2026</pubDate><pubDate>soon</pubDate>').publishedAt,
    ).toBe('2026-11-28T00:00:00.000Z');
  });
});

describe('titles', () => {
  it.each([
    ['a group', '<m:group><m:title>Media</m:title></m:group>'],
    ['content', '<m:content><m:title>Media</m:title></m:content>'],
    ['content in a group', '<m:group><m:content><m:title>Media</m:title></m:content></m:group>'],
  ])('finds one in %s of Media RSS', (_where, item) => {
    expect(rss(item, MEDIA).title).toBe('Media');
  });

  it('finds the author there, too', () => {
    const item =
      '<title>x</title><m:group><m:content><m:credit role="author">Ada</m:credit></m:content></m:group>';
    expect(rss(item, MEDIA).author).toBe('Ada');
  });

  it('reads the alternative text of an image, if a title has no text', () => {
    expect(
      rss('<title>&lt;img src="https://cdn.example/1.png" alt="Rally &amp;amp; rout"&gt;</title>').title,
    ).toBe('Rally & rout');
    expect(rss('<title>&lt;img src="https://cdn.example/1.png"&gt;</title>').title).toBe(
      'https://cdn.example/1.png',
    );
  });
});
