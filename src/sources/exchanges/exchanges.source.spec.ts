import { type Sandbox, startSandbox } from '../../../sandbox/sandbox.js';
import { rejectionOf } from '../../../test/support/provide.js';
import { readPages } from '../../../test/support/read-pages.js';
import { answer } from '../../../test/support/upstream.js';
import { useHttp } from '../../../test/support/use-http.js';
import { type Config, parseConfig } from '../../config/config.js';
import { uptime } from '../../domain/clock.js';
import { PartitionError, TimeBudgetSpent, UnusablePartition } from '../../domain/errors.js';
import type { Page } from '../../domain/source.js';
import type { HttpClient } from '../http/http-client.js';
import { CANDLES_PER_CALL } from './candle-pages.js';
import { Exchange } from './exchange.js';
import { ExchangesSource } from './exchanges.source.js';

const { server, provide } = useHttp();
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ tick: 0 });
});
afterEach(() => sandbox.clearFaults());
afterAll(() => sandbox.close());

const KLINES = '/exchanges/api.binance.com/api/v3/klines';
const TICKERS = '/exchanges/api.binance.com/api/v3/ticker/24hr';

const source = (config: Partial<Config> = {}) =>
  provide(ExchangesSource, {
    EXCHANGES: ['binance', 'kraken', 'coinbase'],
    EXCHANGES_BASE_URL: sandbox.env.EXCHANGES_BASE_URL,
    EXCHANGE_CALLS_PER_MINUTE: 6000,
    HTTP_RETRIES: 1,
    ...config,
  });
const candles = {
  EXCHANGE_MARKETS: ['BTC/USDT'],
  EXCHANGE_TIMEFRAMES: ['1d'],
  EXCHANGE_CANDLES_SINCE: '2025-12-01',
};
const normalized = (one: ExchangesSource, pages: readonly Page[]) =>
  pages.flatMap(({ records }) =>
    records.flatMap(({ payload }) => [...one.normalize(one.schema.parse(payload))]),
  );

it.each([
  ['binance', 'binance:BTC', 'USDT', 'BTC'],
  ['kraken', 'kraken:BTC', 'USD', 'BTC'],
  ['coinbase', 'coinbase:BTC', 'USD', 'Bitcoin'],
])(
  'reads the prices of %s as quotes in the currency of each market',
  async (key, externalId, currency, name) => {
    const exchanges = await source();
    const pages = await readPages(exchanges, null, { key });
    expect(normalized(exchanges, pages)).toContainEqual(
      expect.objectContaining({
        kind: 'quote',
        listing: expect.objectContaining({ externalId, currency, symbol: 'BTC', name }),
        price: expect.stringMatching(/^\d+\.\d+$/),
        change24hPct: key === 'kraken' ? null : expect.any(String),
      }),
    );
  },
);

it('keeps payloads as the exchange sent them, with every digit', async () => {
  const price = '0.1234567890123456789012';
  const market =
    '{"symbol":"BTCUSDT","status":"TRADING","baseAsset":"BTC","quoteAsset":"USDT","permissions":[],"filters":[]}';
  const item = `{"symbol":"BTCUSDT","lastPrice":${price},"quoteVolume":12345678901234567890.5,"closeTime":1767225600000,"new":[1.10]}`;
  await server.start(
    (request, response) =>
      void response.end(request.url!.includes('exchangeInfo') ? `{"symbols":[${market}]}` : `[${item}]`),
  );
  const exchanges = await source({ EXCHANGES_BASE_URL: server.url });
  const [page] = await readPages(exchanges, null, { key: 'binance' });
  const [{ text, payload }] = page!.records as unknown as [{ text: string; payload: unknown }];
  expect(text).toContain(`"lastPrice":${price},"quoteVolume":12345678901234567890.5`);
  expect(exchanges.normalize(exchanges.schema.parse(payload))).toMatchObject([
    { price, volume24h: '12345678901234567890.5', observedAt: '2026-01-01T00:00:00.000Z' },
  ]);
});

