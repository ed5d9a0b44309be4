import { readdirSync, readFileSync } from 'node:fs';
import { zip } from '../../sandbox/zip.js';
import { parseConfig } from '../../src/config/config.js';
import type { Source } from '../../src/domain/source.js';
import { normalizePage } from '../../src/normalization/normalize-page.js';
import { sourceOf } from '../../src/sources/defined/defined-sources.js';
import { readDefinition } from '../../src/sources/defined/read-definitions.js';
import { clientWithoutDatabase } from '../../src/sources/http/client-without-database.js';
import { answer, startUpstream, type Upstream } from '../support/upstream.js';

/** Replies as the public documentation shows them, written by hand. */
const SAMPLES = 'test/contract/catalogue';
const sample = (name: string) => readFileSync(`${SAMPLES}/${name}`);
const KEYS = {
  COINCAP_API_KEY: 'key-of-coincap',
  COINMARKETCAP_API_KEY: 'key-of-cmc',
  CRYPTOCOMPARE_API_KEY: 'key-of-cc',
  MESSARI_API_KEY: 'key-of-messari',
};

interface Case {
  replies: Buffer[];
  /** The first request. */
  asks: string;
  /** A header that is sent. */
  sends?: [name: string, value: string];
  gives: object[];
}

const listing = (externalId: string, symbol: string, name: string, currency = 'USD') => ({
  externalId,
  symbol,
  name,
  currency,
});
const candle = (openedAt: string, [open, high, low, close, volume, quoteVolume]: string[]) => ({
  kind: 'candle',
  interval: '1d',
  openedAt,
  open,
  high,
  low,
  close,
  volume,
  quoteVolume,
});

const CASES: Record<string, Case> = {
  coinlore: {
    replies: [sample('coinlore.json')],
    asks: '/tickers/?start=0&limit=100',
    gives: [
      {
        listing: listing('90', 'BTC', 'Bitcoin'),
        price: '67123.4500000000001',
        marketCap: '1323456789012.50',
        volume24h: '3997655362.9586277',
        change24hPct: '-1.47',
        rank: 1,
        circulatingSupply: '19718237.00',
        maxSupply: '21000000',
        observedAt: '2024-11-25T10:42:02.000Z',
      },
      {
        listing: listing('33285', 'USDT', 'Tether'),
        price: '1.00',
        marketCap: null,
        change24hPct: null,
        maxSupply: null,
      },
    ],
  },
  coincap: {
    replies: [sample('coincap.json'), sample('coincap.2.json')],
    asks: '/assets?offset=0&limit=1000',
    sends: ['authorization', 'Bearer key-of-coincap'],
    gives: [
      {
        listing: listing('bitcoin', 'BTC', 'Bitcoin'),
        price: '96243.8957644504882220',
        marketCap: '1904557171625.0952172577833640',
        observedAt: '2024-11-25T10:42:02.123Z',
      },
      {
        listing: listing('some-coin', 'SOME', 'Some Coin'),
        price: '0.00000000123',
        marketCap: null,
        rank: 2000,
      },
    ],
  },
  coinmarketcap: {
    replies: [sample('coinmarketcap.json')],
    asks: '/v1/cryptocurrency/listings/latest?convert=USD&sort=market_cap&start=1&limit=5000',
    sends: ['x-cmc_pro_api_key', 'key-of-cmc'],
    gives: [
      {
        listing: listing('1', 'BTC', 'Bitcoin'),
        price: '98023.12345678901234',
        rank: 1,
        observedAt: '2024-11-25T10:41:00.000Z',
      },
    ],
  },
  defillama: {
    replies: [sample('defillama.json')],
    asks: '/prices/current/coingecko:bitcoin,coingecko:ethereum,coingecko:solana,coingecko:binancecoin,coingecko:ripple',
    gives: [
      {
        listing: { ...listing('coingecko:bitcoin', 'BTC', 'BTC'), nameless: true },
        price: '98023.1',
        observedAt: '2024-11-25T10:42:00.000Z',
      },
      {
        listing: {
          ...listing('ethereum:0xdF574c24545E5FfEcb9a659c229253D4111d87e1', 'HUSD', 'HUSD'),
          nameless: true,
        },
        price: '0.04612345678901234567',
      },
    ],
  },
  bitstamp: {
    replies: [sample('bitstamp.json')],
    asks: '/ticker/',
    gives: [
      {
        listing: { ...listing('BTC', 'BTC', 'BTC'), nameless: true },
        price: '67123.4500000001',
        change24hPct: '-1.29',
        observedAt: '2022-01-31T14:43:06.000Z',
      },
      {
        listing: { ...listing('ETH', 'ETH', 'ETH', 'BTC'), nameless: true },
        price: '0.03824000',
        change24hPct: null,
      },
    ],
  },
  frankfurter: {
    replies: [sample('frankfurter.json')],
    asks: '/latest',
    gives: [
      { kind: 'rate', currency: 'AUD', day: '2024-11-25', perEuro: '1.6111' },
      { currency: 'GBP', perEuro: '0.83465' },
      { currency: 'EUR', perEuro: '1' },
      { currency: 'USD', perEuro: '1.0495' },
    ],
  },
  fear_and_greed: {
    replies: [sample('fear_and_greed.json')],
    asks: '/fng/?limit=0',
    gives: [
      {
        listing: listing('fear-and-greed', 'FNG', 'Crypto Fear & Greed Index', 'XXX'),
        price: '40',
        observedAt: '2019-02-26T05:00:00.000Z',
      },
      { price: '47', observedAt: '2019-02-25T05:00:00.000Z' },
    ],
  },
  cryptocompare: {
    replies: [sample('cryptocompare.json')],
    asks: '/data/v2/histoday?fsym=BTC&tsym=USD&limit=2000',
    sends: ['authorization', 'Apikey key-of-cc'],
    gives: [
      {
        listing: { ...listing('BTC', 'BTC', 'BTC'), nameless: true },
        ...candle('2024-11-24T00:00:00.000Z', [
          '97691.67',
          '98647.18',
          '95746.57',
          '97979.56',
          '32154.71',
          '3124567890.12',
        ]),
      },
      candle('2024-11-25T00:00:00.000Z', [
        '97979.56',
        '98943.6',
        '92611.69',
        '93022.96',
        '51243.96',
        '4934567890.98',
      ]),
    ],
  },
  messari: {
    replies: [sample('messari.json')],
    asks: '/metrics/v2/assets/details?assets=bitcoin%2Cethereum%2Csolana%2Cbinance-coin%2Cxrp',
    sends: ['x-messari-api-key', 'key-of-messari'],
    gives: [
      {
        listing: listing('1e31218a-e44e-4285-820c-8282ee222035', 'BTC', 'Bitcoin'),
        price: '109561.84962799776',
        marketCap: '2185002171018.123',
        change24hPct: '1.53',
        observedAt: '2025-10-31T21:51:00.000Z',
      },
    ],
  },
  binance_archive: {
    replies: [zip({ 'BTCUSDT-1d-2024-01.csv': sample('binance_archive.csv').toString() })],
    asks: '/BTCUSDT/1d/BTCUSDT-1d-2017-08.zip',
    gives: [
      {
        listing: expect.objectContaining({ symbol: 'BTC', currency: 'USDT' }),
        trades: 1028180,
        ...candle('2024-01-01T00:00:00.000Z', [
          '42283.58000000',
          '44184.10000000',
          '42180.77000000',
          '44179.55000000',
          '27174.29903000',
          '1169995682.17481170',
        ]),
      },
      candle('2024-01-02T00:00:00.000Z', [
        '44179.55000000',
        '45879.63000000',
        '44148.34000000',
        '44946.91000000',
        '65146.40661000',
        '2944331692.48310190',
      ]),
    ],
  },
  cryptodatadownload: {
    replies: [sample('cryptodatadownload.csv')],
    asks: '/Binance_BTCUSDT_d.csv',
    gives: [
      {
        listing: expect.objectContaining({ symbol: 'BTC', currency: 'USDT' }),
        ...candle('2024-01-02T00:00:00.000Z', [
          '44179.55',
          '45879.63',
          '44148.34',
          '44946.91',
          '65146.40661',
          '2944331692.4831018',
        ]),
      },
      candle('2024-01-01T00:00:00.000Z', [
        '42283.58',
        '44184.1',
        '42180.77',
        '44179.55',
        '27174.29903',
        '1169995682.1748117',
      ]),
    ],
  },
};

