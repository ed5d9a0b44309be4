import iconv from 'iconv-lite';
import type { Article } from '../../domain/article.js';
import { parseFeed } from './feed-parser.js';
import { itemSchema } from './item-schema.js';
import { FEED_NAMESPACES } from '../../../test/support/feed-namespaces.js';

type Expected = Partial<Omit<Article, 'kind'>>;
type Case = [publisher: string, body: string | Buffer, expected: Expected | Expected[], type?: string];

const rss = (items: string, head = '<title>T</title><link>https://site.example/</link><description/>') =>
  `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"${FEED_NAMESPACES}><channel>${head}${items}</channel></rss>`;
const atom = (inside: string, more = '') =>
  `<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom"${more}>${inside}</feed>`;
const FEB_3 = '2025-02-03T04:05:06.000Z';

/** Feeds as each kind of publisher writes them, with their meaning according to the formats. */
const CASES: Case[] = [
  [
    'FeedBurner',
    rss(
      `<item><title>Fees fall</title><link>http://feeds.feedburner.com/~r/Site/~3/x1/</link><fb:origLink>https://site.example/fees?utm_source=feedburner&amp;id=1</fb:origLink>
       <guid isPermaLink="false">https://site.example/?p=1</guid><description>Lower.&lt;img src="http://feeds.feedburner.com/~r/Site/~4/x1" height="1" width="1"/&gt;</description></item>`,
    ).replace('<rss ', '<rss xmlns:fb="http://rssnamespace.org/feedburner/ext/1.0" '),
    { title: 'Fees fall', url: 'http://feeds.feedburner.com/~r/Site/~3/x1/', summary: 'Lower.' },
  ],
  [
    'a podcast',
    rss(
      `<item><itunes:title>Halving, explained</itunes:title><title>#42: Halving, explained</title><itunes:author>Ada &amp; Grace</itunes:author>
       <itunes:summary><![CDATA[<p>We talk about <a href="https://x.example">blocks</a>.</p>]]></itunes:summary>
       <enclosure url="https://cdn.example/42.mp3?x=1&amp;y=2" length="1" type="audio/mpeg"/><itunes:duration>1:02:03</itunes:duration>
       <guid isPermaLink="false">Buzzsprout-42</guid><itunes:image href="https://cdn.example/42.jpg"/><itunes:episode>42</itunes:episode>
       <pubDate>Sun, 02 Feb 2025 23:05:06 -0500</pubDate><itunes:keywords>bitcoin, mining</itunes:keywords></item>`,
    ),
    {
      title: '#42: Halving, explained',
      url: 'https://cdn.example/42.mp3?x=1&y=2',
      author: 'Ada & Grace',
      summary: 'We talk about blocks.',
      image: 'https://cdn.example/42.jpg',
      categories: ['bitcoin', 'mining'],
      publishedAt: FEB_3,
    },
  ],
  [
    'YouTube',
    atom(
      `<link rel="self" href="http://www.youtube.com/feeds/videos.xml?channel_id=UC1"/><id>yt:channel:1</id><title>Channel</title>
       <author><name>Channel</name><uri>https://www.youtube.com/channel/UC1</uri></author><published>2010-01-01T00:00:00+00:00</published>
       <entry><id>yt:video:abc</id><yt:videoId>abc</yt:videoId><title>Why &quot;L2&quot; matters &amp; more</title>
       <link rel="alternate" href="https://www.youtube.com/watch?v=abc"/><author><name>Channel</name><uri>https://www.youtube.com/channel/UC1</uri></author>
       <published>2025-02-03T04:05:06+00:00</published><updated>2025-03-01T00:00:00+00:00</updated><media:group><media:title>Why L2</media:title>
       <media:content url="https://www.youtube.com/v/abc?version=3" type="application/x-shockwave-flash" width="640"/>
       <media:thumbnail url="https://i1.ytimg.com/vi/abc/hqdefault.jpg"/><media:description>Line one
line two</media:description></media:group></entry>`,
      ' xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns:media="http://search.yahoo.com/mrss/"',
    ),
    {
      title: 'Why "L2" matters & more',
      url: 'https://www.youtube.com/watch?v=abc',
      author: 'Channel',
      summary: 'Line one line two',
      image: 'https://i1.ytimg.com/vi/abc/hqdefault.jpg',
      publishedAt: FEB_3,
      datedBy: 'published',
    },
  ],
  [
    'Reddit',
    atom(
      `<category term="btc" label="r/btc"/><id>/r/btc/.rss</id><title>btc</title><entry><author><name>/u/ada</name><uri>https://www.reddit.com/user/ada</uri></author>
       <category term="btc" label="r/btc"/><content type="html">&lt;!-- SC_OFF --&gt;&lt;div class=&quot;md&quot;&gt;&lt;p&gt;I&amp;#39;m in.&lt;/p&gt; &lt;/div&gt;&lt;!-- SC_ON --&gt; &amp;#32; submitted by</content>
       <id>t3_1abc</id><media:thumbnail url="https://b.thumbs.example/a.jpg"/><link href="https://www.reddit.com/r/btc/comments/1abc/x/"/>
       <updated>2025-02-03T04:05:06+00:00</updated><published>2025-02-03T04:05:06+00:00</published><title>Is &lt;1 sat/vB fine?</title></entry>`,
      ' xmlns:media="http://search.yahoo.com/mrss/"',
    ),
    {
      title: 'Is <1 sat/vB fine?',
      url: 'https://www.reddit.com/r/btc/comments/1abc/x/',
      author: '/u/ada',
      summary: "I'm in. submitted by",
      categories: ['r/btc'],
      image: 'https://b.thumbs.example/a.jpg',
    },
  ],
  [
    'Mastodon',
    rss(
      `<item><guid isPermaLink="true">https://social.example/@ada/1</guid><link>https://social.example/@ada/1</link><pubDate>Mon, 03 Feb 2025 04:05:06 +0000</pubDate>
       <description>&lt;p&gt;New fees: &lt;a href="https://x.example"&gt;&lt;span class="invisible"&gt;https://&lt;/span&gt;&lt;span&gt;x.example&lt;/span&gt;&lt;/a&gt;&lt;/p&gt;&lt;p&gt;Thoughts?&lt;/p&gt;</description>
       <media:content url="https://files.example/1.png" type="image/png" fileSize="1" medium="image"><media:rating scheme="urn:simple">nonadult</media:rating>
       <media:description type="plain">A chart</media:description></media:content><category>fees</category></item>`,
    ),
    {
      externalId: 'https://social.example/@ada/1',
      title: 'New fees: https://x.example Thoughts?',
      summary: 'New fees: https://x.example Thoughts?',
      image: 'https://files.example/1.png',
      categories: ['fees'],
    },
  ],
  [
    'Bluesky',
    rss(
      `<item><link>https://bsky.app/profile/ada.example/post/3k</link><description>gm

second line</description><pubDate>03 Feb 2025 04:05 +0000</pubDate><guid isPermaLink="false">at://did:plc:1/app.bsky.feed.post/3k</guid></item>`,
    ),
    {
      title: 'gm second line',
      publishedAt: '2025-02-03T04:05:00.000Z',
      url: 'https://bsky.app/profile/ada.example/post/3k',
    },
  ],
  [
    'arXiv',
    rss(
      `<item><title>A Note on $x^2 &lt; y$</title><link>https://arxiv.org/abs/2502.00001</link>
       <description>arXiv:2502.00001v1 Announce Type: new 
Abstract: We show $a&lt;b$ and $c&gt;d$.</description><guid isPermaLink="false">oai:arXiv.org:2502.00001v1</guid>
       <category>q-fin.TR</category><category>cs.CR</category><pubDate>Mon, 03 Feb 2025 00:00:00 -0500</pubDate>
       <arxiv:announce_type>new</arxiv:announce_type><dc:rights>http://creativecommons.org/licenses/by/4.0/</dc:rights>
       <dc:creator>Ada Lovelace (Univ. A), Grace Hopper</dc:creator></item>`,
    ).replace('<rss ', '<rss xmlns:arxiv="http://arxiv.org/schemas/atom" '),
    {
      title: 'A Note on $x^2 < y$',
      summary: 'arXiv:2502.00001v1 Announce Type: new Abstract: We show $a<b$ and $c>d$.',
      author: 'Ada Lovelace (Univ. A), Grace Hopper',
      categories: ['q-fin.TR', 'cs.CR'],
      publishedAt: '2025-02-03T05:00:00.000Z',
    },
  ],
  [
    'releases on GitHub',
    atom(
      `<id>tag:github.com,2008:https://github.com/a/b/releases</id><link type="text/html" rel="alternate" href="https://github.com/a/b/releases"/><title>Release notes from b</title>
       <entry><id>tag:github.com,2008:Repository/1/v1.0&lt;rc&gt;</id><updated>2025-02-03T04:05:06Z</updated><link rel="alternate" type="text/html" href="https://github.com/a/b/releases/tag/v1.0"/>
       <title>v1.0: Option&lt;T&gt; &amp; co</title><content type="html">&lt;h2&gt;What&amp;#39;s Changed&lt;/h2&gt;&lt;ul&gt;&lt;li&gt;&lt;code&gt;Vec&amp;lt;u8&amp;gt;&lt;/code&gt; by &lt;a&gt;@ada&lt;/a&gt;&lt;/li&gt;&lt;/ul&gt;</content>
       <author><name>ada</name></author><media:thumbnail height="30" width="30" url="https://avatars.example/u/1?s=60&amp;v=4"/></entry>`,
      ' xmlns:media="http://search.yahoo.com/mrss/" xml:lang="en-US"',
    ),
    {
      title: 'v1.0: Option<T> & co',
      summary: "What's Changed Vec<u8> by @ada",
      author: 'ada',
      datedBy: 'updated',
      publishedAt: FEB_3,
    },
  ],
  [
    'Medium',
    rss(
      `<item><title><![CDATA[Restaking & “yield”]]></title><link>https://medium.com/x/restaking-1?source=rss----1---4</link><guid isPermaLink="false">https://medium.com/p/abc</guid>
       <category><![CDATA[ethereum]]></category><dc:creator><![CDATA[Ada Lovelace]]></dc:creator><pubDate>Mon, 03 Feb 2025 04:05:06 GMT</pubDate><atom:updated>2025-02-04T00:00:00.000Z</atom:updated>
       <content:encoded><![CDATA[<figure><img alt="" src="https://cdn-images-1.medium.com/1.png" /></figure><p>It begins.</p>]]></content:encoded></item>`,
    ),
    {
      externalId: 'https://medium.com/p/abc',
      title: 'Restaking & “yield”',
      author: 'Ada Lovelace',
      summary: 'It begins.',
      publishedAt: FEB_3,
      datedBy: 'published',
    },
  ],
  [
    'Substack',
    rss(
      `<item><title><![CDATA[The Week]]></title><description><![CDATA[In which nothing happens]]></description><link>https://ada.substack.com/p/the-week</link>
       <guid isPermaLink="false">https://ada.substack.com/p/the-week</guid><dc:creator><![CDATA[Ada]]></dc:creator><pubDate>Mon, 03 Feb 2025 04:05:06 GMT</pubDate>
       <enclosure url="https://substackcdn.example/image/fetch/https%3A%2F%2Fs3.example%2F1.png" length="0" type="image/jpeg"/><content:encoded><![CDATA[<p>Long</p>]]></content:encoded></item>`,
    ),
    {
      summary: 'In which nothing happens',
      image: 'https://substackcdn.example/image/fetch/https%3A%2F%2Fs3.example%2F1.png',
      author: 'Ada',
    },
  ],
  [
    'WordPress in German',
    rss(
      `<item><title>Bitcoin &#8211; Kurs f&#228;llt unter 90.000&nbsp;€</title><link>https://krypto.example/kurs/</link><comments>https://krypto.example/kurs/#respond</comments>
       <dc:creator><![CDATA[Jörg Müller]]></dc:creator><pubDate>Mon, 03 Feb 2025 04:05:06 +0000</pubDate><category><![CDATA[Märkte &amp; Kurse]]></category><guid isPermaLink="false">https://krypto.example/?p=1</guid>
       <description><![CDATA[<p>Der Kurs fällt [&#8230;]</p>
<p>Der Beitrag <a href="https://krypto.example/kurs/">Bitcoin</a> erschien zuerst auf <a href="https://krypto.example">Krypto</a>.</p>]]></description><slash:comments>0</slash:comments></item>`,
    ),
    {
      title: 'Bitcoin – Kurs fällt unter 90.000 €',
      author: 'Jörg Müller',
      categories: ['Märkte & Kurse'],
      summary: 'Der Kurs fällt […] Der Beitrag Bitcoin erschien zuerst auf Krypto.',
    },
  ],
  [
    'WordPress in Persian, with a date of its calendar',
    rss(
      `<item><title>بیت‌کوین</title><link>https://arz.example/%D8%A8%DB%8C%D8%AA/</link><pubDate>دوشنبه, ۱۵ بهمن ۱۴۰۳ ۰۷:۳۵:۰۶ +0330</pubDate><dc:date>2025-02-03T04:05:06Z</dc:date><guid isPermaLink="false">https://arz.example/?p=1</guid></item>`,
    ),
    { title: 'بیت‌کوین', datedBy: 'dc:date', publishedAt: FEB_3 },
  ],
  [
    'WordPress in Russian, in windows-1251 by its header',
    iconv.encode(
      rss(
        '<item><title>Курс биткоина вырос на 5&amp;nbsp;%</title><link>https://ru.example/1</link><pubDate>Пн, 03 фев 2025 07:05:06 +0300</pubDate></item>',
      ).replace('UTF-8', 'windows-1251'),
      'windows-1251',
    ),
    { title: 'Курс биткоина вырос на 5 %', publishedAt: FEB_3 },
    'text/xml; charset=windows-1251',
  ],
  [
    'an exchange in Korea, in EUC-KR, with times without a zone',
    iconv.encode(
      '<?xml version="1.0" encoding="euc-kr"?><rss version="2.0"><channel><title>공지</title><item><title><![CDATA[[거래] 신규 상장 안내 (ABC)]]></title><link>https://kr.example/?no=1&page=2</link><author>관리자</author><pubDate>2025-02-03 04:05:06</pubDate></item></channel></rss>',
      'euc-kr',
    ),
    {
      title: '[거래] 신규 상장 안내 (ABC)',
      url: 'https://kr.example/?no=1&page=2',
      author: '관리자',
      publishedAt: FEB_3,
    },
  ],
  [
    'an authority in Japan, in RSS 1.0 and Shift_JIS',
    iconv.encode(
      `<?xml version="1.0" encoding="Shift_JIS"?><rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/" xml:lang="ja">
       <channel rdf:about="https://fsa.example/rss.xml"><title>新着</title><link>https://fsa.example/</link><items><rdf:Seq><rdf:li rdf:resource="https://fsa.example/1.html"/></rdf:Seq></items></channel>
       <item rdf:about="https://fsa.example/1.html"><title>暗号資産交換業者登録一覧</title><link>https://fsa.example/1.html</link><dc:date>2025-02-03T13:05:06+09:00</dc:date><dc:subject>暗号資産</dc:subject></item></rdf:RDF>`,
      'shift_jis',
    ),
    { title: '暗号資産交換業者登録一覧', categories: ['暗号資産'], datedBy: 'dc:date', publishedAt: FEB_3 },
  ],
  [
    'an exchange in China, in GB2312 with characters of GBK',
    iconv.encode(
      '<?xml version="1.0" encoding="gb2312"?><rss version="2.0"><channel><title>公告</title><item><title>關於上線 朱镕基 的公告</title><link>https://cn.example/1</link><pubDate>2025-02-03T12:05:06+0800</pubDate></item></channel></rss>',
      'gbk',
    ),
    { title: '關於上線 朱镕基 的公告', publishedAt: FEB_3 },
  ],
  [
    'press releases of the SEC',
    rss(
      `<item><title>SEC Charges Three in $14M Scheme</title><link>https://www.sec.gov/newsroom/press-releases/2025-1</link><description>&lt;p&gt;The Securities and Exchange Commission&amp;nbsp;today&amp;hellip;&lt;/p&gt;</description>
       <pubDate>Mon, 03 Feb 2025 09:30:00 EST</pubDate><dc:creator>SEC, Office of Public Affairs</dc:creator><guid isPermaLink="false">c8f2-1</guid></item>`,
    ),
    {
      publishedAt: '2025-02-03T14:30:00.000Z',
      author: 'SEC, Office of Public Affairs',
      summary: 'The Securities and Exchange Commission today…',
    },
  ],
  [
    'press releases of a central bank, its links in CDATA',
    rss(
      `<item><title><![CDATA[Minutes of the Board]]></title><link><![CDATA[https://www.fed.example/monetary20250203a.htm]]></link><guid isPermaLink="true"><![CDATA[https://www.fed.example/monetary20250203a.htm]]></guid><category><![CDATA[Monetary Policy]]></category><pubDate><![CDATA[Mon, 3 Feb 2025 19:00:00 GMT]]></pubDate></item>`,
    ),
    {
      url: 'https://www.fed.example/monetary20250203a.htm',
      categories: ['Monetary Policy'],
      publishedAt: '2025-02-03T19:00:00.000Z',
    },
  ],
  [
    'a gazette in Spanish',
    rss(
      '<item><title>Resolución de 3 de febrero</title><link>https://boe.example/x.php?id=BOE-A-1</link><guid isPermaLink="true">https://boe.example/x.php?id=BOE-A-1</guid><pubDate>lun, 03 feb 2025 05:05:06 +0100</pubDate></item>',
    ),
    { title: 'Resolución de 3 de febrero', publishedAt: FEB_3 },
  ],
  [
    'an authority that uses Drupal, which dates ambiguously',
    rss(
      `<item><title>Notice</title><link>https://gov.example/notice</link><pubDate>Mon, 02/03/2025 - 04:05</pubDate><dc:creator>&lt;span lang="" typeof="schema:Person"&gt;ada&lt;/span&gt;</dc:creator><guid isPermaLink="false">1 at https://gov.example</guid></item>`,
    ),
    { author: 'ada' },
  ],
  [
    'a status page, in Atom',
    atom(
      `<id>tag:status.example,2005:/history</id><title>Status - Incident History</title><updated>2025-02-03T05:00:00Z</updated><author><name>Exchange</name></author>
       <entry><id>tag:status.example,2005:Incident/1</id><published>2025-02-02T20:05:06-08:00</published><updated>2025-02-02T22:00:00-08:00</updated>
       <link rel="alternate" type="text/html" href="https://status.example/incidents/1"/><title>Delayed withdrawals</title>
       <content type="html">&lt;p&gt;&lt;small&gt;Feb &lt;var data-var='date'&gt; 2&lt;/var&gt;, &lt;var data-var='time'&gt;22:00&lt;/var&gt; PST&lt;/small&gt;&lt;br&gt;&lt;strong&gt;Resolved&lt;/strong&gt; - Done.&lt;/p&gt;</content></entry>`,
    ),
    {
      title: 'Delayed withdrawals',
      author: 'Exchange',
      summary: 'Feb 2, 22:00 PST Resolved - Done.',
      publishedAt: FEB_3,
      datedBy: 'published',
    },
  ],
  [
    'a blog in JSON without titles',
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1',
      title: 'T',
      author: { name: 'Ada', url: 'https://ada.example' },
      items: [
        {
          id: 'https://ada.example/2025/02/03/1.html',
          url: 'https://ada.example/2025/02/03/1.html',
          content_html: '<p>Fees are low &amp; stable. <a href="/x">More</a></p>',
          date_published: '2025-02-02T20:05:06-08:00',
          tags: ['fees'],
        },
      ],
    }),
    {
      title: 'Fees are low & stable. More',
      author: 'Ada',
      categories: ['fees'],
      publishedAt: FEB_3,
      url: 'https://ada.example/2025/02/03/1.html',
    },
    'application/json',
  ],
  [
    'RSS 0.92, which has no guids and dates the channel alone',
    `<?xml version="1.0"?><rss version="0.92"><channel><title>T</title><link>http://old.example/</link><pubDate>Mon, 03 Feb 2025 04:05:06 GMT</pubDate>
     <item><title>One</title><link>http://old.example/1</link><source url="http://other.example/rss">Other</source><enclosure url="http://old.example/1.mp3" length="1" type="audio/mpeg"/></item>
     <item><description>&lt;b&gt;Two&lt;/b&gt; only says this</description></item></channel></rss>`,
    [
      { title: 'One', url: 'http://old.example/1', author: null, datedBy: 'fetch' },
      { title: 'Two only says this', url: null },
    ],
  ],
  [
    'Atom 0.3',
    `<?xml version="1.0" encoding="utf-8"?><feed version="0.3" xmlns="http://purl.org/atom/ns#" xml:lang="en"><title>T</title><link rel="alternate" type="text/html" href="http://old.example/"/><modified>2025-02-04T00:00:00Z</modified>
     <author><name>Ada</name></author><entry><title mode="escaped" type="text/html">Fish &amp;amp; &lt;em&gt;chips&lt;/em&gt;</title><link rel="alternate" type="text/html" href="http://old.example/1"/><id>tag:old.example,2025:1</id>
     <issued>2025-02-03T04:05:06</issued><modified>2025-02-03T10:00:00Z</modified><summary type="text/plain">Short &lt;b&gt; text</summary><dc:subject xmlns:dc="http://purl.org/dc/elements/1.1/">Food</dc:subject>
     <content type="application/xhtml+xml" mode="xml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Long</p></div></content></entry></feed>`,
    {
      title: 'Fish & chips',
      url: 'http://old.example/1',
      author: 'Ada',
      categories: ['Food'],
      publishedAt: FEB_3,
      datedBy: 'published',
    },
  ],
  [
    'Blogger',
    atom(
      `<id>tag:blogger.com,1999:blog-1</id><title type="text">T</title><entry><id>tag:blogger.com,1999:blog-1.post-2</id><published>2025-02-02T20:05:06.000-08:00</published><updated>2025-02-03T01:00:00.123-08:00</updated>
       <category scheme="http://www.blogger.com/atom/ns#" term="Privacy"/><title type="text">Q&amp;A: &lt;script&gt; tags</title><content type="html">&lt;div&gt;Text&lt;/div&gt;</content>
       <link rel="edit" type="application/atom+xml" href="http://www.blogger.com/feeds/1/posts/default/2"/><link rel="self" type="application/atom+xml" href="http://www.blogger.com/feeds/1/posts/default/2"/>
       <link rel="alternate" type="text/html" href="https://blog.example/2025/02/x.html" title="Q"/><link rel="replies" type="text/html" href="https://blog.example/2025/02/x.html#comments"/>
       <author><name>Unknown</name><email>noreply@blogger.com</email><gd:image rel="http://schemas.google.com/g/2005#thumbnail" width="16" src="https://img1.blogblog.com/b.gif"/></author><thr:total>0</thr:total></entry>`,
      ' xmlns:gd="http://schemas.google.com/g/2005" xmlns:thr="http://purl.org/syndication/thread/1.0"',
    ),
    {
      title: 'Q&A: <script> tags',
      url: 'https://blog.example/2025/02/x.html',
      author: 'Unknown',
      categories: ['Privacy'],
      publishedAt: FEB_3,
    },
  ],
  [
    'Google News',
    rss(
      `<item><title>Bitcoin falls - The Paper</title><link>https://news.google.com/rss/articles/CBMi?oc=5</link><guid isPermaLink="false">CBMi</guid><pubDate>Mon, 03 Feb 2025 04:05:06 GMT</pubDate>
       <description>&lt;a href="https://news.google.com/rss/articles/CBMi?oc=5" target="_blank"&gt;Bitcoin falls&lt;/a&gt;&amp;nbsp;&amp;nbsp;&lt;font color="#6f6f6f"&gt;The Paper&lt;/font&gt;</description><source url="https://paper.example">The Paper</source></item>`,
    ),
    { title: 'Bitcoin falls - The Paper', summary: 'Bitcoin falls The Paper', author: null },
  ],
  [
    'a forum of Discourse',
    rss(
      `<item><title>EIP-1: “a &lt; b” &amp;amp; more</title><dc:creator><![CDATA[@ada Ada Lovelace]]></dc:creator><category>Core</category><description><![CDATA[
          <p>Hello</p>
          <p><small>2 posts - 1 participant</small></p>]]></description><link>https://forum.example/t/eip/1</link><pubDate>Mon, 03 Feb 2025 04:05:06 +0000</pubDate>
       <guid isPermaLink="false">forum.example-topic-1</guid><source url="https://forum.example/t/eip/1.rss">EIP</source></item>`,
    ),
    { title: 'EIP-1: “a < b” & more', author: '@ada Ada Lovelace', summary: 'Hello 2 posts - 1 participant' },
  ],
  [
    'Lobsters, whose authors are addresses with names',
    rss(
      `<item><title>On Rollups</title><link>https://x.example/1</link><guid isPermaLink="false">https://lobste.rs/s/1</guid><author>x.example via ada</author><pubDate>Sun, 02 Feb 2025 22:05:06 -0600</pubDate><comments>https://lobste.rs/s/1/rollups</comments></item>
       <item><title>On Bridges</title><link>https://x.example/2</link><author>grace@users.lobste.rs (grace)</author><pubDate>Sun, 02 Feb 2025 22:05:06 -0600</pubDate></item>`,
    ),
    [{ author: 'x.example via ada', publishedAt: FEB_3 }, { author: 'grace' }],
  ],
  [
    'a site of Joomla',
    rss(
      `<item><title>Aktuelles</title><link>https://joomla.example/a</link><guid isPermaLink="true">https://joomla.example/a</guid><description><![CDATA[<div class="feed-description"><p>Text</p></div>]]></description><author>ada@joomla.example (Super User)</author><category>News</category><pubDate>Mon, 03 Feb 2025 05:05:06 +0100</pubDate></item>`,
    ),
    { author: 'Super User', summary: 'Text', publishedAt: FEB_3 },
  ],
  [
    'a site of Hugo, whose drafts have the date zero',
    rss(
      `<item><title>Docs</title><link>https://hugo.example/docs/</link><pubDate>Mon, 01 Jan 0001 00:00:00 +0000</pubDate><author>ada@hugo.example (Ada)</author><guid>https://hugo.example/docs/</guid><description>&amp;lt;p&amp;gt;Read me&amp;lt;/p&amp;gt;</description></item>`,
    ),
    { datedBy: 'fetch', publishedAt: null, summary: 'Read me', author: 'Ada' },
  ],
  [
    'a site of Ghost',
    rss(
      `<item><title><![CDATA[What's next?]]></title><description><![CDATA[]]></description><link>https://ghost.example/next/?ref=rss</link><guid isPermaLink="false">65a0</guid><dc:creator><![CDATA[Ada]]></dc:creator><pubDate>Mon, 03 Feb 2025 04:05:06 GMT</pubDate>
       <media:content url="https://ghost.example/i.jpg" medium="image"/><content:encoded><![CDATA[<img src="https://ghost.example/i.jpg" alt="What's next?"><p>Soon.</p>]]></content:encoded></item>`,
    ),
    { title: "What's next?", summary: 'Soon.', image: 'https://ghost.example/i.jpg' },
  ],
  [
    'an agency that puts several authors into one element, and an image of its own',
    rss(
      `<item><title>ETF flows turn</title><link>https://agency.example/etf</link><dc:creator>Ada Lovelace</dc:creator><dc:creator>Grace Hopper</dc:creator><pubDate>Mon, 3 Feb 2025 04:05:06 Z</pubDate>
       <media:content url="https://agency.example/1.jpg" type="image/jpeg" height="1" width="1"><media:description type="plain"><![CDATA[A bank (Photo)]]></media:description><media:credit role="author" scheme="urn:ebu"><![CDATA[Getty]]></media:credit><media:title type="html"><![CDATA[A bank]]></media:title></media:content>
       <description><![CDATA[Flows turned.]]></description></item>`,
    ),
    { author: 'Ada Lovelace, Grace Hopper', summary: 'Flows turned.', title: 'ETF flows turn' },
  ],
  [
    'a bridge for Telegram',
    atom(
      `<id>https://bridge.example</id><title type="text">T</title><entry><title type="html">Listing: &amp;lt;ABC&amp;gt; 🚀</title><published>2025-02-03T04:05:06+00:00</published><updated>2025-02-03T04:05:06+00:00</updated>
       <id>https://t.me/x/1</id><link rel="alternate" type="text/html" href="https://t.me/x/1"/><content type="html">&lt;div class="text"&gt;Listing: &amp;lt;ABC&amp;gt;&lt;br/&gt;Now&lt;/div&gt;</content><link rel="enclosure" type="image/jpeg" href="https://cdn.example/1"/></entry>`,
    ),
    { title: 'Listing: <ABC> 🚀', summary: 'Listing: <ABC> Now', image: 'https://cdn.example/1' },
  ],
  [
    'a mailing list of Pipermail-like archives',
    rss(
      `<item><title>Re: [bitcoindev] Re: OP_CAT</title><link>https://list.example/m/1</link><author>&quot;Ada Lovelace via list&quot; &lt;list@googlegroups.example&gt;</author><pubDate>Mon, 03 Feb 2025 04:05:06 UT</pubDate></item>`,
    ),
    { author: 'Ada Lovelace via list', publishedAt: FEB_3 },
  ],
  [
    'a log of changes of MediaWiki',
    atom(
      `<id>https://wiki.example/feed</id><title>T</title><entry><id>https://wiki.example/index.php?title=A&amp;diff=2&amp;oldid=1</id><title>A</title><link rel="alternate" type="text/html" href="https://wiki.example/index.php?title=A&amp;diff=2&amp;oldid=1"/>
       <updated>2025-02-03T04:05:06Z</updated><summary type="html">&lt;p&gt;fixed&lt;/p&gt;&lt;table&gt;&lt;tr&gt;&lt;td&gt;old&lt;/td&gt;&lt;td&gt;new&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;</summary><author><name>192.0.2.1</name></author></entry>`,
    ),
    {
      url: 'https://wiki.example/index.php?title=A&diff=2&oldid=1',
      summary: 'fixed old new',
      author: '192.0.2.1',
    },
  ],
  [
    'announcements of an exchange, cut off by their server',
    rss(
      `<item><title>Listing of ABC</title><link>https://ex.example/1</link><pubDate>Mon, 03 Feb 2025 04:05:06 GMT</pubDate></item><item><title>Delisting of X`,
    ).split('</channel>')[0]!,
    [{ title: 'Listing of ABC', repaired: true }],
  ],
];

it.each(CASES)('reads %s', (...[, body, expected, contentType]: Case) => {
  const { items } = parseFeed({
    body: Buffer.isBuffer(body) ? body : Buffer.from(body),
    contentType,
    url: 'https://site.example/feeds/all.xml',
  });
  const articles = items.map(({ payload }) => itemSchema.parse(payload));
  expect(articles).toMatchObject([expected].flat());
});