it('rejects a price whose item repeats a name, and keeps the others', async () => {
  const market = (coin: string) =>
    `{"symbol":"${coin}USDT","status":"TRADING","baseAsset":"${coin}","quoteAsset":"USDT","permissions":[],"filters":[]}`;
  const item = (coin: string, price: string) =>
    `{"symbol":"${coin}USDT","lastPrice":${price},"quoteVolume":2,"closeTime":1767225600000}`;
  await server.start(
    (request, response) =>
      void response.end(
        request.url!.includes('exchangeInfo')
          ? `{"symbols":[${market('BTC')},${market('ETH')}]}`
          : `[${item('BTC', '1,"lastPrice":2')},${item('ETH', '3')}]`,
      ),
  );
  const exchanges = await source({ EXCHANGES_BASE_URL: server.url });
  const [page] = await readPages(exchanges, null, { key: 'binance' });
  expect(page!.records.map(({ externalId, reasons }) => [externalId, reasons?.[0]])).toEqual([
    ['binance:BTC/USDT', expect.objectContaining({ path: 'reply.lastPrice', code: 'duplicate_key' })],
    ['binance:ETH/USDT', undefined],
  ]);
});

it('does not read times in seconds as January 1970', async () => {
  const exchanges = await source(candles);
  const [page] = await readPages(exchanges, null, { key: 'binance' });
  const payload = page!.records[0]!.payload as { ticker: object };
  const inSeconds = { ...payload, ticker: { ...payload.ticker, timestamp: 1_767_225_600 } };
  expect(exchanges.schema.safeParse(payload).success).toBe(true);
  expect(exchanges.schema.safeParse(inSeconds).error?.issues).toMatchObject([
    { path: ['ticker', 'timestamp'], message: 'expected a moment in milliseconds since 1970' },
  ]);
});

it('reads candles from the first day on, and continues with the newest, which may have been open', async () => {
  const exchanges = await source(candles);
  const pages = await readPages(exchanges, null, { key: 'binance 1d' });
  const opened = normalized(exchanges, pages).map(
    (item) => item.kind === 'candle' && item.openedAt.slice(0, 10),
  );
  expect(opened.slice(0, 2)).toEqual(['2025-12-01', '2025-12-02']);
  expect(opened.at(-1)).toBe('2026-01-15');
  const again = await readPages(exchanges, pages.at(-1)!.next, { key: 'binance 1d' });
  expect(again.flatMap(({ records }) => records.map(({ externalId }) => externalId))).toEqual([
    'binance:BTC/USDT 1d 2026-01-15T00:00:00.000Z',
  ]);
});

it('fills the gaps of a market with as few calls as possible', async () => {
  const { backfill } = await source({ ...candles, EXCHANGE_TIMEFRAMES: ['1h', '1d'] });
  const gap = (since: string, until: string) => ({
    ...{ externalId: 'binance:BTC', currency: 'USDT', kind: 'candle' as const },
    ...{ since: `${since}T00:00:00.000Z`, until: `${until}T00:00:00.000Z` },
  });
  const gaps = [
    gap('2024-01-05', '2024-01-07'),
    gap('2024-02-01', '2024-02-02'),
    gap('2025-12-01', '2025-12-03'),
  ];
  const span = {
    ...{ since: gaps[0]!.since, until: gaps[2]!.until, fill: { interval: '1d', gaps } },
    listings: [{ externalId: 'binance:BTC', symbol: 'BTC', name: 'BTC' }],
  };
  expect(await backfill.plan(span)).toMatchObject({ partitions: [{ key: 'binance 1d', calls: 3 }] });
  const request = {
    partition: { key: 'binance 1d' },
    since: null,
    signal: new AbortController().signal,
    deadline: new Date(Date.now() + 600_000),
  };
  const pages = await Array.fromAsync(backfill.pages(request, span));
  expect(pages.map(({ records }) => records.map(({ externalId }) => externalId.slice(20, 30)))).toEqual([
    expect.arrayContaining(['2024-01-05', '2024-01-06', '2024-02-01']),
    ['2025-12-01', '2025-12-02'],
  ]);
  const rest = await Array.fromAsync(backfill.pages({ ...request, since: pages[0]!.next }, span));
  expect(rest.map(({ records }) => records.length)).toEqual([2]);
});

