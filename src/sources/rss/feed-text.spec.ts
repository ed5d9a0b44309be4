import { literalText, plainText, shorten } from './feed-text.js';

describe('plainText', () => {
  it.each([
    ['<p>One</p><p>Two</p>', 'One Two'],
    ['<b>Bit</b>coin', 'Bitcoin'],
    ['a<br/>b', 'a b'],
    ['1 < 2 and 3 > 2', '1 < 2 and 3 > 2'],
    ['x<img alt="a > b" src="pixel.gif"/>y', 'xy'],
    ["a<img alt=it's src=x>b", 'ab'],
    ['<script>alert("<p>")</script>said<style>p{}</style>', 'said'],
    ['<!-- hidden <b> -->shown', 'shown'],
    ['AT&amp;T &eacute;t&eacute; &#8364;', 'AT&T été €'],
    ['&lt;p&gt;Fish &amp;amp; chips&lt;/p&gt;', 'Fish & chips'],
    ['<p>Use &lt;b&gt;</p>', 'Use <b>'],
    ['?a=1&copy=2', '?a=1&copy=2'],
    ['a&#1114112;&#xD800;&#0;b', 'ab'],
    [' \n\u00a0 spaced \t out ', 'spaced out'],
    ['<p>never closed <a href="x', 'never closed <a href="x'],
  ])('turns %j into %j', (markup, text) => {
    expect(plainText(markup, 100)).toBe(text);
  });

  it.each(['<a ', '<a "', '&lt;', '<', '<!--', '<script>', ' ', '"', '&'])(
    'is no slower for a million times %j',
    (piece) => {
      expect(plainText(`start ${piece.repeat(1_000_000)}`, 50).length).toBeLessThanOrEqual(50);
    },
  );
});

it('literalText keeps text that looks like markup', () => {
  expect(literalText(' Vec<T> &amp; co ', 100)).toBe('Vec<T> & co');
});

describe('shorten', () => {
  it('cuts at the end of a word', () => {
    expect(shorten('one two three four', 16)).toBe('one two three…');
  });

  it('never splits a character', () => {
    const short = shorten('🚀'.repeat(20), 10);
    expect(short.isWellFormed()).toBe(true);
    expect(short).toBe('🚀🚀🚀🚀…');
  });
});
