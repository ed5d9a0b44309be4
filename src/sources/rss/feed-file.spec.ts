import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFeedFile } from './feed-file.js';
import { readOpml, writeOpml } from './feed-opml.js';
import { opmlOf } from './feed-list-opml.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'feeds-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(content: string, name = 'feeds.yaml') {
  const path = join(folder, name);
  await writeFile(path, content);
  return readFeedFile(path, { TOKEN: 's3cret' });
}
const refusal = (content: string, name?: string) =>
  read(content, name).then(
    () => 'read',
    ({ message }: Error) => message,
  );

describe('a YAML file of feeds', () => {
  it("reads each feed's URL and settings, with secrets from the environment", async () => {
    const [first, second] = await read(`
- url: https://a.example/rss?key=\${TOKEN}
- url: https://b.example/rss
  name: b
  zone: Europe/Berlin
  charset: windows-1251
  id: link
  headers: { authorization: 'Bearer \${TOKEN}' }
  interval: 2h
`);
    expect(first).toEqual({
      ...{ url: 'https://a.example/rss?key=s3cret', name: null, title: null },
      ...{ headers: {}, intervalMinutes: null },
    });
    expect(second).toMatchObject({
      ...{ name: 'b', zone: 'Europe/Berlin', charset: 'windows-1251', idRule: 'link', intervalMinutes: 120 },
      headers: { authorization: 'Bearer s3cret' },
    });
  });

  it.each([
    [
      '- url: ftp://a.example/\n',
      /feeds\.yaml: line 1, .*entry 1, key url: expected a URL that begins with http/,
    ],
    ['- url: https://a.example/\n  zone: Mars/One\n', /line 2, .*key zone: expected an IANA time zone/],
    ['- url: https://a.example/\n  charset: klingon\n', /line 2, .*key charset: expected a charset/],
    ['- url: https://a.example/\n  charset: hex\n', /line 2, .*key charset: expected a charset/],
    [
      '- url: https://a.example/\n  interval: 90 days\n',
      /line 2, .*key interval: expected minutes, hours or days/,
    ],
    ['- url: https://a.example/\n  interval: 0m\n', /key interval/],
    ['- url: https://a.example/\n  id: title\n', /line 2, .*key id: .*link/],
    ['- url: https://a.example/${NOTHING}\n', /key url: the environment has no variable NOTHING/],
    [
      '- url: https://a.example/\n  headers: { x: "${NOTHING}" }\n',
      /line 2, .*the environment has no variable NOTHING/,
    ],
    ['- url: https://a.example/\n  headers: { "x:": "y" }\n', /line 2/],
    ['- url: https://a.example/\n  headers: { x: "a\\nb" }\n', /expected printable ASCII/],
    [
      '- url: https://a.example/\n- url: https://a.example/\n',
      /line 2, .*entry 2, key url: expected another url than that of entry 1/,
    ],
    ['- url: https://a.example/\n  name: n\n- url: https://b.example/\n  name: n\n', /entry 2, key name/],
    ['- url: https://a.example/\n  name: https://b.example/\n', /key name: expected a name/],
    [
      '- url: https://a.example/\n  intervall: 1h\n',
      /intervall: there is no such key; did you mean interval/,
    ],
    ['feeds: []\n', /expected a list/],
  ])('%j is refused with the place and what was expected', async (content, expected) => {
    const said = await refusal(content);
    expect(said).toMatch(/^FEEDS_FILE: /);
    expect(said).toMatch(expected);
    expect(said).not.toContain('s3cret');
  });
});

describe('an OPML file', () => {
  const opml = (body: string) =>
    `\ufeff<?xml version="1.0"?>\n<opml version="1.1"><head/><body>${body}</body></opml>`;

  it('names feeds in folders, each once, whatever attributes are called', async () => {
    const body =
      '<outline text="Folder"><outline text="A &amp; B" xmlUrl="https://a.example/?x=1&amp;y=2"/>' +
      '<outline title="Again" xmlUrl="https://a.example/?x=1&amp;y=2"/></outline><outline XMLURL="https://b.example/"/>';
    const found = [
      { url: 'https://a.example/?x=1&y=2', title: 'A & B' },
      { url: 'https://b.example/', title: null },
    ];
    expect(await read(opml(body), 'feeds.opml')).toMatchObject(found);
    expect(await read(opml(body), 'without-extension')).toMatchObject(found);
    expect(await read(opml(''), 'none.opml')).toEqual([]);
  });

  it.each([
    ['<opml>\n<body>\n<outline></body></opml>', /FEEDS_FILE: .*feeds\.opml: line 3/],
    ['<rss/>', /expected OPML/],
    [opml('<outline xmlUrl="javascript:alert(1)"/>'), /expected the URL of each feed/],
    [
      opml('<outline xmlUrl="https://a.example/" kasparro:zone="Mars/Base"/>'),
      /zone of https:\/\/a\.example\/: expected an IANA time zone/,
    ],
    [opml(`${'<outline>'.repeat(60)}${'</outline>'.repeat(60)}`), /at most 50 deep/],
    [
      '<!DOCTYPE opml [<!ENTITY a "b">]><opml><body><outline text="&a;" xmlUrl="https://a.example/"/></body></opml>',
      /read/,
    ],
  ])('%j is read or refused with a reason', async (content, expected) => {
    expect(await refusal(content, 'feeds.opml')).toMatch(expected);
  });

  it('is read back unchanged after being written', () => {
    const feeds = [
      { title: 'A "quoted" <title> & more', url: 'https://a.example/?a=1&b=2' },
      { title: 'https://b.example/', url: 'https://b.example/' },
    ];
    expect(readOpml(writeOpml(feeds))).toEqual(feeds);
  });

  it('is imported unchanged after an export, without feeds that may contain keys', async () => {
    const yaml = `
- { url: 'https://a.example/rss?tag=x&page=1', name: 'A & "B"' }
- { url: 'https://b.example/rss?key=\${TOKEN}', name: 'with -- key-' }
- { url: 'https://c.example/rss', headers: { authorization: 'Bearer \${TOKEN}' } }
- { url: 'https://user:pass@d.example/rss' }
- { url: 'https://e.example' }
- { url: 'https://f.example', zone: Asia/Tokyo, charset: windows-1251, id: link, interval: 2h }
`;
    const feeds = (await read(yaml)).map((feed) => ({
      ...feed,
      key: feed.name ?? feed.url.replace(/user:pass@/, ''),
    }));
    const exported = opmlOf(feeds);
    expect(await read(exported, 'exported.opml')).toMatchObject([
      { title: 'A & "B"', name: 'A & "B"', url: 'https://a.example/rss?tag=x&page=1' },
      { title: 'https://e.example', url: 'https://e.example' },
      {
        ...{ url: 'https://f.example', zone: 'Asia/Tokyo', charset: 'windows-1251' },
        ...{ idRule: 'link', intervalMinutes: 120 },
      },
    ]);
    expect(exported).not.toMatch(/s3cret|pass/);
    expect(exported).toMatch(
      /<!-- .*: with {3}key , https:\/\/c\.example\/rss, https:\/\/d\.example\/rss -->/,
    );
  });
});