it('fills a month in one call, whatever its length, and skips no following month', async () => {
  const market =
    '{"symbol":"BTCUSDT","status":"TRADING","baseAsset":"BTC","quoteAsset":"USDT","permissions":[],"filters":[]}';
  const months = ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01'].map((date) => Date.parse(date));
  await server.start((request, response) => {
    const { pathname, searchParams } = new URL(request.url!, server.url);
    if (pathname.endsWith('exchangeInfo')) return void response.end(`{"symbols":[${market}]}`);
    const from = Number(searchParams.get('startTime'));
    const rows = months.filter((at) => at >= from).map((at) => [at, '1', '2', '1', '2', '5', at + 1, '9', 3]);
    response.end(JSON.stringify(rows));
  });
  const { backfill } = await source({
    ...{ ...candles, EXCHANGE_TIMEFRAMES: ['1M'], EXCHANGES_BASE_URL: server.url },
  });
  expect(backfill.serves('1mo')).toEqual(['candle']);
  const gap = (since: string, until: string) => ({
    ...{ externalId: 'binance:BTC', currency: 'USDT', kind: 'candle' as const },
    ...{ since: `${since}T00:00:00.000Z`, until: `${until}T00:00:00.000Z` },
  });
  const gaps = [gap('2026-01-01', '2026-02-01'), gap('2026-03-01', '2026-04-01')];
  const span = { since: gaps[0]!.since, until: gaps[1]!.until, listings: [] };
  const request = {
    ...{ partition: { key: 'binance 1M' }, since: null, signal: new AbortController().signal },
    deadline: new Date(Date.now() + 600_000),
  };
  for (const gap of gaps) {
    const before = server.requests.length;
    const pages = await Array.fromAsync(
      backfill.pages(request, { ...span, fill: { interval: '1mo', gaps: [gap] } }),
    );
    const opened = pages.flatMap(({ records }) => records.map(({ externalId }) => externalId));
    expect(opened).toEqual([`binance:BTC/USDT 1mo ${gap.since}`]);
    const calls = server.requests.slice(before).filter(({ url }) => url!.includes('klines'));
    expect(calls).toHaveLength(1);
  }
});

it('reads the candles of other markets although those of one cannot be read, and fails if none can', async () => {
  const market = (base: string) =>
    `{"symbol":"${base}USDT","status":"TRADING","baseAsset":"${base}","quoteAsset":"USDT","permissions":[],"filters":[]}`;
  const closed = new Set(['AAAUSDT']);
  await server.start((request, response) => {
    const { pathname, searchParams } = new URL(request.url!, server.url);
    if (pathname.endsWith('exchangeInfo'))
      return void response.end(`{"symbols":[${market('AAA')},${market('BTC')}]}`);
    const isClosed = closed.has(searchParams.get('symbol')!);
    response.statusCode = isClosed ? 400 : 200;
    response.end(isClosed ? '{"code":-1121,"msg":"Invalid symbol."}' : `[${GOOD_ROW}]`);
  });
  const exchanges = await source({
    ...{ ...candles, EXCHANGE_MARKETS: ['AAA/USDT', 'BTC/USDT'], EXCHANGES_BASE_URL: server.url },
    EXCHANGE_CANDLES_SINCE: new Date(Date.now() - 86_400_000).toISOString().slice(0, 10),
  });
  const pages = await readPages(exchanges, null, { key: 'binance 1d' });
  expect(pages[0]).toMatchObject({
    broken: [
      { payload: { candle: null, reply: { symbol: 'AAA/USDT' } }, reasons: [{ code: 'unreadable_candle' }] },
    ],
    next: { market: 'BTC/USDT' },
  });
  expect(pages.at(-1)!.next).toMatchObject({ market: null });
  closed.add('BTCUSDT');
  const failed: Page[] = [];
  const error = await rejectionOf(readPages(exchanges, null, { key: 'binance 1d', into: failed }));
  expect(error).toMatchObject({ code: 'http_400', message: expect.stringContaining('Invalid symbol') });
  expect(failed.at(-1)!.next).toMatchObject({ market: null });
});

