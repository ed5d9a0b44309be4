import { rejectionOf } from '../../../test/support/provide.js';
import { readPages } from '../../../test/support/read-pages.js';
import { useHttp } from '../../../test/support/use-http.js';
import type { Config } from '../../config/config.js';
import { UnusablePartition } from '../../domain/errors.js';
import { ExchangesSource } from './exchanges.source.js';

const { server, provide } = useHttp();

/** The source with upstreams that answer a URL with the first body whose key is a part of it. */
async function source(bodies: Readonly<Record<string, unknown>>, config: Partial<Config>) {
  await server.start((request, response) => {
    const [, body] = Object.entries(bodies).find(([part]) => request.url!.includes(part))!;
    response.end(JSON.stringify(body));
  });
  const settings = { EXCHANGES_BASE_URL: server.url, EXCHANGE_CALLS_PER_MINUTE: 6000, HTTP_RETRIES: 0 };
  return provide(ExchangesSource, { ...settings, ...config });
}

const read = async (bodies: Readonly<Record<string, unknown>>, key: string, config: Partial<Config> = {}) => {
  const exchanges = await source(bodies, { EXCHANGES: [key.split(' ')[0]!], ...config });
  const pages = await readPages(exchanges, null, { key });
  const items = pages.flatMap(({ records }) =>
    records.flatMap(({ payload }) => [...exchanges.normalize(exchanges.schema.parse(payload))]),
  );
  return { items, broken: pages.flatMap(({ broken = [] }) => broken) };
};

it('reads spot prices of Bybit, not those of the perpetuals with the same ids', async () => {
  const market = { symbol: 'BTCUSDT', baseCoin: 'BTC', quoteCoin: 'USDT', status: 'Trading' };
  const list = (...items: object[]) => ({ retCode: 0, result: { list: items } });
  const { items } = await read(
    {
      'instruments-info': list({ ...market, lotSizeFilter: {}, priceFilter: {} }),
      'category=linear': list({ symbol: 'BTCUSDT', lastPrice: '99' }),
      'category=spot': list({ symbol: 'BTCUSDT', lastPrice: '100' }),
    },
    'bybit',
  );
  expect(items).toMatchObject([{ listing: { externalId: 'bybit:BTC', currency: 'USDT' }, price: '100' }]);
});

it('reads HTX, whose market types are not a list in ccxt', async () => {
  const ids = { symbol: 'btcusdt', 'base-currency': 'btc', 'quote-currency': 'usdt', state: 'online' };
  const { items } = await read(
    {
      'reference/currencies': { code: 200, data: [] },
      'common/symbols': { status: 'ok', data: [{ ...ids, 'price-precision': 2, 'amount-precision': 6 }] },
      'market/tickers': { status: 'ok', data: [{ symbol: 'btcusdt', open: 80, close: 100, vol: 500 }] },
    },
    'htx',
  );
  expect(items).toMatchObject([{ listing: { externalId: 'htx:BTC' }, price: '100', change24hPct: '25' }]);
});

it('reads Gemini without its web page, which refuses programs', async () => {
  const market = { symbol: 'BTCUSD', base_currency: 'BTC', quote_currency: 'USD', status: 'open' };
  const sizes = { tick_size: '1e-8', quote_increment: '0.01', min_order_size: '0.00001' };
  const { items } = await read(
    {
      'symbols/details': { ...market, ...sizes, product_type: 'spot' },
      'v1/symbols': ['btcusd'],
      pricefeed: [{ pair: 'BTCUSD', price: '100' }],
      '/': {},
    },
    'gemini',
  );
  expect(items).toMatchObject([{ listing: { externalId: 'gemini:BTC' }, price: '100' }]);
  expect(server.requests.map(({ url }) => url!.split('/')[1])).not.toContain('exchange.gemini.com');
});

it('refuses exchanges without spot markets, instead of storing futures under their names', async () => {
  const error = await rejectionOf(read({}, 'binanceusdm'));
  expect(error).toBeInstanceOf(UnusablePartition);
  expect(error).toMatchObject({ code: 'no_spot_markets' });
});

const book = (name: string) => ({ book: name, fees: { flat_rate: {}, structure: [] } });
const BITSO = {
  catalogues: { success: true, payload: [] },
  available_books: { success: true, payload: [book('btc_mxn'), book('eth_mxn')] },
  'book=btc_mxn': {
    success: true,
    payload: { book: 'btc_mxn', last: '7', created_at: '2026-01-01T00:00:00Z' },
  },
  'book=eth_mxn': { success: true, payload: { book: 'eth_mxn', last: '7', vwap: 'none', volume: '1' } },
};

it('asks for one ticker after another where an exchange has no list of them', async () => {
  const { items, broken } = await read(BITSO, 'bitso', { EXCHANGE_MARKETS: ['BTC/MXN', 'ETH/MXN'] });
  expect(items).toMatchObject([
    { listing: { externalId: 'bitso:BTC' }, price: '7', observedAt: '2026-01-01T00:00:00.000Z' },
  ]);
  expect(broken).toMatchObject([{ payload: { reply: { symbol: 'ETH/MXN' } } }]);
});

it.each([
  ['bitso', {}, 'markets_not_chosen', 'set EXCHANGE_MARKETS'],
  [
    'luno 1h',
    { EXCHANGE_MARKETS: ['BTC/ZAR'], EXCHANGE_TIMEFRAMES: ['1h'] },
    'not_public',
    'luno requires "apiKey"',
  ],
])('explains what %s with %j does not provide', async (key, config, code, message) => {
  const luno = {
    market_id: 'XBTZAR',
    trading_status: 'ACTIVE',
    base_currency: 'XBT',
    counter_currency: 'ZAR',
  };
  const error = await rejectionOf(read({ ...BITSO, 'exchange/1/markets': { markets: [luno] } }, key, config));
  expect(error).toBeInstanceOf(UnusablePartition);
  expect(error).toMatchObject({ code, message: expect.stringContaining(message) });
});
