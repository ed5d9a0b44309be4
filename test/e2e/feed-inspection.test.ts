import type { IncomingHttpHeaders } from 'node:http';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Api, startApi } from '../support/seed-service.js';
import { startUpstream, type Upstream } from '../support/upstream.js';

const ADMIN = 'an-admin-key';
const rss = (items: string) =>
  `<rss version="2.0"><channel><title>News &amp; more</title>\n${items}</channel></rss>`;
const PAGES: Record<string, { status?: number; headers?: Record<string, string>; body?: string | Buffer }> = {
  '/rss': {
    headers: { 'content-type': 'text/xml; charset=iso-8859-1', 'cache-control': 'max-age=1200' },
    body: rss(
      '<item><title>Zürich <b>rises</title><guid isPermaLink="false">a1</guid><link>/a/1</link><author>ada@x.example (Ada)</author>' +
        '<pubDate>Sat, 31 Jan 2026 10:00:00 GMT</pubDate></item><item><title>Undated</title></item><item/>',
    ),
  },
  '/moved': { status: 301, headers: { location: '/rss' } },
  '/lent': { status: 302, headers: { location: '/rss' } },
  '/': {
    headers: { 'content-type': 'text/html' },
    body:
      '<!DOCTYPE html><html><head><link rel="stylesheet" href="/x.css"><!-- <link rel="alternate" type="application/rss+xml" href="/old"> -->' +
      "<link rel='alternate' type='application/rss+xml' title='News &amp; more' href='/feed.xml?a=1&amp;b=2'>" +
      '<link href="javascript:alert(1)" rel=alternate type="application/atom+xml">' +
      '<link rel="alternate feed" type="application/rss+xml; charset=UTF-8" href="all.xml"></head></html>',
  },
  '/cut': { body: '<rss><channel>\n<item><title>x' },
  '/json': {
    body: '{"version":"https://jsonfeed.org/version/1.1","title":"J","items":[{"id":"1","title" "x"}]}',
  },
  '/unchanged': { status: 304 },
  '/refused': { status: 403, body: 'key hidden-key is unknown' },
  '/forbidden': { status: 403, body: 'Forbidden' },
  '/locked': { status: 401, body: 'Unauthorized' },
  '/limited': { status: 429, headers: { 'retry-after': '600' } },
  '/zone': {
    body: rss('<item><title>x</title><guid>z</guid><pubDate>2026-01-31 10:00</pubDate></item>'),
  },
};

let upstream: Upstream;
let base: string;
let folder: string;
let api: Api;
const asked: { url: string; headers: IncomingHttpHeaders }[] = [];

beforeAll(async () => {
  upstream = await startUpstream(({ url = '', headers }, response) => {
    asked.push({ url, headers });
    const { status = 200, headers: sent = {}, body } = PAGES[url.split('?')[0]!] ?? { status: 404 };
    response.writeHead(status, sent).end(body);
  });
  base = upstream.url;
  folder = await mkdtemp(join(tmpdir(), 'kasparro-feeds-'));
  const file = join(folder, 'feeds.yaml');
  await writeFile(
    file,
    `- url: ${base}/zone?key=hidden-key\n  name: zoned\n  zone: Asia/Tokyo\n  interval: 3h\n  headers: { authorization: Bearer hidden-key }\n`,
  );
  api = await startApi({
    ...{ SOURCES: 'rss', FEEDS_FILE: file, ADMIN_API_KEY: ADMIN, PRIVATE_ADDRESSES: 'allow' },
  });
});
afterAll(async () => {
  await api.stop();
  await upstream.close();
  await rm(folder, { recursive: true });
});

const inspect = (url: unknown, key = ADMIN) =>
  api.request('/feeds/inspect', {
    method: 'POST',
    body: JSON.stringify({ url }),
    headers: { 'content-type': 'application/json', 'x-api-key': key },
  });
const rowsOf = async (table: string) =>
  (await api.dataSource.query<{ count: string }[]>(`select count(*) from ${table}`))[0]!.count;

