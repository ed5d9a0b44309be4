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
  'https://www.google.com/url?rct=j&sa=t&url=https://news.example/2026/11/story&ct=ga&cd=CAEY&usg=AOv',
  'https://www.google.co.uk/url?q=https%3A%2F%2Fnews.example%2F2026%2F11%2Fstory%3Futm_source%3Dx&sa=U',
  'https://news.google.com/news/url?sa=t&fd=R&usg=AFQ&url=https://news.example/2026/11/story',
  'http://www.bing.com/news/apiclick.aspx?ref=FexRss&tid=6&url=https%3a%2f%2fnews.example%2f2026%2f11%2fstory&c=1',
  'https://news.example/2026/11/story?.tsrc=rss',
  'https://news.example/2026/11/story?source=rss----d12c403d4976--food',
  'https://news.example/2026/11/story?feedType=RSS&feedName=topNews',
  'https://news.example/2026/11/story?wt_mc=rss.red.ho&ito=1490',
  'https://news.example/2026/11/story?from=rss',
  'https://news.example/2026/11/story?rss=1',
  'https://news.example/2026/11/story?rss',
])('makes %s the same', (link) => expect(canonicalLink(link)).toBe(plain));

it.each([
  ['https://news.example/?p=123', 'https://news.example/?p=124'],
  ['https://news.example/story?id=1', 'https://news.example/story?id=2'],
  ['https://news.example/article.php?ref=55', 'https://news.example/article.php?ref=56'],
  [
    'https://www.google.com/url?url=https://a.example/1',
    'https://www.google.com/url?url=https://a.example/2',
  ],
  ['https://www.google.com/url?usg=1', 'https://www.google.com/url?usg=2'],
  ['https://news.example/?rss=1201', 'https://news.example/?rss=1202'],
  ['https://news.example/a?from=rsstools', 'https://news.example/a?from=rss'],
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
  'https://www.google.com/url?sa=t&url=https://status.example/',
  'mailto:a@b.example',
])('finds no article at %j', (link) => expect(canonicalLink(link)).toBeNull());
