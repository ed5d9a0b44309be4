import { rejectionOf } from '../../../test/support/provide.js';
import { answer } from '../../../test/support/upstream.js';
import { useHttp } from '../../../test/support/use-http.js';
import type { PageRequest, SourceRecord } from '../../domain/source.js';
import { CoingeckoSource } from '../coingecko/coingecko.source.js';
import { CoinpaprikaSource } from '../coinpaprika/coinpaprika.source.js';

const { server, provide } = useHttp();

const AT = Date.UTC(2026, 0, 2);
const SPAN = {
  ...{ since: '2026-01-01T00:00:00.000Z', until: '2026-01-10T00:00:00.000Z' },
  listings: [{ externalId: 'coin', symbol: 'C', name: 'Coin' }],
};

type Type = typeof CoingeckoSource | typeof CoinpaprikaSource;

async function recordsOf(type: Type, key: string) {
  const source = await provide<CoingeckoSource | CoinpaprikaSource>(type, {
    ...{ COINGECKO_BASE_URL: server.url, COINPAPRIKA_BASE_URL: server.url, HTTP_RETRIES: 0 },
  });
  const request: PageRequest = {
    ...{ partition: { key }, since: null, signal: new AbortController().signal },
    deadline: new Date(Date.now() + 60_000),
  };
  const pages = await Array.fromAsync<{ records: readonly SourceRecord[] }>(
    source.backfill.pages(request, SPAN),
  );
  return { source, records: pages.flatMap(({ records }) => [...records]) };
}

async function read(type: Type, key: string) {
  const { source, records } = await recordsOf(type, key);
  return records.map(
    ({ payload }) => source.schema.safeParse(payload).error?.issues[0]?.path.join('.') ?? 'read',
  );
}

const chart = (prices: unknown, more: object = {}) => ({
  ...{ prices, market_caps: [[AT, 2], null], total_volumes: [[AT, 3]] },
  ...more,
});

it.each([
  ['null', null],
  ['an empty pair', []],
  ['no moment', [null, 5]],
  ['a moment in seconds', [AT / 1000, 5]],
  ['a moment beyond all calendars', [1e300, 5]],
])('a point of a chart that is %s is rejected, and the others are stored', async (_what, point) => {
  await server.start(answer(200, chart([point, [AT, 1], [AT + 1, null]])));
  expect(await read(CoingeckoSource, 'history:coin')).toEqual(['chart.at', 'read', 'read']);
});

it.each([
  [{ prices: null }, 'the reply has no chart: prices: expected a list, got null'],
  [{ market_caps: undefined }, 'the reply has no chart: market_caps: expected a list, got nothing'],
])('a chart with %j is not read', async (more, message) => {
  await server.start(answer(200, chart([], more)));
  const error = await rejectionOf(read(CoingeckoSource, 'history:coin'));
  expect(error).toMatchObject({ code: 'unexpected_body', message });
});

it('invalid candle rows from CoinGecko are rejected, and the others are stored', async () => {
  await server.start(answer(200, [null, [AT, 1, 2, 1], ['x', 1, 2, 1, 2], [AT, 1, 2, 1, 2]]));
  expect(await read(CoingeckoSource, 'candles:coin')).toEqual(['ohlc', 'ohlc', 'ohlc.0', 'read']);
});

it('points of CoinPaprika without a moment are rejected, and the others are stored', async () => {
  const figures = { price: 1, volume_24h: 2, market_cap: 3 };
  const moment = { timestamp: '2026-01-02T00:00:00Z' };
  const points = [
    null,
    figures,
    { ...figures, timestamp: 7 },
    { ...moment, price: 1 },
    { ...moment, ...figures },
  ];
  await server.start(answer(200, points));
  expect(await read(CoinpaprikaSource, 'history:coin')).toEqual([
    ...['tick', 'tick.timestamp', 'tick.timestamp', 'tick.volume_24h', 'read'],
  ]);
});

const HEAD = '{"id":"coin","symbol":"C","name":"Coin","currency":"USD"';

it('a point of CoinPaprika keeps its text, and is rejected if it repeats a name', async () => {
  const point = '{ "timestamp": "2026-01-02T00:00:00Z", "price": 1.50, "volume_24h": 2, "market_cap": 3 }';
  const twice = point.replace('1.50', '1, "price": 2').replace('02T', '03T');
  await server.start(answer(200, `[ ${point}, ${twice} ]`));
  const { records } = await recordsOf(CoinpaprikaSource, 'history:coin');
  expect(records).toMatchObject([
    { text: `${HEAD},"tick":${point}}` },
    { text: `${HEAD},"tick":${twice}}`, reasons: [{ path: 'tick.price', code: 'duplicate_key' }] },
  ]);
  expect(records[0]!.reasons).toBeUndefined();
});

it('a chart of CoinGecko that has a list twice is not read', async () => {
  await server.start(answer(200, '{"prices":[[1,2]],"prices":[],"market_caps":[],"total_volumes":[]}'));
  const error = await rejectionOf(read(CoingeckoSource, 'history:coin'));
  expect(error).toMatchObject({ code: 'unexpected_body', message: expect.stringContaining('prices') });
});

it('moments of CoinGecko may have a decimal point or an exponent', async () => {
  const [point, exponent] = [`${AT}.0`, `${AT / 1e6}e6`];
  const text = `{"prices":[[${point},1.5]],"market_caps":[[${exponent},2]],"total_volumes":[[${AT},3]]}`;
  await server.start(answer(200, text));
  const { records } = await recordsOf(CoingeckoSource, 'history:coin');
  expect(records.map(({ payload }) => (payload as { chart: unknown }).chart)).toEqual([
    { at: AT, price: 1.5, market_cap: 2, total_volume: 3 },
  ]);
  await server.start(answer(200, `[[${point},1,2,1,2]]`));
  expect(await read(CoingeckoSource, 'candles:coin')).toEqual(['read']);
});
