import iconv from 'iconv-lite';
import { type FeedDocument, parseFeed } from './feed-parser.js';
import { LIMITS } from '../../domain/limits.js';
import { itemSchema } from './item-schema.js';

const PROLOG = '<?xml version="1.0" encoding="UTF-8"?>';
const rss = (...items: string[]) =>
  `${PROLOG}<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"><channel>${items
    .map((item) => `<item>${item}</item>`)
    .join('')}</channel></rss>`;
const titled = (...titles: string[]) => rss(...titles.map((title) => `<title>${title}</title>`));
const atom = (...entries: string[]) =>
  `<feed xmlns="http://www.w3.org/2005/Atom">${entries.map((entry) => `<entry><id>1</id>${entry}</entry>`).join('')}</feed>`;

function read(body: string | Buffer, more: Partial<FeedDocument> = {}) {
  const document = {
    body: Buffer.from(body),
    contentType: undefined,
    url: 'https://feeds.example/rss',
    ...more,
  };
  const { items, repairs } = parseFeed(document);
  return { articles: items.map(({ payload }) => itemSchema.parse(payload)), repairs };
}

const titlesOf = (body: string | Buffer, contentType?: string) =>
  read(body, { contentType }).articles.map(({ title }) => title);

describe('charsets', () => {
  const said1252 = titled('Z\xfcrich caf\xe9 \x93quoted\x94').replace('UTF-8', 'windows-1252');
  const undeclared = said1252.replace(PROLOG.replace('UTF-8', 'windows-1252'), '');
  it.each([
    [
      'UTF-8 with a header of ISO-8859-1',
      Buffer.from(titled('Zürich’s')),
      'text/xml; charset=ISO-8859-1',
      'Zürich’s',
    ],
    [
      'UTF-8 with a prolog of windows-1252',
      Buffer.from(titled('Café').replace('UTF-8', 'windows-1252')),
      undefined,
      'Café',
    ],
    [
      'windows-1252 with a header of UTF-8',
      Buffer.from(said1252, 'latin1'),
      'text/xml; charset=utf-8',
      'Zürich café “quoted”',
    ],
    ['windows-1252 without a charset', Buffer.from(undeclared, 'latin1'), undefined, 'Zürich café “quoted”'],
    [
      'a bad byte in UTF-8',
      Buffer.concat([
        Buffer.from(titled('Zürich').replace(/h<.*/, '')),
        Buffer.from([0xff]),
        Buffer.from('</title></item></channel></rss>'),
      ]),
      undefined,
      'Züric\ufffd',
    ],
  ])('reads %s, and says so', (_what, body, contentType, title) => {
    const { articles, repairs } = read(body, { contentType });
    expect(articles).toEqual([expect.objectContaining({ title, repaired: true })]);
    expect(repairs).toHaveLength(1);
  });

  const encodedTwice = (text: string, as = 'windows-1252') =>
    Buffer.from(new TextDecoder(as).decode(Buffer.from(text)));
  it.each([
    ['Verglaçante : « à 37 »'],
    ['В Москве объявлен «оранжевый» уровень'],
    ['日本語の見出し'],
    ['© 2026'],
  ])('reads a feed that was encoded in UTF-8 twice: %s', (title) => {
    const { articles, repairs } = read(encodedTwice(`\ufeff${titled(title, 'plain')}`));
    expect(articles).toMatchObject([{ title, repaired: true }, { title: 'plain' }]);
    expect(repairs).toEqual(['it was encoded in UTF-8 twice']);
    const latin1 = Buffer.from(Buffer.from(titled(title)).toString('latin1'));
    expect(titlesOf(latin1)).toEqual([title]);
    expect(
      titlesOf(
        encodedTwice(JSON.stringify({ version: 'https://jsonfeed.org/version/1', items: [{ title }] })),
      ),
    ).toEqual([title]);
  });

  it.each([[['Martine Ã©crit en UTF-8', 'Élysée']], [['BEYONCÉ’S TOUR']], [['CAFÉ”']], [['Ã©']]])(
    'leaves %j as it is written, if the rest of the feed shows that it is meant so',
    (titles) => {
      expect(titlesOf(titled(...titles, '“quoted”'))).toEqual([...titles, '“quoted”']);
    },
  );

  it('leaves text with a single sequence that looks double-encoded as it is', () => {
    expect(read(titled('BEYONCÉ’S TOUR'))).toMatchObject({
      articles: [{ title: 'BEYONCÉ’S TOUR', repaired: false }],
      repairs: [],
    });
  });

  it('reads a charset that is declared twice, and UTF-32', () => {
    expect(titlesOf(titled('Zürich'), 'application/xml; charset=utf-8; charset=utf-8')).toEqual(['Zürich']);
    const wide = Buffer.concat(
      Array.from(titled('Ωμέγα 🚀'), (one) => {
        const bytes = Buffer.alloc(4);
        bytes.writeUInt32LE(one.codePointAt(0)!);
        return bytes;
      }),
    );
    expect(titlesOf(wide)).toEqual(['Ωμέγα 🚀']);
  });

  it.each([
    [
      'a header of UTF-16 over plain bytes',
      Buffer.from(titled('plain')),
      'text/xml; charset=utf-16',
      'plain',
    ],
    [
      'UTF-16 without a mark, behind a line break',
      Buffer.from(`\n${titled('Zürich').replace('UTF-8', 'utf-16')}`, 'utf16le'),
      'text/xml; charset=utf-16',
      'Zürich',
    ],
    [
      'UTF-16 in its other order with a mark',
      Buffer.from(`\ufeff${titled('Zürich')}`, 'utf16le').swap16(),
      'text/xml; charset=utf-8',
      'Zürich',
    ],
  ])('reads %s', (_what, body, contentType, title) => {
    expect(titlesOf(body, contentType)).toEqual([title]);
  });

  it.each([
    ['ja', 'shift_jis', '暗号資産の規制を強化、金融庁が方針'],
    ['ja-JP', 'euc-jp', '暗号資産の規制を強化、金融庁が方針'],
    ['ko', 'euc-kr', '비트코인 9만 달러 붕괴'],
    ['zh-CN', 'gb18030', '比特币跌破九万美元'],
    ['zh-tw', 'big5', '比特幣跌破九萬美元'],
    ['ru', 'windows-1251', 'Биткоин упал ниже 90 000 долларов'],
    ['cs', 'windows-1250', 'Kurz bitcoinu překročil hranici'],
    ['tr', 'windows-1254', 'Bitcoin’de yükseliş ışığı'],
    ['en', 'windows-1252', 'Zürich “café”'],
  ])('reads a feed that is in %s and in %s without declaring it', (language, charset, title) => {
    const feed = `<rss><channel><language>${language}</language><item><title>${title}</title></item></channel></rss>`;
    const body = iconv.encode(feed, charset);
    expect(titlesOf(body)).toEqual([title]);
    expect(titlesOf(body, 'text/xml; charset=utf-8')).toEqual([title]);
    expect(read(body).repairs).toEqual([`it declares no charset: read as ${charset}`]);
  });

  it.each([
    ['windows-1251', 'Курс биткоина'],
    ['koi8-r', 'Курс биткоина'],
    ['euc-jp', '暗号資産の規制'],
    ['gbk', '比特币跌破九万美元'],
    ['iso-8859-2', 'Złoty spada'],
  ])('prefers a prolog of %s to a header of Latin-1, which servers send by default', (charset, title) => {
    const body = iconv.encode(titled(title).replace('UTF-8', charset), charset);
    for (const name of ['ISO-8859-1', 'windows-1252'])
      expect(read(body, { contentType: `text/xml; charset=${name}` })).toMatchObject({
        articles: [{ title, repaired: false }],
      });
  });

  it.each([
    ['ru', 'windows-1251', 'Курс биткоина вырос'],
    ['el', 'windows-1253', 'Η τιμή του Bitcoin'],
    ['ja', 'euc-jp', '暗号資産の規制'],
    ['ko', 'euc-kr', '비트코인 붕괴'],
  ])(
    'does not believe that a feed in %s is in Latin-1, as some programs declare',
    (language, charset, title) => {
      const feed = titled(title)
        .replace('UTF-8', 'iso-8859-1')
        .replace('<channel>', `<channel><language>${language}</language>`);
      const body = iconv.encode(feed, charset);
      const said = `it is ${charset}, though it is said to be iso-8859-1`;
      expect(read(body)).toMatchObject({ articles: [{ title }], repairs: [said] });
      const bare = Buffer.from(body.toString('latin1').replace(/ encoding="[^"]*"/, ''), 'latin1');
      expect(titlesOf(bare, 'text/xml; charset=iso-8859-1')).toEqual([title]);
      const latin = feed.replace(title, 'Nestl\xe9 na\xefve');
      expect(titlesOf(Buffer.from(latin, 'latin1'))).toEqual(['Nestlé naïve']);
    },
  );

  it('still reads UTF-8 with one bad byte, whatever its language and header', () => {
    const feed = titled('Курс биткоина').replace('<channel>', '<channel><language>ru</language>');
    const body = Buffer.concat([Buffer.from(feed.replace(/<\/title>.*/s, '')), Buffer.from([0xff])]);
    const end = Buffer.from('</title></item></channel></rss>');
    for (const type of ['text/xml; charset=iso-8859-1', undefined])
      expect(titlesOf(Buffer.concat([body, end]), type)).toEqual(['Курс биткоина\ufffd']);
  });

  it('still reads Latin-1 by its header if the prolog says UTF-8', () => {
    const body = Buffer.from(titled('Caf\xe9'), 'latin1');
    const { articles, repairs } = read(body, { contentType: 'text/xml; charset=ISO-8859-1' });
    expect([articles[0]!.title, repairs]).toEqual(['Café', []]);
  });

  it.each([
    ['x-euc-jp', 'euc-jp', 'ビットコイン急落'],
    ['x-cp1251', 'windows-1251', 'Курс биткоина'],
    ['koi8', 'koi8-r', 'Курс биткоина'],
    ['x-mac-cyrillic', 'maccyrillic', 'Курс биткоина'],
  ])('reads the name %s, which browsers know for %s', (name, charset, title) => {
    expect(titlesOf(iconv.encode(titled(title).replace('UTF-8', name), charset))).toEqual([title]);
  });

  it('prefers the charset of the operator', () => {
    const feed = {
      key: 'x',
      name: null,
      title: null,
      url: 'https://x.example/',
      headers: {},
      intervalMinutes: null,
    };
    const { articles } = read(Buffer.from(undeclared, 'latin1'), {
      feed: { ...feed, charset: 'iso-8859-2' },
    });
    expect(articles[0]!.title).toMatch(/^Zürich café/);
  });
});

describe('feeds that are nearly well-formed', () => {
  const two = titled('one', 'two');
  it.each([
    ['an unclosed tag in a title', titled('unclosed <b>tag', 'two'), ['unclosed tag', 'two']],
    ['an end that was misspelt', two.replace('</title>', '</titel>'), ['one', 'two']],
    [
      'a title that is never closed',
      two.replace('one</title>', 'one<link>https://x.example/</link>'),
      ['one', 'two'],
    ],
    ['an item that is never closed', two.replace('</item>', ''), ['one', 'two']],
    ['an end of nothing', two.replace('<title>two', '</b><title>two'), ['one', 'two']],
    [
      'an attribute without its second mark',
      two.replace('<title>one', '<guid isPermaLink="false>1</guid><title a="b">one'),
      ['one', 'two'],
    ],
    [
      'a CDATA section that is never closed',
      two.replace('one', '<![CDATA[one').replace('two', '<![CDATA[two]]>'),
      ['one', 'two'],
    ],
    ['a comment that is never closed', two.replace('<title>one', '<!-- <title>one'), ['one', 'two']],
    ['control characters', titled('control \x0b char', 'two'), ['control char', 'two']],
    ['an entity named like a member of all objects', titled('a &constructor; b'), ['a &constructor; b']],
    ['entities of HTML', titled('nbsp&nbsp;entity &eacute; &hellip;'), ['nbsp entity é …']],
    ['a prefix that is not declared', two.replace('<title>one', '<foo:bar/><title>one'), ['one', 'two']],
    ['a warning before it', `<b>Warning</b>: x in y.php\n${two}`, ['one', 'two']],
    ['a script behind it', `${two}<!-- cache --><script>var a=1</script>`, ['one', 'two']],
    ['its end cut off', two.slice(0, -30), ['one']],
    [
      'an end of the feed before its last item',
      two.replace('</channel></rss>', '</rss><item><title>three</title></item></channel></rss>'),
      ['one', 'two', 'three'],
    ],
  ])('reads one with %s, and says so', (_what, body, titles) => {
    const { articles, repairs } = read(body);
    expect(articles.map(({ title }) => title)).toEqual(titles);
    expect(articles.every(({ repaired }) => repaired)).toBe(true);
    expect(repairs).not.toEqual([]);
  });

  it.each([
    ['white space before it', `\n\n  ${two}`],
    [
      'a prefix for RSS',
      '<r:rss xmlns:r="http://backend.userland.com/rss2"><r:channel><r:item><r:title>one</r:title></r:item><r:item><r:title>two</r:title></r:item></r:channel></r:rss>',
    ],
    [
      'a prefix for RSS 1.0',
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:rss="http://purl.org/rss/1.0/"><rss:item><rss:title>one</rss:title></rss:item><rss:item><rss:title>two</rss:title></rss:item></rdf:RDF>',
    ],
    [
      'entities that are short texts',
      `<!DOCTYPE rss [<!ENTITY a "one">]>${two.replace(PROLOG, '').replace('one', '&a;')}`,
    ],
  ])('reads one with %s, which needs no repair', (_what, body) => {
    const { articles, repairs } = read(body);
    expect(articles.map(({ title, repaired }) => [title, repaired])).toEqual([
      ['one', false],
      ['two', false],
    ]);
    expect(repairs).toEqual([]);
  });

  it('reports the line and the text there', () => {
    expect(
      read(`${rss()}`.replace('</channel>', '\n<item><title>a <b>c</title></item></channel>')).repairs,
    ).toEqual(['markup in a text is not well-formed in line 2: "<title>a <b>c</title></item></channel></"']);
  });
});

describe('titles', () => {
  it.each([
    ['&lt;b&gt;Bold&lt;/b&gt; &amp;amp; AT&amp;amp;T', 'Bold & AT&T'],
    ['AT&amp;T &amp;lt;b&amp;gt; x', 'AT&T <b> x'],
    ['<![CDATA[Tom &#38; Jerry &#8217;s &hellip;]]>', 'Tom & Jerry ’s …'],
    ['5 &lt; 6 and 7 &gt; 3', '5 < 6 and 7 > 3'],
    ['don&#146;t &#128;5', 'don’t €5'],
    ['I <heart> BTC', 'I <heart> BTC'],
    ['<BTC> soars', '<BTC> soars'],
    ['if a<b', 'if a<b'],
    ['a <b>bold coin', 'a bold coin'],
    ["Rust's Vec&lt;T&gt; in crypto", "Rust's Vec<T> in crypto"],
    ['if a&lt;b then c&gt;d', 'if a<b then c>d'],
    ['Price &lt;$1', 'Price <$1'],
    ['&amp;amp;amp;lt;p&amp;amp;gt;thrice', '&lt;p>thrice'],
    ['nul &#0; ctl &#x1F; bell &#7;', 'nul ctl bell'],
    ['rtl \u202eevil\u202c', 'rtl evil'],
    ['line one&lt;br/&gt;line two', 'line one line two'],
    ['&amp;quot;quoted&amp;quot; &amp;#39;apos&amp;#39; &amp;mdash; dash', '"quoted" \'apos\' — dash'],
    ['emoji &#x1F680; &#55357;&#56960;', 'emoji 🚀 🚀'],
    ['half &#55357; of one', 'half of one'],
  ])('reads %s', (written, title) => {
    expect(titlesOf(titled(written))).toEqual([title]);
  });

  it.each([
    ['<title>Naked <b>markup</b> in text title</title>', 'Naked markup in text title'],
    ['<title type="xhtml"><div>XHTML &amp; <em>em</em> 1 &lt; 2</div></title>', 'XHTML & em 1 < 2'],
    ['<title type="html">HTML &amp;amp; &amp;lt;3</title>', 'HTML & <3'],
    ['<title type="text">Text &amp;amp; stays &lt;b&gt;</title>', 'Text &amp; stays <b>'],
  ])('reads %s of Atom', (entry, title) => {
    expect(titlesOf(atom(entry))).toEqual([title]);
  });

  it('end at a word if they are too long', () => {
    const [title] = titlesOf(titled('A very long title '.repeat(50_000)));
    expect(title).toMatch(/^A very long title (A very long title )+.*\S…?$/);
    expect(title!.length).toBeLessThanOrEqual(LIMITS.title);
    expect(title!.length).toBeGreaterThan(LIMITS.title - 20);
  });

  it('reads title, text and image of Media RSS', () => {
    const group =
      '<media:group><media:title>T</media:title><media:description>D</media:description><media:thumbnail url="/i.jpg"/></media:group>';
    expect(read(rss(group)).articles[0]).toMatchObject({
      title: 'T',
      summary: 'D',
      image: 'https://feeds.example/i.jpg',
    });
  });

  it('reads title and text of Media RSS inside an enclosure', () => {
    const enclosure =
      '<enclosure url="https://cdn.example/1.jpg" type="image/jpeg"><media:title>T</media:title><media:description>D</media:description></enclosure>';
    expect(read(rss(enclosure)).articles[0]).toMatchObject({ title: 'T', summary: 'D' });
  });

  it('skips a text that repeats the title', () => {
    const repeated =
      '<title>Fees &amp; more</title><description>&lt;p&gt;Fees &amp;amp; more&lt;/p&gt;</description>';
    const full = '<content:encoded>Long text</content:encoded>';
    expect(read(rss(repeated, repeated + full)).articles.map(({ summary }) => summary)).toEqual([
      null,
      'Long text',
    ]);
  });

  it('separates paragraphs whose tags have a prefix', () => {
    const body = '<h:div xmlns:h="http://www.w3.org/1999/xhtml"><h:p>one</h:p><h:p>two</h:p></h:div>';
    expect(read(atom(`<title>x</title><content type="xhtml">${body}</content>`)).articles[0]!.summary).toBe(
      'one two',
    );
  });

  it('does not mistake a file for a text, and keeps at most 200 categories', () => {
    const file = `<content type="application/pdf">${Buffer.from('no text at all').toString('base64')}</content>`;
    expect(read(atom(`<title>x</title>${file}`)).articles[0]!.summary).toBeNull();
    const many = Array.from({ length: 20_000 }, (_, index) => `<category>c${index}</category>`).join('');
    expect(read(titled('x').replace('</item>', `${many}</item>`)).articles[0]!.categories).toHaveLength(200);
  });
});

describe('links', () => {
  it.each([
    ['<link>/a/1</link><guid isPermaLink="true">/a/1</guid>', 'https://feeds.example/a/1'],
    ['<link> https://site.example/a b </link>', 'https://site.example/a%20b'],
    ['<link>\n  https://site.example/nl\n</link>', 'https://site.example/nl'],
    ['<link>www.site.example/x</link>', 'https://www.site.example/x'],
    ['<link>javascript:alert(1)</link><guid>js1</guid>', null],
    [
      '<link>https://site.example/one</link><link>https://site.example/two</link>',
      'https://site.example/one',
    ],
    ['<guid>\n <![CDATA[ https://site.example/c ]]>\n</guid>', 'https://site.example/c'],
    ['<guid>/a/2</guid>', 'https://feeds.example/a/2'],
    ['<guid isPermaLink="false">/a/2</guid>', null],
    ['<guid>42</guid>', null],
  ])('reads %j', (item, url) => {
    expect(read(rss(`<title>x</title>${item}`)).articles[0]!.url).toBe(url);
  });

  it('of Atom may be a relative id, but neither a URN nor text', () => {
    const ids = ['/b/1', '1', 'urn:uuid:1225c695', 'tag:a.example,2026:1', 'First entry'];
    const feed = `<feed>${ids.map((id) => `<entry><id>${id}</id><title>x</title></entry>`).join('')}</feed>`;
    const urls = ['https://feeds.example/b/1', 'https://feeds.example/1', null, null, null];
    expect(read(feed).articles.map(({ url }) => url)).toEqual(urls);
  });

  it('and dates of CDF are attributes', () => {
    const item = '<ITEM HREF="/item/1" LASTMOD="2004-04-06T23:05:43-05:00"><TITLE>x</TITLE></ITEM>';
    const { articles } = read(`<CHANNEL BASE="http://base.example/">${item}</CHANNEL>`);
    expect(articles).toEqual([
      expect.objectContaining({
        ...{ title: 'x', url: 'http://base.example/item/1' },
        ...{ publishedAt: '2004-04-07T04:05:43.000Z', datedBy: 'updated' },
      }),
    ]);
  });

  it('identify items whose guids are empty', () => {
    const { articles } = read(
      rss(
        '<title>x</title><link>https://ge.example/1</link><guid/>',
        '<title>y</title><link>https://ge.example/2</link><guid></guid>',
      ),
    );
    expect(new Set(articles.map(({ externalId }) => externalId)).size).toBe(2);
  });
});

describe('authors', () => {
  it.each([
    ['<author>Ada (ada@x.example)</author>', 'Ada'],
    ['<author>ada@x.example (Ada)</author>', 'Ada'],
    ['<author>Ada &lt;ada@x.example&gt;</author>', 'Ada'],
    ['<author>ada@x.example</author>', 'ada@x.example'],
    ['<author>ada@x.example</author><dc:creator>Ada@x.example</dc:creator>', 'ada@x.example'],
    ['<author>noreply@x.example</author><dc:creator>Ada</dc:creator>', 'Ada'],
    ['<author>noreply@x.example (Ada)</author>', 'Ada'],
    ['<dc:creator>Ada</dc:creator><dc:creator>Grace</dc:creator>', 'Ada, Grace'],
    ['<author>The Cast: www.cast.example</author><author>THE CAST</author>', 'The Cast'],
    ['<author>Ada (https://ada.example/)</author>', 'Ada'],
    ['<author>https://ada.example/</author>', 'https://ada.example/'],
  ])('reads %s', (item, author) => {
    expect(read(rss(`<title>x</title>${item}`)).articles[0]!.author).toBe(author);
  });

  it('prefers that of the source to that of the feed', () => {
    const body = atom(
      '<title>x</title><source><author><name>Origin</name></author></source>',
      '<title>y</title>',
    );
    const { articles } = read(body.replace('<entry>', '<author><name>Feed</name></author><entry>'));
    expect(articles.map(({ author }) => author)).toEqual(['Origin', 'Feed']);
  });
});

it('reads links and images of a JSON feed from attachments, as it does from enclosures of RSS', () => {
  const attachments = [
    { url: '/42.mp3', mime_type: 'audio/mpeg' },
    { url: '/42.jpg', mime_type: 'image/jpeg' },
  ];
  const feed = {
    ...{ version: 'https://jsonfeed.org/version/1.1', title: 'Q&amp;A' },
    items: [
      { id: '42', title: 'x', attachments },
      { id: '43', title: 'x', url: '/43', image: '/43.png', attachments },
      { id: '44', title: 'x', attachments: 'none' },
    ],
  };
  expect(read(JSON.stringify(feed)).articles).toMatchObject([
    { url: 'https://feeds.example/42.mp3', image: 'https://feeds.example/42.jpg' },
    { url: 'https://feeds.example/43', image: 'https://feeds.example/43.png' },
    { url: null, image: null },
  ]);
  const body = Buffer.from(JSON.stringify(feed));
  expect(parseFeed({ body, contentType: undefined, url: 'https://feeds.example/' }).title).toBe('Q&A');
});

it('reads tags of a JSON feed that are one text', () => {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    items: [{ id: '1', content_text: 'x', tags: 'bitcoin,eth' }],
  };
  expect(read(`\ufeff${JSON.stringify(feed)}`).articles[0]!.categories).toEqual(['bitcoin', 'eth']);
});

