import type { EntityManager } from 'typeorm';
import { CandleWithdrawal } from '../../src/ingestion/pages/candle-withdrawal.repository.js';
import { QuoteWithdrawal } from '../../src/ingestion/pages/quote-withdrawal.repository.js';
import { ArticlesRepository } from '../../src/normalization/articles.repository.js';
import { CandlesRepository } from '../../src/normalization/candles.repository.js';
import { LatestQuotesRepository } from '../../src/normalization/latest-quotes.repository.js';
import { QuotesRepository } from '../../src/normalization/quotes.repository.js';
import { Follower, type Json } from '../support/follower.js';
import { priceQuote } from '../support/quote.js';
import { type Api, startApi } from '../support/seed-service.js';

let api: Api;
const quotes = new QuotesRepository();
const candles = new CandlesRepository();
const articles = new ArticlesRepository();
const quoteWithdrawal = new QuoteWithdrawal(new LatestQuotesRepository());
const candleWithdrawal = new CandleWithdrawal();

const [COINGECKO, COINPAPRIKA, CSV, RSS] = [1, 2, 3, 4];
/** Of the seed, by source. */
const LISTINGS: Readonly<Record<number, number[]>> = {
  [COINGECKO]: [1, 2, 3],
  [COINPAPRIKA]: [4, 5],
  [CSV]: [6, 7],
};
const QUESTIONS = [
  '',
  'kind=quote',
  'kind=article',
  'kind=candle',
  'interval=1h&symbol=BTC',
  'source=csv',
  'source=coingecko&kind=quote',
  'asset=bitcoin',
  'symbol=HOT',
  'since=2025-06-01T00:02:00Z&until=2025-06-01T00:04:00Z',
  'currency=USD&kind=quote',
  'convert=EUR&source=csv',
];

beforeAll(async () => {
  api = await startApi({ CLIENT_STREAMS: '50' });
});
afterAll(() => api.stop());

const minute = (n: number) => new Date(Date.UTC(2025, 5, 1, 0, n)).toISOString();
const origin = (sourceId: number) => ({ sourceId, runId: '1', partition: 'p', fetchedAt: new Date() });

function say(tx: EntityManager, sourceId: number, round: number, minutes: readonly number[]) {
  const rows = LISTINGS[sourceId]!.flatMap((listingId) =>
    minutes.map((at) => ({
      listingId,
      rawId: String(1000 * round + at),
      quote: priceQuote('ANY', minute(at), `${round}.${listingId}`),
    })),
  );
  return quotes.upsert(tx, origin(sourceId), rows);
}

function sayCandles(tx: EntityManager, round: number, hours: readonly number[]) {
  const rows = hours.flatMap((hour) =>
    ['1h', '4h'].map((interval) => ({
      listingId: 6,
      rawId: String(5000 + 100 * round + hour),
      candle: {
        kind: 'candle' as const,
        listing: { externalId: 'BTC', currency: 'USD', symbol: 'BTC', name: 'BTC' },
        interval,
        openedAt: new Date(Date.UTC(2025, 5, 1, hour)).toISOString(),
        ...{ open: '1', high: '99', low: '1', close: `${round}`, volume: null },
        ...{ quoteVolume: null, marketCap: null, trades: null },
      },
    })),
  );
  return candles.upsert(tx, origin(CSV), rows);
}

function publish(tx: EntityManager, round: number, numbers: readonly number[]) {
  const rows = numbers.map((number) => ({
    rawId: '1',
    article: {
      kind: 'article' as const,
      externalId: `story-${number}`,
      title: `Story ${number}, edition ${round}`,
      publishedAt: minute(number),
      ...{ url: null, summary: null, author: null, categories: [] },
    },
  }));
  return articles.upsert(tx, origin(RSS), rows);
}

