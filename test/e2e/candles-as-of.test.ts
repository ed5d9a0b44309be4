import type { Candle } from '../../src/domain/candle.js';
import { Withdrawal } from '../../src/ingestion/pages/withdrawal.js';
import { CandlesRepository } from '../../src/normalization/candles.repository.js';
import { LatestQuotesRepository } from '../../src/normalization/latest-quotes.repository.js';
import { type Api, startApi } from '../support/seed-service.js';

/** Queries that, with a moment as `as_of`, must always return what they returned at that moment. */
const QUESTIONS = [
  'kind=candle',
  'kind=candle&order=asc',
  'interval=1h',
  'interval=15m&source=csv',
  'kind=candle&latest=true',
  'interval=1h&latest=true&sort=price_usd&order=asc',
  'kind=candle&symbol=BTC',
  'interval=1h&asset=bitcoin&sort=price_usd',
  'kind=candle&asset=bitcoin&latest=true',
  'kind=candle&min_price=2',
  'kind=candle&currency=USD&since=2025-01-01T01:00:00Z',
];
const [COINGECKO, CSV] = [1, 3];
const HOURS = 10;

type Json = any; // oxlint-disable-line typescript/no-explicit-any -- a reply
let api: Api;
const candles = new CandlesRepository();
/** Replies after each change, by query. */
const known: { asOf: string; data: Json[]; total: number }[][] = [];

beforeAll(async () => {
  api = await startApi();
  for (let hour = 1; hour <= HOURS; hour++) {
    await change(hour);
    const answers = [];
    // One by one: the service refuses what waits too long behind others.
    for (const question of QUESTIONS) answers.push(await asked(question, '2100-01-01'));
    known.push(answers);
  }
});
afterAll(() => api.stop());

const at = (hour: number, minute = 0) => new Date(Date.UTC(2025, 0, 1, hour, minute));

/** Candles of listings 1 and 6 that are open, close and are corrected, fetched at half past the hour. */
function said(hour: number, listingId: number): { listingId: number; rawId: string; candle: Candle }[] {
  return ['15m', '1h'].flatMap((interval) =>
    [hour, hour - 1, (hour * 3 + listingId) % hour].map((opened, n) => {
      const close = `${((hour * 3 + n + listingId) % 6) / 2 + 0.5}`;
      const amounts = { volume: null, quoteVolume: null, trades: null, marketCap: null };
      const listing = { externalId: 'any', currency: 'USD', symbol: 'ANY', name: 'Any' };
      const prices = { open: '1', high: '9', low: '0.1', close };
      const openedAt = at(opened).toISOString();
      return {
        listingId,
        rawId: String(hour),
        candle: { kind: 'candle', listing, interval, openedAt, ...prices, ...amounts },
      };
    }),
  );
}

async function change(hour: number): Promise<void> {
  for (const [sourceId, listingId] of [
    [COINGECKO, 1],
    [CSV, 6],
  ] as const) {
    const origin = { sourceId, runId: '1', partition: 'p', fetchedAt: at(hour, 30) };
    const rows = new Map(
      said(hour, listingId).map((row) => [row.candle.interval + row.candle.openedAt, row]),
    );
    await api.dataSource.transaction((tx) => candles.upsert(tx, origin, [...rows.values()]));
    if (hour === 7)
      await api.dataSource.transaction((tx) =>
        new Withdrawal(new LatestQuotesRepository()).withdraw(tx, origin, [{ first: '6', last: '6' }]),
      );
  }
}

async function asked(question: string, asOf: string) {
  const { json } = await api.get(`/data?${question}&limit=1000&count=exact&as_of=${asOf}`);
  return {
    asOf: json.metadata.as_of as string,
    data: json.data as Json[],
    total: json.metadata.total as number,
  };
}

it('candles were corrected, withdrawn, and updated while they were open', async () => {
  const [row] = await api.dataSource.query('select count(*)::int as n from candle_versions');
  expect(row.n).toBeGreaterThan(10);
});

it.each(QUESTIONS.map((question, index) => [question, index] as const))(
  '/data?%s returns for each as_of what it returned at that moment',
  async (question, index) => {
    for (const answers of known) {
      const then = answers[index]!;
      expect(then.total).toBe(then.data.length);
      expect(await asked(question, then.asOf)).toEqual(then);
    }
    expect(new Set(known.map((answers) => JSON.stringify(answers[index]!.data))).size).toBeGreaterThan(3);
  },
);

it('as of now returns the current state, except candles fetched before their close', async () => {
  const lengths: Record<string, number> = { '15m': 15, '1h': 60 };
  const closed = ({ opened_at, ingested_at, interval }: Json) =>
    Date.parse(opened_at) + lengths[interval]! * 60_000 <= Date.parse(ingested_at);
  const all = (await api.get('/data?kind=candle&limit=1000')).json.data as Json[];
  const now = (await asked('kind=candle', '2100-01-01')).data;
  expect(now).toEqual(all.filter(closed));
  expect(now.length).toBeLessThan(all.length);
});

it('pages continue by cursor', async () => {
  const { asOf, data } = known[8]![QUESTIONS.indexOf('kind=candle')]!;
  const seen: Json[] = [];
  let cursor = '';
  do {
    const { json } = await api.get(`/data?kind=candle&limit=3&as_of=${asOf}${cursor && `&cursor=${cursor}`}`);
    seen.push(...json.data);
    cursor = json.metadata.next_cursor ?? '';
  } while (cursor);
  expect(seen).toEqual(data);
});

it('exports return the same', async () => {
  const { asOf, data } = known[5]![0]!;
  const reply = await fetch(`${api.service.url}/data?kind=candle&as_of=${asOf}`, {
    headers: { accept: 'application/x-ndjson' },
  });
  const lines = (await reply.text()).split('\n').slice(0, -1);
  expect(lines.map((line) => JSON.parse(line))).toEqual(data);
});
