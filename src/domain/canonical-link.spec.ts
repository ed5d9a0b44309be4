import { canonicalLink } from './canonical-link.js';

const plain = 'news.example/2026/11/story';

it.each([
  'https://news.example/2026/11/story',
  'http://news.example/2026/11/story/',
  'https://www.news.example/2026/11/story',
  'https://m.news.example/2026/11/story',
  'https://mobile.news.example/2026/11/story',
  'https://amp.news.example/2026/11/story',
  'https://news.example/2026/11/story/amp/',
  'https://news.example/2026/11/story/amp',
  'https://news.example/amp/2026/11/story',
  'https://news.example/2026/11/story?amp=1',
  'https://news.example/2026/11/story?outputType=amp',
  'https://www.google.com/amp/s/news.example/2026/11/story',
  'https://news-example.cdn.ampproject.org/c/s/news.example/2026/11/story?utm_source=x',
  'https://news.example/2026/11/story?utm_source=rss&UTM_Medium=feed&fbclid=1&gclid=2&mc_cid=3&mc_eid=4',
  'https://news.example/2026/11/story?at_medium=RSS&at_campaign=rss',
  'https://news.example/2026/11/story?ref=rss',
  'https://news.example/2026/11/story?ref=other-blog.example',
  'https://news.example/2026/11/story?CMP=share_btn&ref_src=twsrc%5Etfw',
  'https://news.example:443/2026/11/story#utm_source=rss',
  'https://news.example/2026/11/story#3',
  'https://news.example/2026/11/%73tory',
])('makes %s the same', (link) => expect(canonicalLink(link)).toBe(plain));

it.each([
  ['https://news.example/?p=123', 'https://news.example/?p=124'],
  ['https://news.example/story?id=1', 'https://news.example/story?id=2'],
  ['https://news.example/article.php?ref=55', 'https://news.example/article.php?ref=56'],
  ['https://news.example/a?source=7', 'https://news.example/a?source=8'],
  ['https://video.example/watch?v=dQw4w9WgXcQ', 'https://video.example/watch?v=DQw4w9WgXcQ'],
  ['https://news.example/Story', 'https://news.example/story'],
  ['https://a.news.example/1', 'https://b.news.example/1'],
  ['https://news.example/changelog#v1-2', 'https://news.example/changelog#v1-3'],
  ['https://app.example/#/news/1', 'https://app.example/#/news/2'],
  ['https://news.example:8080/1', 'https://news.example/1'],
  ['https://news.example/amp', 'https://news.example/lamp'],
  ['https://m.me/1', 'https://me/1'],
  ['https://news.example/a%2Fb', 'https://news.example/a/b'],
])('distinguishes %s from %s', (one, other) => expect(canonicalLink(one)).not.toBe(canonicalLink(other)));

it('ignores the order of parameters', () => {
  expect(canonicalLink('https://x.example/?b=2&a=1')).toBe(canonicalLink('https://x.example/?a=1&b=2'));
});

it.each([
  null,
  '',
  'tag:x,2026:1',
  'https://status.example/',
  'https://status.example',
  'https://status.example/?utm_source=rss',
  'https://status.example/#1',
  'mailto:a@b.example',
])('finds no article at %j', (link) => expect(canonicalLink(link)).toBeNull());
