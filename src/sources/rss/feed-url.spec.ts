import { articleUrl, baseOf, publicUrl, requestFor, resolveBase } from './feed-url.js';

describe('articleUrl', () => {
  const base = 'https://news.example/blog/';

  it.each([
    ['https://x.example/a?utm_source=a&id=5&UTM_Medium=b', 'https://x.example/a?id=5'],
    ['https://x.example/a?fbclid=1', 'https://x.example/a'],
    ['https://x.example/a?q=a%20b+c&gclid=1', 'https://x.example/a?q=a%20b+c'],
    ['https://x.example/a?q=a%20b', 'https://x.example/a?q=a%20b'],
    ['https://x.example/a#utm_source=rss', 'https://x.example/a'],
    ['https://x.example/a#part', 'https://x.example/a#part'],
    ['https://x.example/?p=1&amp;lang=de', 'https://x.example/?p=1&lang=de'],
    ['https://x.example/?p=1&#038;lang=de&#x26;x', 'https://x.example/?p=1&lang=de&x'],
    ['https://x.example/?p=1&amp;utm_source=rss', 'https://x.example/?p=1'],
    ['../1', 'https://news.example/1'],
    ['//cdn.example/1', 'https://cdn.example/1'],
    [' HTTP://X.example/ ', 'http://x.example/'],
  ])('makes %j %s', (link, url) => {
    expect(articleUrl(link, base)).toBe(url);
  });

  it.each([
    'javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'mailto:a@b.c',
    'http://',
    '',
    ' ',
  ])('refuses %j', (link) => expect(articleUrl(link, base)).toBeNull());
});

it('resolveBase ignores a base that is not a web address', () => {
  expect(resolveBase('2024/', 'https://x.example/blog/')).toBe('https://x.example/blog/2024/');
  expect(resolveBase('javascript:0', 'https://x.example/')).toBe('https://x.example/');
  expect(resolveBase(undefined, 'https://x.example/')).toBe('https://x.example/');
});

it.each([
  ['https://cdn.example/feed.xml', 'https://www.example/', 'https://cdn.example/feed.xml'],
  ['https://www.example/feed.xml', undefined, 'https://www.example/feed.xml'],
  ['https://feeds.feedburner.com/news', 'https://www.example/', 'https://www.example/'],
  ['https://feeds.feedburner.com/news', undefined, 'https://feeds.feedburner.com/news'],
])('the links of %s, the feed of %s, begin at %s', (url, home, base) => {
  expect(baseOf(url, home)).toBe(base);
});

describe('publicUrl', () => {
  it.each([
    ['https://user:pa%20ss@x.example/rss', 'https://x.example/rss'],
    ['https://x.example/rss?keyword=bitcoin&author=ada', 'https://x.example/rss?keyword=bitcoin&author=ada'],
  ])('shows %s as %s', (configured, shown) => {
    expect(publicUrl(configured)).toBe(shown);
  });

  it.each([
    ['https://x.example/rss?api_key=abc&page=1', 'https://x.example/rss?api_key=***&page=1#'],
    ['https://x.example/rss?userToken=abc', 'https://x.example/rss?userToken=***#'],
    ['https://x.example/rss?sid=abc', 'https://x.example/rss?sid=***#'],
  ])('masks possible keys in %s', (configured, shown) => {
    expect(publicUrl(configured).slice(0, -8)).toBe(shown);
  });

  it('distinguishes feeds that differ only in a key', () => {
    expect(publicUrl('https://x.example/rss?key=a')).not.toBe(publicUrl('https://x.example/rss?key=b'));
  });
});

it('requestFor sends user and password in a header', () => {
  expect(requestFor('https://user:pa%20ss@x.example/rss?token=abc')).toEqual({
    url: 'https://x.example/rss?token=abc',
    headers: { authorization: `Basic ${Buffer.from('user:pa ss').toString('base64')}` },
  });
});