it('passes over spans without candles', async () => {
  sandbox.fault(KLINES, { body: '[]', times: 1 });
  const exchanges = await source({ ...candles, EXCHANGE_CANDLES_SINCE: '2025-01-01' });
  const pages = await readPages(exchanges, null, { key: 'binance 1d' });
  expect(pages[0]!.records).toEqual([]);
  expect(normalized(exchanges, pages).length).toBeGreaterThan(70);
});

it.each([
  ['a ban', { status: 418, body: '{"code":-1003,"msg":"Way too many requests; IP banned."}' }],
  ['too many requests', { status: 429, body: '{"code":-1003,"msg":"Too many requests."}' }],
  ['too many requests with status 200', { status: 200, body: '{"code":-1003,"msg":"Too many requests."}' }],
  ['too many requests with status 400', { status: 400, body: '{"code":-1003,"msg":"Too many requests."}' }],
])('waits after %s, in the shared budget, and tries again', async (_what, fault) => {
  sandbox.fault(TICKERS, { ...fault, times: 1 });
  const before = sandbox.requests.length;
  const exchanges = await source();
  const [page] = await readPages(exchanges, null, { key: 'binance' });
  expect(page!.retries).toBe(1);
  expect(sandbox.requests.slice(before).filter(({ path }) => path === TICKERS)).toHaveLength(2);
});

it('is interrupted by a ban that lasts longer than the run', async () => {
  sandbox.fault(TICKERS, {
    status: 418,
    body: '{"code":-1003,"msg":"banned"}',
    headers: { 'retry-after': '7200' },
  });
  expect(await rejectionOf(readPages(await source(), null, { key: 'binance' }))).toBeInstanceOf(
    TimeBudgetSpent,
  );
});

it('retries during maintenance, which Kraken reports with status 200', async () => {
  sandbox.fault('/exchanges/api.kraken.com/0/public/Ticker', {
    status: 200,
    body: '{"error":["EService:Unavailable"]}',
  });
  const error = await rejectionOf(readPages(await source(), null, { key: 'kraken' }));
  // The status as received, not its meaning.
  expect(error).toMatchObject({
    code: 'upstream_unavailable',
    message: expect.stringContaining('answered 200'),
    retries: 1,
  });
});

it('fails only the exchange that refuses this location', async () => {
  sandbox.fault(TICKERS, {
    status: 403,
    body: '{"code":0,"msg":"Service unavailable from a restricted location"}',
  });
  const error = await rejectionOf(readPages(await source(), null, { key: 'binance' }));
  expect(error).toBeInstanceOf(PartitionError);
});

it.each([
  [{ EXCHANGES: ['mtgox'] }, 'mtgox', 'unknown_exchange'],
  [{ EXCHANGES: ['../base/Exchange'] }, '../base/Exchange', 'unknown_exchange'],
  [{ EXCHANGE_MARKETS: ['XYZ/ABC'] }, 'kraken', 'unknown_market'],
  [{ EXCHANGE_MARKETS: ['BTC/USD'], EXCHANGE_TIMEFRAMES: ['7h'] }, 'kraken 7h', 'unknown_timeframe'],
])('explains %j', async (config, key, code) => {
  const error = await rejectionOf(readPages(await source(config), null, { key }));
  expect(error).toBeInstanceOf(UnusablePartition);
  expect(error).toMatchObject({ code });
});

it('stops at once when aborted, although the rate limiter of ccxt would wait', async () => {
  const stop = new AbortController();
  const known = new Map([['kraken', { markets: {}, currencies: {}, at: uptime() }]]);
  const call = { signal: stop.signal, deadline: new Date(Date.now() + 60_000) };
  const settings = parseConfig({ EXCHANGES: 'kraken' });
  const exchange = await Exchange.open('kraken', known, { settings, call, http: {} as HttpClient });
  const asked = exchange.query('ticker', () => new Promise<never>(() => undefined));
  stop.abort(new Error('the service was stopped'));
  await expect(asked).rejects.toThrow('the service was stopped');
});

it('reports replies in a form that ccxt does not expect', async () => {
  await server.start(answer(200, { symbols: [{ symbol: 7 }, null] }));
  const error = await rejectionOf(
    readPages(await source({ EXCHANGES_BASE_URL: server.url }), null, { key: 'binance' }),
  );
  expect(error).toBeInstanceOf(PartitionError);
});