let upstream: Upstream;
afterEach(() => upstream.close());

it('each file of the catalogue has a case here', async () => {
  upstream = await startUpstream(answer(500));
  const files = readdirSync('catalogue').map((file) => file.replace('.yaml', ''));
  expect(Object.keys(CASES).toSorted()).toEqual(files.toSorted());
  for (const file of files)
    expect(readFileSync(`catalogue/${file}.yaml`, 'utf8')).toMatch(
      /^# yaml-language-server: \$schema=\.\.\/docs\/source\.schema\.json\n/,
    );
});

it.each(Object.entries(CASES))(
  '%s yields what its documentation shows',
  async (name, { replies, asks, sends, gives }) => {
    const [first, ...others] = replies.map((body) => answer(200, body));
    upstream = await startUpstream(first!, ...others);
    const config = parseConfig({
      ...KEYS,
      PRIVATE_ADDRESSES: 'allow',
      [`${name.toUpperCase()}_BASE_URL`]: upstream.url,
    });
    const source = sourceOf(
      readDefinition(`catalogue/${name}.yaml`, config),
      config,
      clientWithoutDatabase(config),
      () => undefined,
    );
    const items = await itemsOf(source);
    expect(items).toHaveLength(gives.length);
    expect(items).toEqual(gives.map((one) => expect.objectContaining(one) as unknown));
    const [request] = upstream.requests;
    expect(request!.url).toBe(asks);
    if (sends) expect(request!.headers[sends[0]]).toBe(sends[1]);
  },
);

/** Of the first partition. */
async function itemsOf(source: Source) {
  const [partition] = await source.partitions();
  const { signal } = new AbortController();
  const deadline = new Date(Date.now() + 600_000);
  const items = [];
  for await (const page of source.pages({
    partition: partition!,
    since: null,
    signal,
    deadline,
  })) {
    const { accepted, rejected } = await normalizePage(source, page, {
      named: (payload) => payload,
      maxClockSkewMs: 0,
    });
    expect(rejected).toEqual([]);
    items.push(...accepted.flatMap((one) => one.items));
  }
  return items;
}