describe('the date of an item', () => {
  const dated = (dates: string) => read(rss(`<title>x</title>${dates}`)).articles[0]!;
  it.each([
    ['<pubDate>2026/1/10 14:25:00</pubDate>', '2026-01-10T14:25:00.000Z', 'published'],
    [
      '<pubDate>no</pubDate><updated>2026-01-10</updated><dc:date>2026-01-09</dc:date>',
      '2026-01-10T00:00:00.000Z',
      'updated',
    ],
    ['<pubDate>no</pubDate><dc:date>2026-01-09</dc:date>', '2026-01-09T00:00:00.000Z', 'dc:date'],
    ['<pubDate>Invalid Date</pubDate>', null, 'fetch'],
    ['', null, 'fetch'],
  ])('%s', (dates, publishedAt, datedBy) => {
    expect(dated(dates)).toMatchObject({ publishedAt, datedBy });
  });

  it('is in the zone of the operator if it has none', () => {
    const feed = {
      key: 'x',
      name: null,
      title: null,
      url: 'https://x.example/',
      headers: {},
      intervalMinutes: null,
      zone: 'Asia/Tokyo',
    };
    const dates = rss(
      '<title>x</title><pubDate>2026-01-10 09:00</pubDate>',
      '<title>y</title><pubDate>2026-01-10 09:00 GMT</pubDate>',
    );
    expect(read(dates, { feed }).articles.map(({ publishedAt }) => publishedAt)).toEqual([
      '2026-01-10T00:00:00.000Z',
      '2026-01-10T09:00:00.000Z',
    ]);
  });
});