const GOOD_ROW = '[1767225600000,"1","2","1","2","5"]';

it.each([
  ['no date', '["x","1","2","1","2","5"]'],
  ['a date in seconds', '[1767225600,"1","2","1","2","5"]'],
  ['a date beyond all calendars', '[99999999999999999,"1","2","1","2","5"]'],
  ['nothing', '[]'],
  ['null', 'null'],
])('rejects candles with %s and keeps the others; fails if there are no others', async (_what, row) => {
  sandbox.fault(KLINES, { body: `[${row},${GOOD_ROW}]`, times: 1 });
  const exchanges = await source(candles);
  const pages: Page[] = [];
  await readPages(exchanges, null, { key: 'binance 1d', into: pages });
  expect(pages[0]!.records).toMatchObject([{ externalId: 'binance:BTC/USDT 1d 2026-01-01T00:00:00.000Z' }]);
  expect(pages[0]!.broken).toMatchObject([
    { externalId: 'binance:candle#1', reasons: [{ path: 'reply', code: 'unreadable_candle' }] },
  ]);
  expect(pages[0]!.broken![0]!.text).toContain(`"reply":${row}`);
  sandbox.fault(KLINES, { body: `[${row}]` });
  expect(await rejectionOf(readPages(exchanges, null, { key: 'binance 1d' }))).toMatchObject({
    code: 'unexpected_reply',
    message: expect.stringContaining('sent no candle that can be read'),
  });
});

it.each(['{"data":[]}', '"none"'])('does not read %s as an empty list of candles', async (body) => {
  sandbox.fault(KLINES, { body });
  const error = await rejectionOf(readPages(await source(candles), null, { key: 'binance 1d' }));
  expect(error).toMatchObject({ code: 'unexpected_reply' });
});

it.each(['{}', 'null', '7', '"none"'])('does not read %s as a reply without data', async (body) => {
  for (const [path, key] of [
    [KLINES, 'binance 1d'],
    [TICKERS, 'binance'],
    ['/exchanges/api.binance.com/api/v3/exchangeInfo', 'binance'],
  ] as const) {
    sandbox.fault(path, { body, times: 1 });
    const error = await rejectionOf(readPages(await source(candles), null, { key }));
    expect(error).toMatchObject({
      code: 'unexpected_reply',
      message: expect.stringContaining(`expected data, got "${body}"`),
    });
  }
});

it.each([
  ['{"result":{"message":"Internal error"}}', true],
  ['{"errors":["try again"]}', true],
  ['{"data":{"status":"no_data"}}', false],
  ['{"code":0,"data":null}', false],
])('reads %s, which has no candles, as an error: %s', async (body, isError) => {
  const { signal } = new AbortController();
  const known = new Map([['kucoin', { markets: {}, currencies: {}, at: uptime() }]]);
  const http = { get: () => Promise.resolve({ body: Buffer.from(body), bytes: 1, retries: 0, headers: {} }) };
  const exchange = await Exchange.open('kucoin', known, {
    settings: parseConfig({ EXCHANGES: 'kucoin' }),
    call: { signal, deadline: new Date(Date.now() + 60_000) },
    http: http as unknown as HttpClient,
  });
  const { ccxt } = exchange;
  const asked = exchange.query('candle', async () => (await ccxt.fetch('https://a.example/candles'), []));
  if (isError)
    await expect(asked).rejects.toMatchObject({
      code: 'unexpected_reply',
      message: expect.stringContaining('expected a list of candles, got'),
    });
  else await expect(asked).resolves.toEqual([]);
});

it('asks for no more candles than all exchanges serve at once, so that Bitget leaves none out', async () => {
  const known = new Map([['bitget', { markets: undefined, currencies: undefined, at: uptime() }]]);
  const urls: URL[] = [];
  const exchange = await Exchange.open('bitget', known, {
    settings: parseConfig({ EXCHANGES: 'bitget' }),
    call: { signal: new AbortController().signal, deadline: new Date(Date.now() + 60_000) },
    http: {} as HttpClient,
  });
  const { ccxt } = exchange;
  const market = { symbol: 'BTC/USDT', id: 'BTCUSDT', base: 'BTC', quote: 'USDT', spot: true };
  ccxt.setMarkets([market] as never, undefined);
  ccxt.fetch = (url) => (urls.push(new URL(url)), Promise.resolve({ data: [] }));
  const since = Date.parse('2024-01-01');
  await ccxt.fetchOHLCV('BTC/USDT', '1h', since, CANDLES_PER_CALL);
  expect(urls[0]!.searchParams.get('startTime')).toBe(String(since));
});