describe('POST /feeds/inspect', () => {
  it('shows how a feed is read, and stores nothing', async () => {
    const before = [await rowsOf('articles'), await rowsOf('feeds'), await rowsOf('raw_third_source_data')];
    const { status, json } = await inspect(`${base}/rss`);
    expect(status).toBe(200);
    expect(json).toEqual({
      ...{
        url: `${base}/rss`,
        feed: null,
        error: null,
        named_feeds: [],
        format: 'rss',
        title: 'News & more',
      },
      reply: {
        ...{ final_url: `${base}/rss`, redirect: null, content_type: 'text/xml; charset=iso-8859-1' },
        bytes: Buffer.byteLength(PAGES['/rss']!.body!),
      },
      charset: { name: 'utf-8', by: 'content' },
      repairs: [
        'it is UTF-8, though it is said to be iso-8859-1',
        expect.stringMatching(/^markup in a text is not well-formed in line 2: "<title>Zürich/),
      ],
      interval: { seconds: 1200, reason: 'max_age' },
      counts: { items: 3, stored: 2, rejected: 1 },
      items: [
        {
          ...{ external_id: 'a1', title: 'Zürich rises', url: `${base}/a/1`, author: 'Ada' },
          ...{ published_at: '2026-01-31T10:00:00.000Z', dated_by: 'published' },
        },
        expect.objectContaining({ title: 'Undated', published_at: null, dated_by: 'fetch' }),
      ],
      rejections: [
        { external_id: expect.any(String), reasons: [expect.objectContaining({ path: 'title' })] },
      ],
    });
    expect([await rowsOf('articles'), await rowsOf('feeds'), await rowsOf('raw_third_source_data')]).toEqual(
      before,
    );
  });

  it.each([
    ['/moved', 'permanent'],
    ['/lent', 'temporary'],
  ])('shows that %s leads elsewhere, %s', async (path, redirect) => {
    expect((await inspect(base + path)).json).toMatchObject({
      reply: { final_url: `${base}/rss`, redirect },
      counts: { items: 3 },
    });
  });

  it('lists the feeds that a page links to', async () => {
    const { json } = await inspect(`${base}/`);
    expect(json).toMatchObject({
      error: {
        code: 'not_a_feed',
        message: expect.stringContaining(`the page links to ${base}/feed.xml?a=1&b=2`),
      },
      named_feeds: [
        { url: `${base}/feed.xml?a=1&b=2`, title: 'News & more', type: 'application/rss+xml' },
        { url: `${base}/all.xml`, title: null, type: 'application/rss+xml' },
      ],
    });
  });

  it.each([
    ['/cut', 'broken_feed', 'which begins in line 2: "<item><title>x"'],
    ['/json', 'broken_feed', 'expected a colon in line 1'],
    ['/unchanged', 'unexpected_304', 'replied 304 (not modified) to a request without conditions'],
    ['/missing', 'http_404', 'answered 404'],
    ['/forbidden', 'http_403', 'answered 403: "Forbidden"; the host refuses this client or address'],
    ['/locked', 'http_401', 'the host requires a key: send it in the URL, or with headers in FEEDS_FILE'],
    ['/limited', 'upstream_unavailable', 'answered 429'],
    // The host asked for a pause of ten minutes.
    ['/rss', 'upstream_waits', 'it may be called again at 20'],
  ])('reports why %s cannot be read: %s', async (path, code, message) => {
    expect((await inspect(base + path)).json.error).toMatchObject({
      code,
      message: expect.stringContaining(message),
    });
  });

  it('uses the settings of a configured feed, and shows no secrets', async () => {
    await api.dataSource.query('truncate call_budgets');
    for (const called of ['zoned', `${base}/zone?key=hidden-key`]) {
      const { json, text } = await inspect(called);
      expect(json).toMatchObject({
        ...{ feed: 'zoned', url: expect.stringMatching(/\/zone\?key=\*\*\*#/) },
        items: [{ external_id: 'z', published_at: '2026-01-31T01:00:00.000Z' }],
        interval: { seconds: 10_800, reason: 'configured' },
      });
      expect(text).not.toContain('hidden-key');
    }
    expect(asked.at(-1)).toMatchObject({ headers: { authorization: 'Bearer hidden-key' } });
  });

  it.each([
    ['not a URL', 422],
    ['ftp://x.example/', 422],
    ['', 400],
    [7, 400],
    [`https://x.example/${'a'.repeat(5000)}`, 400],
  ])('refuses %.30j', async (url, status) => {
    expect((await inspect(url)).status).toBe(status);
  });

  it('is for administrators', async () => {
    expect((await inspect(`${base}/rss`, 'wrong')).status).toBe(401);
  });
});
