import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import zlib from 'node:zlib';
import iconv from 'iconv-lite';
import type { INestApplicationContext } from '@nestjs/common';
import { startContext } from '../support/app.js';
import { emptyTables } from '../support/empty-database.js';
import { runToEnd } from '../support/run-to-end.js';
import { type Api, startApi } from '../support/seed-service.js';
import { FEED_NAMESPACES } from '../support/feed-namespaces.js';

interface Answer {
  status?: number;
  type?: string;
  headers?: Record<string, string>;
  body: string | Buffer;
}
/** The expected fields of an API item; others are not compared. */
type Item = Record<string, unknown>;
type Case = [what: string, answer: string | Answer, ...items: Item[]];

const rss = (inside: string, head = '<title>T</title><link>https://site.example/</link>') =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"${FEED_NAMESPACES}><channel>${head}${inside}</channel></rss>`;
const item = (inside: string) => rss(`<item>${inside}</item>`);
const atom = (inside: string, attributes = '') =>
  `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"${attributes}><title>T</title><id>urn:feed</id>${inside}</feed>`;
const entry = (inside: string, attributes = '') =>
  atom(`<entry><updated>2025-02-03T04:05:06Z</updated>${inside}</entry>`, attributes);
const json = (...items: object[]) =>
  JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'T', items });
const dated = (date: string) => item(`<title>x</title><guid>g</guid><pubDate>${date}</pubDate>`);
const titled = (title: string) => item(`<title>${title}</title><guid>g</guid>`);
const linked = (inside: string) => item(`<title>x</title>${inside}`);
const FEB_3 = '2025-02-03T04:05:06.000000Z';