it('does not read an object as an empty list of candles at exchanges that pass it on to ccxt', async () => {
  const known = new Map([['gemini', { markets: {}, currencies: {}, at: uptime() }]]);
  const call = { signal: new AbortController().signal, deadline: new Date(Date.now() + 60_000) };
  const settings = parseConfig({ EXCHANGES: 'gemini' });
  const { ccxt } = await Exchange.open('gemini', known, { settings, call, http: {} as HttpClient });
  expect(() => ccxt.parseOHLCVs({ data: [] })).toThrow('expected a list of candles, got {"data":[]}');
  expect(ccxt.parseOHLCVs([])).toEqual([]);
});

it('reads candles of BtcTurk, which sends a list for each column', async () => {
  const known = new Map([['btcturk', { markets: {}, currencies: {}, at: uptime() }]]);
  const call = { signal: new AbortController().signal, deadline: new Date(Date.now() + 60_000) };
  const settings = parseConfig({ EXCHANGES: 'btcturk' });
  const { ccxt } = await Exchange.open('btcturk', known, { settings, call, http: {} as HttpClient });
  const columns = { t: ['1767225600'], o: ['1'], h: ['3'], l: ['1'], c: ['2'], v: ['5'] };
  expect(ccxt.parseOHLCVs({ s: 'ok', ...columns })).toEqual([[1_767_225_600_000, '1', '3', '1', '2', '5']]);
  expect(() => ccxt.parseOHLCVs({ message: 'try again' })).toThrow('expected a list of candles');
});

it('rejects rows of candles that are too short, and keeps the others', async () => {
  sandbox.fault(KLINES, { body: `[[1767139200000,"1","2"],${GOOD_ROW}]` });
  const exchanges = await source({ ...candles, EXCHANGE_CANDLES_SINCE: '2025-12-31' });
  const [page] = await readPages(exchanges, null, { key: 'binance 1d' });
  const read = page!.records.map(({ payload }) => exchanges.schema.safeParse(payload));
  expect(read.map(({ success }) => success)).toEqual([false, true]);
});

const TICKER = '{"symbol":"BTCUSDT","lastPrice":"7","closeTime":1767225600000}';

it.each([
  ['null', 'null', 1],
  ['a text', '"BTCUSDT"', 1],
  ['a list', '[]', 1],
  ['an object', '{}', 1],
  ['a symbol that the markets do not have', '{"symbol":"NEWUSDT","lastPrice":"1"}', 0],
])('keeps the other prices of an exchange if it sends %s in place of one', async (_what, item, broken) => {
  sandbox.fault(TICKERS, { body: `[${item},${TICKER}]` });
  const exchanges = await source();
  const pages = await readPages(exchanges, null, { key: 'binance' });
  expect(normalized(exchanges, pages)).toMatchObject([
    { listing: { externalId: 'binance:BTC' }, price: '7' },
  ]);
  expect(pages[0]!.broken).toHaveLength(broken);
});

it('keeps the other prices of Kraken and Coinbase if one is null', async () => {
  const ticker = '{"c":["7","1"],"v":["1","1"],"p":["7","7"],"o":"7"}';
  sandbox.fault('/exchanges/api.kraken.com/0/public/Ticker', {
    body: `{"error":[],"result":{"ETHUSD":null,"XBTUSD":${ticker}}}`,
  });
  const exchanges = await source();
  const pages = await readPages(exchanges, null, { key: 'kraken' });
  expect(normalized(exchanges, pages)).toContainEqual(
    expect.objectContaining({ listing: expect.objectContaining({ externalId: 'kraken:BTC' }), price: '7' }),
  );
});

