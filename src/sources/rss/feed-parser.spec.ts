import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PartitionError } from '../../domain/errors.js';
import { parseFeed } from './feed-parser.js';

const parse = (body: string | Buffer) =>
  parseFeed({ body: Buffer.from(body), contentType: undefined, url: 'https://feeds.example/rss' }).items.map(
    ({ payload }) => payload,
  );

const errorOf = (body: string | Buffer): PartitionError => {
  try {
    parse(body);
  } catch (error) {
    if (error instanceof PartitionError) return error;
    throw error;
  }
  throw new Error('expected the feed to be refused');
};

const rss = (inside: string) => `<rss><channel><item>${inside}</item></channel></rss>`;

it.each([
  ['error-page.html', 'not_a_feed', '503 Service Unavailable'],
  ['billion-laughs.xml', 'broken_feed', 'entities other than short texts'],
  ['external-entity.xml', 'broken_feed', 'entities other than short texts'],
])('refuses %s as %s', (name, code, message) => {
  const error = errorOf(readFileSync(join(import.meta.dirname, 'fixtures', name)));
  expect(error.code).toBe(code);
  expect(error.message).toContain(message);
});

it.each([
  ['nothing', ''],
  ['plain text', 'Service temporarily unavailable'],
  ['other XML', '<?xml version="1.0"?><error>no</error>'],
  ['other JSON', '{"error":"no such feed"}'],
  ['bytes', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2])],
])('refuses %s, which is not a feed', (_what, body) => {
  expect(errorOf(body).code).toBe('not_a_feed');
});

it.each([
  ['a feed cut in its first item', rss('<title>x</title>').slice(0, -25)],
  ['a feed cut before its first item', '<rss><channel><title>News</title><copyright>All rig'],
  [
    'an Atom feed cut before its first entry',
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title>',
  ],
  ['a million nested tags', rss('<a>'.repeat(1e6) + '</a>'.repeat(1e6))],
  ['a million opened titles', rss('<title>'.repeat(1e6))],
  ['a million opened comments', rss('<!--'.repeat(1e6))],
  ['a million opened CDATA sections', rss('<![CDATA['.repeat(1e6))],
  ['JSON cut short', '{"version":"https://jsonfeed.org/version/1.1","items":[{"id":'],
  ['JSON nested a million times', `{"a":${'['.repeat(1e6)}`],
  ['a JSON feed whose items are no list', '{"version":"https://jsonfeed.org/version/1.1","items":{}}'],
])('refuses %s as a broken feed', (_what, body) => {
  expect(errorOf(body).code).toBe('broken_feed');
});

it('reports where a feed without a complete item is truncated', () => {
  expect(errorOf('<rss>\n<channel>\n<item><title>x').message).toBe(
    'the feed is broken: it is truncated inside <item>, which begins in line 3: "<item><title>x"',
  );
});

it('ignores an element whose name would change the prototype', () => {
  expect(parse(rss('<title>x</title><__proto__><a>x</a></__proto__>'))[0]!.item).toEqual({ title: 'x' });
});

it.each([
  ['white space', ' '],
  ['opened instructions', '<?'],
  ['ampersands', '&'],
  ['escaped tags', '&lt;a "'],
  ['markup', '<a>x</a>'],
])('reads an item with %s a million times', (_what, piece) => {
  expect(parse(rss(`<description>${piece.repeat(1e6)}</description>`))).toHaveLength(1);
});

it('ignores a CDATA mark inside a comment', () => {
  expect(parse(rss('<!-- <![CDATA[ --><title>x</title>'))[0]!.item).toEqual({ title: 'x' });
});

it('keeps text, CDATA and entities of an element in order', () => {
  expect(parse(rss('<author>a &amp; <![CDATA[<b> &amp; ]]>c</author>'))[0]!.item).toEqual({
    author: 'a & <b> &amp; c',
  });
});