/** Each feed and its items, as a careful reader would understand them. `{feed}` is the URL of the feed's folder, `{host}` that of its host. */
const CASES: Case[] = [
  // Formats
  [
    'RSS 0.90',
    `<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/">
     <channel><title>Old</title><link>http://old.example</link></channel><image><title>Logo</title><url>http://old.example/i.gif</url></image>
     <item><title>One &amp; only</title><link>http://old.example/1</link></item></rdf:RDF>`,
    { title: 'One & only', url: 'http://old.example/1', dated_by: 'fetch', repaired: false },
  ],
  [
    'RSS 0.91 with a document type',
    `<?xml version="1.0" encoding="ISO-8859-1"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">
     <rss version="0.91"><channel><title>T</title><item><title>One</title><link>http://old.example/1</link><description>Text</description></item></channel></rss>`,
    { title: 'One', url: 'http://old.example/1', summary: 'Text' },
  ],
  [
    'RSS 0.92 without titles',
    `<rss version="0.92"><channel><item><description>&lt;a href="http://old.example/1"&gt;Dave&lt;/a&gt; says hello.</description></item></channel></rss>`,
    { title: 'Dave says hello.', summary: 'Dave says hello.', url: null },
  ],
  [
    'RSS 1.0 with modules',
    `<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:taxo="http://purl.org/rss/1.0/modules/taxonomy/">
     <channel rdf:about="http://r.example/rss"><title>T</title><link>http://r.example</link><items><rdf:Seq><rdf:li rdf:resource="http://r.example/1"/></rdf:Seq></items></channel>
     <item rdf:about="http://r.example/1?from=rss"><title>One</title><link>http://r.example/1</link><dc:date>2025-02-03T05:05:06+01:00</dc:date><dc:creator>Ada</dc:creator><dc:subject>coins</dc:subject></item></rdf:RDF>`,
    {
      title: 'One',
      url: 'http://r.example/1',
      author: 'Ada',
      categories: ['coins'],
      observed_at: FEB_3,
      dated_by: 'dc:date',
    },
  ],
  [
    'RSS 1.1',
    `<Channel xmlns="http://purl.org/net/rss1.1#" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" rdf:about="http://r.example/rss"><title>T</title><link>http://r.example/</link>
     <items rdf:parseType="Collection"><item rdf:about="http://r.example/1"><title>One</title><link>http://r.example/1</link></item><item rdf:about="http://r.example/2"><title>Two</title><link>http://r.example/2</link></item></items></Channel>`,
    { title: 'One', url: 'http://r.example/1' },
    { title: 'Two', url: 'http://r.example/2' },
  ],
  [
    'Atom 0.3',
    `<feed version="0.3" xmlns="http://purl.org/atom/ns#" xml:lang="en"><title>T</title><link rel="alternate" type="text/html" href="http://a.example/"/><author><name>Ada</name></author>
     <entry><title mode="escaped" type="text/html">Fish &lt;b&gt;&amp;amp;&lt;/b&gt; chips</title><link rel="alternate" type="text/html" href="http://a.example/1"/><id>tag:a.example,2025:1</id>
     <issued>2025-02-03T04:05:06Z</issued><modified>2025-03-03T04:05:06Z</modified><content type="text/html" mode="escaped">&lt;p&gt;Text&lt;/p&gt;</content></entry></feed>`,
    { title: 'Fish & chips', url: 'http://a.example/1', author: 'Ada', summary: 'Text', observed_at: FEB_3 },
  ],
  [
    'an Atom document of one entry',
    `<entry xmlns="http://www.w3.org/2005/Atom"><title>Alone</title><id>urn:1</id><link href="https://a.example/1"/><updated>2025-02-03T04:05:06Z</updated></entry>`,
    { title: 'Alone', url: 'https://a.example/1', observed_at: FEB_3 },
  ],
  [
    'RSS below a default namespace of something else',
    `<rss version="2.0" xmlns="http://search.yahoo.com/mrss/"><channel><title>T</title><item><title>One</title><link>https://m.example/1</link></item></channel></rss>`,
    { title: 'One', url: 'https://m.example/1' },
  ],
  [
    'RSS below the namespace of XHTML',
    `<rss version="2.0" xmlns="http://www.w3.org/1999/xhtml"><channel><item><title>One</title><link>https://m.example/1</link></item></channel></rss>`,
    { title: 'One', url: 'https://m.example/1' },
  ],
  [
    'Atom with namespaces of others in its elements',
    entry(
      '<id>urn:1</id><title>Own</title><link href="https://a.example/1"/><title xmlns="http://search.yahoo.com/mrss/">Other</title><x:link xmlns:x="urn:x" href="https://x.example/"/>',
    ),
    { title: 'Own', url: 'https://a.example/1' },
  ],
  [
    'dc and media under other prefixes',
    `<rss version="2.0" xmlns:d="http://purl.org/dc/elements/1.1/" xmlns:m="http://search.yahoo.com/mrss"><channel><item><title>One</title><d:creator>Ada</d:creator><d:date>2025-02-03T04:05:06Z</d:date><m:thumbnail url="https://m.example/i.jpg"/></item></channel></rss>`,
    { title: 'One', author: 'Ada', observed_at: FEB_3, image: 'https://m.example/i.jpg' },
  ],
  [
    'RSS as Microsoft writes it',
    `<rss xmlns:a10="http://www.w3.org/2005/Atom" version="2.0"><channel><title>T</title><item><guid isPermaLink="false">1</guid><a10:author><a10:name>Ada</a10:name></a10:author><title>One</title>
     <a10:updated>2025-02-03T04:05:06Z</a10:updated><a10:link rel="alternate" href="https://ms.example/1"/><a10:content type="text">Words</a10:content></item></channel></rss>`,
    {
      title: 'One',
      author: 'Ada',
      url: 'https://ms.example/1',
      summary: 'Words',
      observed_at: FEB_3,
      dated_by: 'updated',
    },
  ],
  [
    'JSON Feed 1.0',
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1',
      title: 'T',
      author: { name: 'Ada' },
      items: [
        {
          id: 7,
          external_url: 'https://x.example/7',
          content_html: '<p>Seven &amp; up</p>',
          date_published: '2025-02-03T05:05:06+01:00',
        },
      ],
    }),
    { title: 'Seven & up', url: 'https://x.example/7', author: 'Ada', observed_at: FEB_3 },
  ],
  [
    'JSON Feed 1.1 with relative links and an id that is a URL',
    json(
      {
        id: 'https://j.example/1',
        title: 'R&amp;D <b>x</b>',
        authors: [{ name: 'Ada' }, { url: 'https://x.example' }, { name: 'Grace' }],
      },
      { id: '2', url: '2.html', title: 'Two', image: 'i.png' },
    ),
    { title: 'R&D <b>x</b>', url: 'https://j.example/1', author: 'Ada, Grace' },
    { title: 'Two', url: '{feed}2.html', image: '{feed}i.png' },
  ],

  // Titles and texts
  [
    'CDATA between words',
    titled('Fish <![CDATA[& chips]]> &amp; <![CDATA[<b>peas</b>]]>'),
    { title: 'Fish & chips & peas' },
  ],
  ['CDATA that is split', titled('<![CDATA[a ]]]]><![CDATA[> b]]>'), { title: 'a ]]> b' }],
  ['CDATA that is escaped', titled('&lt;![CDATA[Fish &amp; chips]]&gt;'), { title: 'Fish & chips' }],
  [
    'CDATA around everything',
    item(
      '<title><![CDATA[ One ]]></title><link><![CDATA[ https://c.example/1?a=1&b=2 ]]></link><guid isPermaLink="false"><![CDATA[g1]]></guid><pubDate><![CDATA[ Mon, 03 Feb 2025 04:05:06 GMT ]]></pubDate>' +
        '<dc:creator><![CDATA[Ada & Co]]></dc:creator><category><![CDATA[A & B]]></category><description><![CDATA[<p>Text</p>]]></description>',
    ),
    {
      title: 'One',
      url: 'https://c.example/1?a=1&b=2',
      author: 'Ada & Co',
      categories: ['A & B'],
      summary: 'Text',
      observed_at: FEB_3,
    },
  ],
  [
    'numeric references escaped twice',
    titled('It&amp;#8217;s &amp;#x27;so&amp;#x27;'),
    { title: "It’s 'so'" },
  ],
  [
    'comparisons',
    titled('<![CDATA[BTC <$60k, 1 < 2 and I <3 it]]>'),
    { title: 'BTC <$60k, 1 < 2 and I <3 it' },
  ],
  [
    'markup of a link',
    titled('<![CDATA[<a href="https://x.example/?a=1&b=2" title="a > b">Read</a> this]]>'),
    { title: 'Read this' },
  ],
  ['an image and words', titled('&lt;img src="x.gif" alt="new"&gt; Words'), { title: 'Words' }],
  [
    'an emoji of several characters and letters of the right',
    titled('👨‍👩‍👧 ביטקוין \u200fعملة'),
    { title: '👨‍👩‍👧 ביטקוין \u200fعملة' },
  ],
  [
    'white space of all kinds',
    titled('\n\t One&nbsp;\u2003two\r\n  three&#160; '),
    { title: 'One two three' },
  ],
  [
    'HTML in Atom',
    entry('<id>urn:1</id><title type="HTML"><![CDATA[Less: <em> &lt; </em> &amp;amp; more]]></title>'),
    { title: 'Less: < &amp; more' },
  ],
  [
    'XHTML in Atom, under a prefix',
    entry(
      '<id>urn:1</id><title type="xhtml"><x:div xmlns:x="http://www.w3.org/1999/xhtml">One <x:b>two</x:b> &lt;b&gt;</x:div></title><summary type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>A</p><p>B</p></div></summary>',
    ),
    { title: 'One two <b>', summary: 'A B' },
  ],
  [
    'a text of Atom that shows a tag',
    entry('<id>urn:1</id><title type="text">How to use &lt;b&gt;</title>'),
    { title: 'How to use <b>' },
  ],
  [
    'a text that is empty beside one that is not',
    item(
      '<title>x</title><guid>g</guid><description> </description><content:encoded><![CDATA[<style>p{}</style><p>Whole</p><script>x()</script>]]></content:encoded>',
    ),
    { summary: 'Whole' },
  ],
  [
    'markup that nobody escaped',
    item('<title>x</title><guid>g</guid><description><p>One</p><p>Two<br/>three</p></description>'),
    { summary: 'One Two three', repaired: false },
  ],
  [
    'a title of an image alone',
    item('<title><![CDATA[<img src="a.png">]]></title><guid>g</guid><description>Words</description>'),
    { title: 'Words' },
  ],
  [
    'a title that is empty',
    item('<title/><guid>g</guid><description>Only words. Nothing more.</description>'),
    { title: 'Only words. Nothing more.' },
  ],
  [
    'titles of several namespaces',
    item(
      '<media:title>Media</media:title><itunes:title>Short</itunes:title><title>Own</title><guid>g</guid>',
    ),
    { title: 'Own' },
  ],
  [
    'a picture with a title of its own',
    item(
      '<image><title>Logo</title><url>https://i.example/l.png</url></image><title>Own</title><guid>g</guid>',
    ),
    { title: 'Own', image: 'https://i.example/l.png' },
  ],

  // Dates
  ...(
    [
      ['Mon, 03 Feb 2025 04:05:06 UT', 'UT'],
      ['lun., 03 févr. 2025 05:05:06 +0100', 'French'],
      ['Mo, 03 Feb 2025 05:05:06 MEZ', 'German'],
      ['lun, 03 feb 2025 01:05:06 -0300', 'Spanish'],
      ['seg, 03 fev 2025 01:05:06 -0300', 'Portuguese'],
      ['Пн, 03 фев 2025 07:05:06 +0300', 'Russian'],
      ['lunedì 3 febbraio 2025 05:05:06 +0100', 'Italian'],
      ['ma 3 februari 2025 05:05:06 +0100', 'Dutch'],
      ['pon., 3 lut 2025 05:05:06 +0100', 'Polish'],
      ['3 Şubat 2025 Pazartesi 07:05:06 +0300', 'Turkish'],
      ['2025年2月3日 13:05:06 +0900', 'Japanese'],
      ['2025-02-03T04:05:06.0000000Z', 'seven decimals'],
      ['2025-02-03T04:05:06 +0000', 'a space before the offset'],
      ['2025-02-03 04:05:06 UTC', 'a zone by name'],
      ['2025-02-03T05:05:06+01', 'an offset of hours'],
      ['20250203T040506Z', 'no separators'],
      ['2025-034T04:05:06Z', 'the day of the year'],
      ['2025-W06-1T04:05:06Z', 'the week of the year'],
      ['Mon Feb  3 04:05:06 GMT 2025', 'asctime'],
      ['Mon, 3 Feb 25 04:05:06 Z', 'two digits'],
      ['Mon, 03 Feb 2025 05:05:06 GMT+01:00', 'GMT and an offset'],
      ['Mon, 03 Feb 2025 05:05:06 +01:00 (CET)', 'a comment'],
      ['Mon, 3rd Feb 2025 04:05:06', 'an ordinal'],
      ['Sun, 02 Feb 2025 23:05:06 America/New_York', 'a place'],
      ['February 2, 2025 11:05:06 PM EST', 'half days'],
      ['Mon, 03 Feb 2025 04:05:06 +0000 GMT', 'two zones'],
      ['Monday, February 3, 2025 - 04:05:06', 'a hyphen'],
      ['1738555506', 'seconds'],
      ['1738555506000', 'milliseconds'],
      ['Mon, 03 Feb 2025  4:05:06 GMT', 'an hour of one digit'],
      ['Mon, 03 Feb 2025 04.05.06 GMT', 'dots in the time'],
      ['Mon, 03 Feb, 2025 04:05:06 GMT', 'a comma too many'],
    ] as const
  ).map(([date, what]): Case => [
    `a date with ${what}`,
    dated(date),
    { observed_at: FEB_3, dated_by: 'published' },
  ]),
  ...[
    'tomorrow',
    '0001-01-01T00:00:00Z',
    'Mon, 31 Feb 2025 04:05:06 GMT',
    '02/03/2025',
    '2099-01-01T00:00:00Z',
  ].map((date): Case => [`the date ${date}`, dated(date), { dated_by: 'fetch' }]),
  [
    'a date that is empty beside others',
    item(
      '<title>x</title><guid>g</guid><pubDate/><atom:updated>2025-02-03T04:05:06Z</atom:updated><dc:date>2025-01-01</dc:date>',
    ),
    { observed_at: FEB_3, dated_by: 'updated' },
  ],

  // Links
  [
    'xml:base at every level',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://b.example/a/"><entry xml:base="b/"><id>urn:1</id><title>One</title><link xml:base="c/" href="d"/></entry>
     <entry xml:base="/e/"><id>urn:2</id><title>Two</title><link href="../f"/></entry><entry><id>urn:3</id><title>Three</title><link xml:base="https://o.example/x/y" href="z"/></entry></feed>`,
    { title: 'One', url: 'https://b.example/a/b/c/d' },
    { title: 'Two', url: 'https://b.example/f' },
    { title: 'Three', url: 'https://o.example/x/z' },
  ],
  [
    'xml:base of RSS',
    `<rss version="2.0" xml:base="https://b.example/x/"><channel xml:base="y/"><item><title>x</title><link>z</link></item></channel></rss>`,
    { url: 'https://b.example/x/y/z' },
  ],
  [
    'a link below the feed',
    rss('<item><title>x</title><link>story</link></item>', '<title>T</title>'),
    { url: '{feed}story' },
  ],
  [
    'a link below the feed, which names its home',
    rss('<item><title>x</title><link>story</link></item>', '<link>/</link>'),
    { url: '{feed}story' },
  ],
  ['a link below a home elsewhere', linked('<link>/story</link>'), { url: '{host}/story' }],
  ['a link without a scheme', linked('<link>//s.example/1</link>'), { url: 'http://s.example/1' }],
  [
    'a host without a scheme',
    linked('<link>www.nowhere.test/1</link>'),
    { url: 'https://www.nowhere.test/1' },
  ],
  [
    'a link with spaces and lines',
    linked('<link>\n https://s.example/a b\n</link>'),
    { url: 'https://s.example/a%20b' },
  ],
  [
    'a link broken over lines',
    linked('<link>https://s.example/long-\n   path</link>'),
    { url: 'https://s.example/long-path' },
  ],
  [
    'a link of letters that are not ASCII',
    linked('<link>https://bücher.example/ä?ö=ü</link>'),
    { url: 'https://xn--bcher-kva.example/%C3%A4?%C3%B6=%C3%BC' },
  ],
  [
    'an empty link beside a permalink',
    linked('<link/><guid>https://s.example/1</guid>'),
    { url: 'https://s.example/1' },
  ],
  [
    'a guid that says it is no permalink',
    linked('<guid isPermaLink="FALSE">https://s.example/1</guid>'),
    { url: null },
  ],
  [
    'a permalink beside an episode',
    linked(
      '<guid isPermaLink="true">https://s.example/1</guid><enclosure url="https://s.example/1.mp3" type="audio/mpeg" length="1"/>',
    ),
    { url: 'https://s.example/1' },
  ],
  [
    'a permalink beside a link to the item itself',
    linked('<guid>https://s.example/1</guid><atom:link rel="self" href="https://s.example/1.xml"/>'),
    { url: 'https://s.example/1' },
  ],
  [
    'alternates of several types',
    entry(
      '<id>urn:1</id><title>x</title><link rel="alternate" type="application/json" href="https://s.example/1.json"/><link rel="alternate" type="text/html" href="https://s.example/1"/>',
    ),
    { url: 'https://s.example/1' },
  ],
  [
    'a relation that is a URI',
    entry(
      '<id>urn:1</id><title>x</title><link rel="self" href="https://s.example/1.atom"/><link rel="http://www.iana.org/assignments/relation/alternate" href="https://s.example/1"/>',
    ),
    { url: 'https://s.example/1' },
  ],
  [
    'an Atom id as its only link',
    entry('<id>https://s.example/1</id><title>x</title>'),
    { url: 'https://s.example/1' },
  ],
  [
    'an Atom id beside replies',
    entry(
      '<id>https://s.example/1</id><title>x</title><link rel="replies" href="https://s.example/1/comments"/><link rel="edit" href="https://s.example/edit/1"/>',
    ),
    { url: 'https://s.example/1' },
  ],
  [
    'content elsewhere',
    entry('<id>urn:1</id><title>x</title><content type="text/html" src="https://s.example/1.html"/>'),
    { url: 'https://s.example/1.html', summary: null },
  ],
  [
    'links of RSS, one of Atom',
    linked('<atom:link rel="replies" href="https://s.example/replies"/><link>https://s.example/1</link>'),
    { url: 'https://s.example/1' },
  ],
  [
    'a script for a link',
    linked('<link>javascript:alert(1)</link><guid isPermaLink="false">1</guid>'),
    { url: null },
  ],

  // Authors, categories and images
  [
    'an author who is only an address of the web',
    entry(
      '<id>urn:1</id><title>x</title><author><uri>https://ada.example/</uri></author><author><name>Grace</name></author>',
    ),
    { author: 'Grace' },
  ],
  [
    'an author in RSS with parts',
    item('<title>x</title><guid>g</guid><author><name>Ada</name><email>ada@x.example</email></author>'),
    { author: 'Ada' },
  ],
  [
    'an author in markup',
    item(
      '<title>x</title><guid>g</guid><dc:creator><![CDATA[<a href="https://x.example">Ada</a>]]></dc:creator>',
    ),
    { author: 'Ada' },
  ],
  [
    'an address in quotation marks',
    item('<title>x</title><guid>g</guid><author>"Ada Lovelace" &lt;ada@x.example&gt;</author>'),
    { author: 'Ada Lovelace' },
  ],
  [
    'categories of Atom',
    entry(
      '<id>urn:1</id><title>x</title><category term="btc" label="Bitcoin" scheme="https://s.example/"/><category term="eth"/><category term=""/>',
    ),
    { categories: ['Bitcoin', 'eth'] },
  ],
  [
    'a picture among media',
    item(
      '<title>x</title><guid>g</guid><media:content url="https://i.example/v.mp4" medium="video"/><media:content url="https://i.example/i" medium="image"><media:title>Pic</media:title></media:content>',
    ),
    { title: 'x', image: 'https://i.example/i' },
  ],
  [
    'a picture that is no address',
    item('<title>x</title><guid>g</guid><media:thumbnail url="data:image/png;base64,AAAA"/>'),
    { image: null },
  ],

  // Charsets and encodings
  ...(
    [
      'utf-16le',
      'utf-16be',
      'windows-1251',
      'koi8-r',
      'shift_jis',
      'euc-jp',
      'gbk',
      'big5',
      'euc-kr',
      'iso-8859-2',
      'windows-1254',
    ] as const
  ).map((charset): Case => {
    const title =
      {
        'windows-1251': 'Биткоин',
        'koi8-r': 'Биткоин',
        shift_jis: 'ビットコイン',
        'euc-jp': 'ビットコイン',
        gbk: '比特币',
        big5: '比特幣',
        'euc-kr': '비트코인',
        'iso-8859-2': 'Złoty — żółw'.replace(' —', ''),
        'windows-1254': 'Şubat ığdır',
      }[charset as string] ?? 'Ωμέγα ₿';
    return [
      charset,
      { body: iconv.encode(titled(title).replace('UTF-8', charset), charset) },
      { title, repaired: false },
    ];
  }),
  ['UTF-8 with its mark twice', { body: `\ufeff\ufeff${titled('Zürich')}` }, { title: 'Zürich' }],
  [
    'UTF-16 with a mark and a prolog of UTF-8',
    { body: iconv.encode(titled('Ωμέγα'), 'utf-16', { addBOM: true }) },
    { title: 'Ωμέγα' },
  ],
  [
    'a charset of binary',
    { type: 'application/xml; charset=binary', body: titled('Zürich') },
    { title: 'Zürich', repaired: false },
  ],
  ['a charset without quotes', titled('Zürich').replace('"UTF-8"', 'utf8'), { title: 'Zürich' }],
  [
    'HTML as its type',
    { type: 'text/html; charset=UTF-8', body: titled('Zürich') },
    { title: 'Zürich', repaired: false },
  ],
  [
    'gzip in gzip',
    { headers: { 'content-encoding': 'gzip' }, body: zlib.gzipSync(zlib.gzipSync(titled('Twice'))) },
    { title: 'Twice' },
  ],
  [
    'x-gzip',
    { headers: { 'content-encoding': 'x-gzip' }, body: zlib.gzipSync(titled('Once')) },
    { title: 'Once' },
  ],
  [
    'an encoding that is a charset',
    { headers: { 'content-encoding': 'UTF-8' }, body: titled('Plain') },
    { title: 'Plain' },
  ],
  [
    'several encodings',
    {
      headers: { 'content-encoding': 'gzip, br' },
      body: zlib.brotliCompressSync(zlib.gzipSync(titled('Both'))),
    },
    { title: 'Both' },
  ],

  // As platforms publish them
  [
    'YouTube',
    `<feed xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns:media="http://search.yahoo.com/mrss/" xmlns="http://www.w3.org/2005/Atom"><link rel="self" href="http://www.youtube.com/feeds/videos.xml?channel_id=U1"/>
     <id>yt:channel:U1</id><title>Coins</title><author><name>Coins</name><uri>https://www.youtube.com/channel/U1</uri></author><entry><id>yt:video:v1</id><yt:videoId>v1</yt:videoId><title>Why &amp; how</title>
     <link rel="alternate" href="https://s.example/watch?v=v1"/><author><name>Coins</name></author><published>2025-02-03T04:05:06+00:00</published><updated>2025-03-03T04:05:06+00:00</updated>
     <media:group><media:title>Why</media:title><media:content url="https://s.example/v/v1?version=3" type="application/x-shockwave-flash"/><media:thumbnail url="https://i.example/hq.jpg" width="480"/>
     <media:description>First line
Second line</media:description><media:community><media:starRating count="9"/></media:community></media:group></entry></feed>`,
    {
      title: 'Why & how',
      url: 'https://s.example/watch?v=v1',
      author: 'Coins',
      summary: 'First line Second line',
      image: 'https://i.example/hq.jpg',
      observed_at: FEB_3,
    },
  ],
  [
    'Reddit',
    atom(
      '<category term="Bitcoin" label="r/Bitcoin"/><entry><author><name>/u/ada</name><uri>https://www.reddit.com/user/ada</uri></author><category term="Bitcoin" label="r/Bitcoin"/><content type="html">&lt;!-- SC_OFF --&gt;&lt;div class=&quot;md&quot;&gt;&lt;p&gt;It&amp;#39;s up&lt;/p&gt; &lt;/div&gt;&lt;!-- SC_ON --&gt; &amp;#32; submitted by</content><id>t3_1abc</id>' +
        '<media:thumbnail xmlns:media="http://search.yahoo.com/mrss/" url="https://b.example/t.jpg?width=140&amp;s=1"/><link href="https://s.example/r/Bitcoin/comments/1abc/up/"/><updated>2025-03-03T04:05:06+00:00</updated><published>2025-02-03T04:05:06+00:00</published><title>It&amp;#39;s up &lt;10%&gt;</title></entry>',
    ),
    {
      title: "It's up <10%>",
      author: '/u/ada',
      categories: ['r/Bitcoin'],
      summary: "It's up submitted by",
      image: 'https://b.example/t.jpg?width=140&s=1',
      observed_at: FEB_3,
    },
  ],
  [
    'releases of GitHub',
    atom(
      '<entry><id>tag:github.com,2008:Repository/1/v1.0</id><updated>2025-02-03T04:05:06Z</updated><link rel="alternate" type="text/html" href="https://s.example/o/r/releases/tag/v1.0"/><title>v1.0: &lt;script&gt; &amp; more</title><content>No content.</content><author><name>ada</name></author></entry>',
    ),
    {
      title: 'v1.0: <script> & more',
      author: 'ada',
      summary: 'No content.',
      url: 'https://s.example/o/r/releases/tag/v1.0',
      dated_by: 'updated',
    },
  ],
  [
    'a status page',
    atom(
      '<entry><id>tag:s.example,2005:Incident/1</id><published>2025-02-03T04:05:06Z</published><updated>2025-02-03T06:05:06Z</updated><link rel="alternate" type="text/html" href="https://s.example/incidents/1"/><title>Slow withdrawals</title>' +
        '<content type="html">&lt;p&gt;&lt;small&gt;Feb &lt;var data-var=\'date\'&gt; 3&lt;/var&gt;, 04:05 UTC&lt;/small&gt;&lt;br&gt;&lt;strong&gt;Resolved&lt;/strong&gt; - Done.&lt;/p&gt;</content></entry>',
    ),
    { title: 'Slow withdrawals', summary: 'Feb 3, 04:05 UTC Resolved - Done.', observed_at: FEB_3 },
  ],
  [
    'arXiv',
    `<rss xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" version="2.0"><channel><title>cs.CR</title><link>http://rss.arxiv.org/rss/cs.CR</link><skipDays><day>Sunday</day></skipDays><item><title>On $O(n &lt; \\log n)$ Proofs</title>
     <link>https://s.example/abs/2502.00001</link><description>arXiv:2502.00001v1 Announce Type: new
Abstract: We show $a &lt; b$ and $c &gt; d$.</description><guid isPermaLink="false">oai:arXiv.org:2502.00001v1</guid><category>cs.CR</category><category>math.CO</category><pubDate>Sun, 02 Feb 2025 23:05:06 -0500</pubDate><arxiv:announce_type>new</arxiv:announce_type><dc:creator>Ada Lovelace, Alan Turing</dc:creator></item></channel></rss>`,
    {
      title: 'On $O(n < \\log n)$ Proofs',
      summary: 'arXiv:2502.00001v1 Announce Type: new Abstract: We show $a < b$ and $c > d$.',
      author: 'Ada Lovelace, Alan Turing',
      categories: ['cs.CR', 'math.CO'],
      observed_at: FEB_3,
    },
  ],
  [
    'SEC EDGAR',
    {
      type: 'application/atom+xml',
      body: `<?xml version="1.0" encoding="ISO-8859-1" ?><feed xmlns="http://www.w3.org/2005/Atom"><title>Latest Filings</title><link rel="alternate" href="/cgi-bin/browse-edgar?action=getcurrent"/><entry><title>8-K - COIN &amp; CO (0001679788) (Filer)</title>
     <link rel="alternate" type="text/html" href="https://s.example/Archives/1-index.htm"/><summary type="html">
 &lt;b&gt;Filed:&lt;/b&gt; 2025-02-03 &lt;b&gt;AccNo:&lt;/b&gt; 1</summary><updated>2025-02-02T23:05:06-05:00</updated><category scheme="https://www.sec.gov/" label="form type" term="8-K"/><id>urn:tag:sec.gov,2008:accession-number=1</id></entry></feed>`,
    },
    {
      title: '8-K - COIN & CO (0001679788) (Filer)',
      summary: 'Filed: 2025-02-03 AccNo: 1',
      url: 'https://s.example/Archives/1-index.htm',
      observed_at: FEB_3,
      repaired: false,
    },
  ],
  [
    'Substack',
    item(
      '<title><![CDATA[It’s time]]></title><description><![CDATA[A subtitle]]></description><link>https://s.example/p/its-time</link><guid isPermaLink="false">https://s.example/p/its-time</guid><dc:creator><![CDATA[Ada]]></dc:creator><pubDate>Mon, 03 Feb 2025 04:05:06 GMT</pubDate>' +
        '<enclosure url="https://i.example/a.jpeg" length="0" type="image/jpeg"/><content:encoded><![CDATA[<p>Body</p>]]></content:encoded>',
    ),
    {
      title: 'It’s time',
      summary: 'A subtitle',
      url: 'https://s.example/p/its-time',
      author: 'Ada',
      image: 'https://i.example/a.jpeg',
    },
  ],
  [
    'Medium',
    item(
      '<title><![CDATA[DeFi & you]]></title><link>https://s.example/defi-1a?source=rss-1b------2</link><guid isPermaLink="false">https://s.example/p/1a</guid><category><![CDATA[defi]]></category><dc:creator><![CDATA[Ada]]></dc:creator><pubDate>Mon, 03 Feb 2025 04:05:06 GMT</pubDate><atom:updated>2025-03-03T04:05:06.123Z</atom:updated><content:encoded><![CDATA[<figure><img alt="" src="https://i.example/a.png" /></figure><p>Body</p><img src="https://s.example/_/stat?event=post" width="1" height="1" alt="">]]></content:encoded>',
    ),
    { title: 'DeFi & you', summary: 'Body', categories: ['defi'], observed_at: FEB_3 },
  ],
  [
    'WordPress',
    item(
      '<title>Five &#8220;rules&#8221; &#8211; part&nbsp;1</title><link>https://s.example/2025/02/five/</link><comments>https://s.example/2025/02/five/#respond</comments><dc:creator><![CDATA[ada]]></dc:creator><pubDate>Mon, 03 Feb 2025 04:05:06 +0000</pubDate><category><![CDATA[News &amp; More]]></category><guid isPermaLink="false">https://s.example/?p=123</guid>' +
        '<description><![CDATA[Words &#8230; <a class="more" href="https://s.example/2025/02/five/">Read more</a>]]></description><wfw:commentRss>https://s.example/2025/02/five/feed/</wfw:commentRss><slash:comments>0</slash:comments>',
    ),
    {
      title: 'Five “rules” – part 1',
      url: 'https://s.example/2025/02/five/',
      categories: ['News & More'],
      summary: 'Words … Read more',
      author: 'ada',
    },
  ],
  [
    'Mastodon',
    item(
      '<guid isPermaLink="true">https://s.example/@ada/1</guid><link>https://s.example/@ada/1</link><pubDate>Mon, 03 Feb 2025 04:05:06 +0000</pubDate><description>&lt;p&gt;Look: &lt;a href="https://pic.test"&gt;&lt;span class="invisible"&gt;https://&lt;/span&gt;&lt;span&gt;pic.test&lt;/span&gt;&lt;/a&gt; &lt;a href="https://s.example/tags/btc"&gt;#&lt;span&gt;btc&lt;/span&gt;&lt;/a&gt;&lt;/p&gt;</description><media:content url="https://i.example/a.png" type="image/png" fileSize="1" medium="image"><media:rating scheme="urn:simple">nonadult</media:rating><media:description type="plain">A chart</media:description></media:content><category>btc</category>',
    ),
    {
      title: 'Look: https://pic.test #btc',
      summary: 'Look: https://pic.test #btc',
      image: 'https://i.example/a.png',
      categories: ['btc'],
    },
  ],
  [
    'Google News',
    item(
      '<title>Bitcoin rises - Coin Paper</title><link>https://s.example/rss/articles/CBMi?oc=5</link><guid isPermaLink="false">CBMi</guid><pubDate>Mon, 03 Feb 2025 04:05:06 GMT</pubDate><description>&lt;a href="https://s.example/rss/articles/CBMi?oc=5" target="_blank"&gt;Bitcoin rises&lt;/a&gt;&amp;nbsp;&amp;nbsp;&lt;font color="#6f6f6f"&gt;Coin Paper&lt;/font&gt;</description><source url="https://paper.example">Coin Paper</source>',
    ),
    {
      title: 'Bitcoin rises - Coin Paper',
      summary: 'Bitcoin rises Coin Paper',
      author: null,
      url: 'https://s.example/rss/articles/CBMi?oc=5',
    },
  ],
  [
    'Discourse',
    item(
      '<title>[ERC-1] Call for &lt;review&gt;</title><dc:creator><![CDATA[@ada Ada Lovelace]]></dc:creator><category>EIPs</category><description><![CDATA[<p>Hello</p><p><small>1 post</small></p>]]></description><link>https://s.example/t/erc-1/5</link><pubDate>Mon, 03 Feb 2025 04:05:06 +0000</pubDate><guid isPermaLink="false">s-topic-5</guid><source url="https://s.example/t/erc-1/5.rss">[ERC-1] Call</source>',
    ),
    { title: '[ERC-1] Call for <review>', author: '@ada Ada Lovelace', summary: 'Hello 1 post' },
  ],
  [
    'vBulletin and Lobsters',
    item(
      '<title>A thread</title><link>https://s.example/showthread.php?t=5&amp;goto=newpost</link><author>nospam@example.com (Ada)</author><guid isPermaLink="true">https://s.example/showthread.php?t=5</guid>',
    ),
    { author: 'Ada', url: 'https://s.example/showthread.php?t=5&goto=newpost' },
  ],
  [
    'Hacker News',
    item(
      '<title>Show HN: x (YC S25)</title><link>https://s.example/x</link><pubDate>Mon, 03 Feb 2025 04:05:06 +0000</pubDate><comments>https://hn.example/item?id=1</comments><description><![CDATA[<a href="https://hn.example/item?id=1">Comments</a>]]></description>',
    ),
    { title: 'Show HN: x (YC S25)', url: 'https://s.example/x', summary: 'Comments' },
  ],
  [
    'Stack Exchange',
    atom(
      '<entry><id>https://s.example/q/1</id><re:rank xmlns:re="http://purl.org/atompub/rank/1.0" scheme="https://s.example">2</re:rank><title type="text">How does &lt;code&gt; A &amp;amp; B work?</title><category scheme="https://s.example/tags" term="bitcoin-core"/><author><name>ada</name><uri>https://s.example/users/1</uri></author><link rel="alternate" href="https://s.example/questions/1/how"/><published>2025-02-03T04:05:06</published><updated>2025-03-03T04:05:06</updated><summary type="html">&lt;p&gt;I &amp;lt;3 it&lt;/p&gt;</summary></entry>',
    ),
    {
      title: 'How does <code> A &amp; B work?',
      categories: ['bitcoin-core'],
      summary: 'I <3 it',
      observed_at: FEB_3,
    },
  ],
  [
    'a podcast',
    rss(
      '<item><itunes:episodeType>full</itunes:episodeType><itunes:title>Blocks</itunes:title><title>Ep. 1: Blocks</title><itunes:author>Ada</itunes:author><itunes:summary><![CDATA[<p>Notes</p>]]></itunes:summary><enclosure url="https://s.example/1.mp3?dest-id=1" length="1" type="audio/mpeg"/><guid isPermaLink="false">6a7c1c60-ab0a-45e7-b8cf-000000000001</guid><pubDate>Mon, 03 Feb 2025 04:05:06 -0000</pubDate><itunes:image href="https://i.example/1.jpg"/><itunes:keywords>btc, blocks</itunes:keywords></item>',
      '<title>T</title><itunes:author>Studio</itunes:author><itunes:category text="Business"><itunes:category text="Investing"/></itunes:category>',
    ),
    {
      title: 'Ep. 1: Blocks',
      author: 'Ada',
      summary: 'Notes',
      url: 'https://s.example/1.mp3?dest-id=1',
      image: 'https://i.example/1.jpg',
      categories: ['btc', 'blocks'],
    },
  ],
  [
    'Blogger',
    atom(
      "<entry><id>tag:blogger.com,1999:blog-1.post-2</id><published>2025-02-02T20:05:06.001-08:00</published><updated>2025-03-02T20:05:06.001-08:00</updated><category scheme='http://www.blogger.com/atom/ns#' term='btc'/><title type='text'>Hello</title><content type='html'>&lt;b&gt;Hi&lt;/b&gt;</content><link rel='replies' type='application/atom+xml' href='https://s.example/feeds/2/comments/default' title='Post Comments'/><link rel='edit' href='https://www.blogger.com/feeds/1'/><link rel='self' href='https://www.blogger.com/feeds/1/posts/2'/><link rel='alternate' type='text/html' href='https://s.example/2025/02/hello.html' title='Hello'/><author><name>Ada</name><email>noreply@blogger.com</email></author></entry>",
    ),
    {
      title: 'Hello',
      url: 'https://s.example/2025/02/hello.html',
      author: 'Ada',
      observed_at: '2025-02-03T04:05:06.001000Z',
    },
  ],
  [
    'a map of earthquakes',
    `<rss version="2.0" xmlns:geo="http://www.w3.org/2003/01/geo/wgs84_pos#" xmlns:georss="http://www.georss.org/georss"><channel><item><title>M 5.1, Chile</title><geo:lat>-20.1</geo:lat><georss:point>-20.1 -70.2</georss:point><georss:where><Point xmlns="http://www.opengis.net/gml"><pos>1 2</pos></Point></georss:where><link>https://s.example/1</link></item></channel></rss>`,
    { title: 'M 5.1, Chile', url: 'https://s.example/1' },
  ],
  [
    'a script that redirects',
    { status: 302, headers: { location: '/moved/to/' }, body: '' },
    { title: 'Moved', url: '{host}/moved/to/story' },
  ],

  // Nearly well-formed
  [
    'a comment with a feed before it',
    `<!-- <rss><channel><item><title>no</title></item></channel></rss> -->${titled('Own').replace(/<\?xml.*\n/, '')}`,
    { title: 'Own' },
  ],
  ['attributes twice', titled('Own').replace('<title>T', '<title a="1" a="2">T'), { title: 'Own' }],
  ['a prolog in its middle', `<?xml version="1.0"?>\n\n${titled('Own')}`, { title: 'Own' }],
  [
    'a bare ampersand everywhere',
    item('<title>A & B &copy; R&D</title><link>https://s.example/?a=1&b=2</link>'),
    { title: 'A & B © R&D', url: 'https://s.example/?a=1&b=2' },
  ],
  [
    'its end cut in a tag',
    rss('<item><title>One</title><guid>1</guid></item><item><title>Two</title><guid>2</guid></item>').replace(
      /uid>2<.*/,
      '',
    ),
    { title: 'One', repaired: true },
  ],
  [
    'a link that HTML tools closed',
    item('<title>One</title><link/>https://s.example/1<guid isPermaLink="false">1</guid>'),
    { title: 'One', url: 'https://s.example/1' },
  ],
];