it('a ticker with only a bid and an ask is a quote without a price', async () => {
  sandbox.fault(TICKERS, { body: '[{"symbol":"BTCUSDT","bidPrice":"6","askPrice":"8","quoteVolume":"5"}]' });
  const exchanges = await source();
  const pages = await readPages(exchanges, null, { key: 'binance' });
  expect(normalized(exchanges, pages)).toMatchObject([{ price: null, volume24h: '5' }]);
});

it('rejects only the unreadable market of an exchange', async () => {
  const market =
    '{"symbol":"BTCUSDT","status":"TRADING","baseAsset":"BTC","quoteAsset":"USDT","permissions":[],"filters":[]}';
  sandbox.fault('/exchanges/api.binance.com/api/v3/exchangeInfo', {
    body: `{"symbols":[null,{"symbol":"ODD"},${market}]}`,
  });
  const exchanges = await source();
  const pages = await readPages(exchanges, null, { key: 'binance' });
  expect(normalized(exchanges, pages)).toMatchObject([{ listing: { externalId: 'binance:BTC' } }]);
  expect(pages[0]!.broken![0]).toMatchObject({ reasons: [{ code: 'unreadable_market' }] });
});

it('does not keep an empty list of markets for an hour', async () => {
  sandbox.fault('/exchanges/api.binance.com/api/v3/exchangeInfo', { body: '{"symbols":[]}', times: 1 });
  const exchanges = await source();
  const error = await rejectionOf(readPages(exchanges, null, { key: 'binance' }));
  expect(error).toMatchObject({ code: 'upstream_empty', message: 'binance sent no markets' });
  expect(error).not.toBeInstanceOf(UnusablePartition);
  expect(await readPages(exchanges, null, { key: 'binance' })).toHaveLength(1);
});

const PAIR = '{"altname":"XBTUSD","wsname":"XBT/USD","base":"XXBT","quote":"ZUSD","status":"online"}';
const PRODUCT =
  '{"product_id":"BTC-USD","price":"7","base_currency_id":"BTC","quote_currency_id":"USD","product_type":"SPOT"}';
const KRAKEN_PAIRS = '/exchanges/api.kraken.com/0/public/AssetPairs';

it.each([
  ['kraken', KRAKEN_PAIRS, `{"error":[],"result":{"A":null,"XBTUSD":${PAIR}}}`, null],
  [
    'kraken',
    KRAKEN_PAIRS,
    `{"error":[],"result":{"A":{"quote":"ZUSD"},"XBTUSD":${PAIR}}}`,
    { quote: 'ZUSD' },
  ],
  [
    'coinbase',
    '/exchanges/api.coinbase.com/api/v3/brokerage/market/products',
    `{"products":[${PRODUCT},null],"num_products":2}`,
    null,
  ],
])('%s keeps all other markets if one fails the whole reply in ccxt (%#)', async (key, path, body, reply) => {
  sandbox.fault(path, { body });
  const exchanges = await source();
  const pages = await readPages(exchanges, null, { key });
  expect(normalized(exchanges, pages)).toMatchObject([{ listing: { externalId: `${key}:BTC` } }]);
  expect(pages[0]!.broken![0]).toMatchObject({
    payload: { reply },
    reasons: [{ code: 'unreadable_market' }],
  });
});

it('fails an exchange if none of its markets can be read', async () => {
  sandbox.fault(KRAKEN_PAIRS, { body: '{"error":[],"result":{"A":null,"B":null}}' });
  const error = await rejectionOf(readPages(await source(), null, { key: 'kraken' }));
  expect(error).toMatchObject({ code: 'unexpected_reply' });
});

it('rejects invalid candles and prices, and keeps the others', async () => {
  const klines = ['[1767225600000,null,"2","1","2","5"]', '[1767312000000,"1","2","1","2","5"]'];
  sandbox.fault(KLINES, { body: `[${klines.join()}]` });
  const exchanges = await source(candles);
  const [page] = await readPages(exchanges, null, { key: 'binance 1d' });
  const read = page!.records.map(({ payload }) => exchanges.schema.safeParse(payload));
  expect(read.map(({ success }) => success)).toEqual([false, true]);
  expect(read[0]!.error!.issues).toMatchObject([{ path: ['candle', 'open'] }]);
});