/** Begins a transaction, and returns what commits it. */
async function begin(work: (tx: EntityManager) => Promise<unknown>): Promise<() => Promise<void>> {
  const runner = api.dataSource.createQueryRunner();
  await runner.startTransaction();
  await work(runner.manager);
  return async () => {
    await runner.commitTransaction();
    await runner.release();
  };
}
const commit = async (work: (tx: EntityManager) => Promise<unknown>) => (await begin(work))();

/** Each changes something, and some commit long after they began. */
async function live(afterEach: () => Promise<unknown>): Promise<void> {
  const steps: (() => Promise<unknown>)[] = [];
  for (let round = 1; round <= 4; round++) {
    let late: () => Promise<void>;
    steps.push(
      async () => (late = await begin((tx) => say(tx, COINGECKO, round, [1, 2, round + 2]))),
      () => commit((tx) => say(tx, COINPAPRIKA, round, [1, 3])),
      () => commit((tx) => say(tx, CSV, round, [1, 2, 3, 4, 5])),
      () => late(),
      async () => (late = await begin((tx) => publish(tx, round, [1, 2, round + 2]))),
      () => commit((tx) => sayCandles(tx, round, [0, 1, round + 1])),
      () => late(),
    );
  }
  const range = (first: number, last = first) => [{ first: String(first), last: String(last) }];
  steps.push(
    // Of the listings 6 and 7 these are taken back for good …
    () => commit((tx) => quoteWithdrawal.withdraw(tx, origin(CSV), range(4001, 4002))),
    () => commit((tx) => candleWithdrawal.withdraw(tx, origin(CSV), range(5401))),
    // … these are said again by the same transaction, and these later.
    () =>
      commit(async (tx) => {
        await quoteWithdrawal.withdraw(tx, origin(CSV), range(4003));
        await say(tx, CSV, 6, [3]);
      }),
    () => commit((tx) => quoteWithdrawal.withdraw(tx, origin(CSV), range(4004))),
    () => commit((tx) => say(tx, CSV, 7, [4])),
    // Nobody ever sees this one.
    () =>
      commit(async (tx) => {
        await say(tx, CSV, 8, [9]);
        await quoteWithdrawal.withdraw(tx, origin(CSV), range(8009));
      }),
  );
  for (const step of steps) {
    await step();
    await afterEach();
  }
}

/** What the table shows. */
async function shown(question: string): Promise<Json[]> {
  const { status, json } = await api.get(`/data?limit=1000&${question}`);
  expect([question, status]).toEqual([question, 200]);
  return json.data;
}
const get = (path: string) => api.get(path);
const byId = (items: Iterable<Json>) => [...items].sort((a, b) => (a.id < b.id ? -1 : 1));

describe('changes', () => {
  it('lead to the state of the table, polled often or rarely, in pages of any size, or streamed', async () => {
    const all = QUESTIONS.map((question) => ({
      question,
      often: new Follower(question),
      rarely: new Follower(question),
      late: new Follower(question),
      stream: new Follower(question),
    }));
    const end = new AbortController();
    const streams = all.map(({ stream }) => stream.listen(api.service.url, end.signal));
    let steps = 0;
    await live(async () => {
      await Promise.all(all.map(({ often }) => often.poll(get, 1000)));
      if (++steps % 9 === 0) await Promise.all(all.map(({ rarely }) => rarely.poll(get, 3)));
    });
    for (const { question, often, rarely, late, stream } of all) {
      await rarely.poll(get, 7);
      await late.poll(get, 50);
      const expected = byId(await shown(question));
      expect([question, expected.length]).not.toEqual([question, 0]);
      expect([question, byId(often.items.values())]).toEqual([question, expected]);
      // All saw the same versions, each once, and in the same order.
      expect(new Set(often.seen).size).toBe(often.seen.length);
      expect([question, rarely.seen]).toEqual([question, often.seen]);
      expect([question, late.seen]).toEqual([question, often.seen]);
      await stream.hasSeen(often.seen.length);
      expect([question, stream.seen]).toEqual([question, often.seen]);
      expect(byId(stream.items.values())).toEqual(expected);
    }
    end.abort();
    await Promise.all(streams);
  });
});