/** Where a redirect leads: its URL is the base of its links. */
const MOVED: Case = ['', atom('<entry><id>urn:moved</id><title>Moved</title><link href="story"/></entry>')];

let api: Api;
let worker: INestApplicationContext;
let server: Server;
let port: number;
let items: Map<string, Item[]>;

/** No two cases share links or ids, which would make their items one article. */
const own = (text: string, index: number) =>
  text.replace(/\/\/(www\.)?(\w+)\.example/g, `//$1$2${index}.example`).replaceAll('>urn:', `>urn:${index}:`);
/** On many hosts, because only one feed per host is requested at a time. */
const urlOf = (index: number) => `http://127.0.0.${(index % 200) + 1}:${port}/${index}/feed`;

beforeAll(async () => {
  server = createServer(({ url }, response) => {
    const index = Number(/\d+/.exec(url!)?.[0]);
    const [, answer] = CASES[index] ?? MOVED;
    const {
      status = 200,
      type = 'application/xml',
      headers = {},
      body,
    } = typeof answer === 'string' ? { body: answer } : answer;
    response
      .writeHead(status, { 'content-type': type, ...headers })
      .end(typeof body === 'string' ? own(body, index) : body);
  }).listen(0, '0.0.0.0');
  await once(server, 'listening');
  ({ port } = server.address() as AddressInfo);
  api = await startApi({ SOURCES: 'rss' });
  await emptyTables(
    api.dataSource,
    'articles',
    'feed_items',
    'feed_identities',
    'feeds',
    'raw_third_source_data',
    'checkpoints',
    'rejections',
  );
  worker = await startContext(api.url, undefined, {
    SOURCES: ['rss'],
    RSS_FEEDS: CASES.map((_case, index) => urlOf(index)),
    PRIVATE_ADDRESSES: 'allow',
  });
  expect(await runToEnd(worker, 'rss')).toMatchObject({ status: 'succeeded', errorMessage: null });
  const { json } = await api.get('/data?kind=article&limit=1000');
  items = Map.groupBy(json.data as Item[], ({ feed }) => feed as string);
});
afterAll(async () => {
  await worker.close();
  await api.stop();
  server.closeAllConnections();
  server.close();
});

const byTitle = (a: Item, b: Item) => String(a.title).localeCompare(String(b.title), 'en');

it.each(CASES.map(([what, , ...expected], index) => ({ what, index, expected })))(
  '$what',
  ({ index, expected }) => {
    const feed = urlOf(index);
    const wanted = own(JSON.stringify(expected), index)
      .replaceAll('{feed}', feed.replace(/feed$/, ''))
      .replaceAll('{host}', new URL(feed).origin);
    expect((items.get(feed) ?? []).toSorted(byTitle)).toMatchObject(
      (JSON.parse(wanted) as Item[]).toSorted(byTitle),
    );
  },
);
