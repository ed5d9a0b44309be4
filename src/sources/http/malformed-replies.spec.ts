import { gzipSync } from 'node:zlib';
import { rejectionOf } from '../../../test/support/provide.js';
import { readPages } from '../../../test/support/read-pages.js';
import { answer, type Handler } from '../../../test/support/upstream.js';
import { useHttp } from '../../../test/support/use-http.js';
import { PartitionError } from '../../domain/errors.js';
import type { Page } from '../../domain/source.js';
import { CoingeckoSource } from '../coingecko/coingecko.source.js';
import { CoinpaprikaSource } from '../coinpaprika/coinpaprika.source.js';

const { server, provide } = useHttp();

const coin = (index: number) => ({
  ...{
    id: `coin-${index}`,
    symbol: `c${index}`,
    name: `Coin ${index}`,
    last_updated: '2026-01-15T12:00:00Z',
  },
  ...{ current_price: index, market_cap: 1, market_cap_rank: 1, total_volume: 1 },
  ...{ price_change_percentage_24h: 1, circulating_supply: 1, total_supply: 1, max_supply: 1 },
  quotes: { USD: { price: index, volume_24h: 1, market_cap: 1, percent_change_24h: 1 } },
});
const LIST = JSON.stringify(Array.from({ length: 40 }, (_, index) => coin(index)));
const HALF = LIST.slice(0, LIST.length / 2);
const HTML = '<!doctype html><html><title>Sign in</title></html>';

/** Sends a byte now and then, but never the last one. */
const trickle: Handler = (_request, response) => {
  const timer = setInterval(() => response.write(' '), 10);
  response.on('close', () => clearInterval(timer));
};
const endless: Handler = (_request, response) => {
  const more = () => {
    while (!response.destroyed && response.write(LIST));
  };
  response.on('drain', more);
  more();
};
const loginPage: Handler = (request, response) =>
  request.url!.startsWith('/login')
    ? answer(200, HTML, { 'content-type': 'text/html' })(request, response)
    : answer(302, '', { location: '/login?next=1' })(request, response);
const cutConnection: Handler = (_request, response) =>
  response.writeHead(200, { 'content-length': String(LIST.length) }).write(HALF, () => response.destroy());

const BROKEN: [string, Handler, { code: string; message: RegExp; calls: number }][] = [
  [
    'gzip that is cut short',
    answer(200, gzipSync(LIST).subarray(0, 200), { 'content-encoding': 'gzip' }),
    { code: 'unexpected_body', message: /expected JSON, got/, calls: 1 },
  ],
  [
    'plain text that is declared as gzip',
    answer(200, LIST, { 'content-encoding': 'gzip' }),
    { code: 'bad_encoding', message: /not encoded as its Content-Encoding says/, calls: 1 },
  ],
  [
    'plain text that is declared as Brotli',
    answer(200, LIST, { 'content-encoding': 'br' }),
    { code: 'bad_encoding', message: /not encoded as its Content-Encoding says/, calls: 1 },
  ],
  [
    'gzip that is not declared',
    answer(200, gzipSync(LIST)),
    { code: 'bad_encoding', message: /expected JSON in UTF-8, got 0x8B/, calls: 1 },
  ],
  [
    'a redirect to a login page',
    loginPage,
    { code: 'unexpected_body', message: /Sign in.*after a redirect to 127\.0\.0\.1:\d+\/login$/, calls: 2 },
  ],
  [
    'redirects that never end',
    answer(302, '', { location: '/again' }),
    { code: 'call_failed', message: /redirects/, calls: 6 },
  ],
  ['a redirect to nowhere', answer(302), { code: 'http_302', message: /answered 302/, calls: 1 }],
  [
    'a body that trickles',
    trickle,
    { code: 'upstream_unavailable', message: /no complete reply within 1500 ms, after 1 retry/, calls: 2 },
  ],
  ['a body that never ends', endless, { code: 'body_too_large', message: /HTTP_MAX_BODY_BYTES/, calls: 1 }],
  [
    'half a body',
    cutConnection,
    { code: 'upstream_unavailable', message: /aborted.*after 1 retry/, calls: 2 },
  ],
  [
    'half a list',
    answer(200, HALF),
    { code: 'unexpected_body', message: /expected JSON, got "\[\{\\?"id/, calls: 1 },
  ],
  ['a page with status 200', answer(200, HTML), { code: 'unexpected_body', message: /Sign in/, calls: 1 }],
  ['no content', answer(204), { code: 'unexpected_body', message: /got an empty body/, calls: 1 }],
  ['304 without having asked', answer(304), { code: 'unexpected_body', message: /an empty body/, calls: 1 }],
  ['an object', answer(200, '{}'), { code: 'unexpected_body', message: /expected a JSON array/, calls: 1 }],
  ['null', answer(200, 'null'), { code: 'unexpected_body', message: /expected a JSON array/, calls: 1 }],
  [
    'no HTTP',
    ({ socket }) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'),
    { code: 'call_failed', message: /Parse Error/, calls: 1 },
  ],
];

const SOURCES = [
  ['CoinGecko', CoingeckoSource],
  ['CoinPaprika', CoinpaprikaSource],
] as const;

describe.each(SOURCES)('%s', (_name, type) => {
  const source = () =>
    provide<CoingeckoSource | CoinpaprikaSource>(type, {
      ...{ COINGECKO_BASE_URL: server.url, COINPAPRIKA_BASE_URL: server.url, COINGECKO_TOP_N: 250 },
      ...{ HTTP_RETRIES: 1, HTTP_TIMEOUT_MS: 1500, HTTP_MAX_BODY_BYTES: 1_000_000, API_KEY: 'CG-key' },
    });

  it.each(BROKEN)(
    'stores nothing from %s, and reports why',
    async (_what, handler, { code, message, calls }) => {
      await server.start(handler);
      const pages: Page[] = [];
      const error = await rejectionOf(readPages(await source(), null, { into: pages }));
      expect(error).toBeInstanceOf(PartitionError);
      expect(error).toMatchObject({ code, message: expect.stringMatching(message) as string });
      expect(server.requests).toHaveLength(calls);
      expect(pages).toEqual([]);
    },
  );

  it.each([
    ['a byte order mark', `\ufeff${LIST}`, 'application/json'],
    ['another content type', LIST, 'text/html; charset=iso-8859-1'],
  ])('reads JSON with %s', async (_what, body, type) => {
    await server.start(answer(200, body, { 'content-type': type }), answer(200, '[]'));
    const [page] = await readPages(await source());
    expect(page!.records).toHaveLength(40);
  });
});
