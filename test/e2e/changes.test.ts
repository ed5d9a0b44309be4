import type { EntityManager } from 'typeorm';
import { changesSql } from '../../src/api/changes/changes-sql.js';
import { DataQuery } from '../../src/api/data/data-query.dto.js';
import { Parameters } from '../../src/api/data/sql-parameters.js';
import { Withdrawal } from '../../src/ingestion/pages/withdrawal.js';
import { ArticlesRepository } from '../../src/normalization/articles.repository.js';
import { CandlesRepository } from '../../src/normalization/candles.repository.js';
import { LatestQuotesRepository } from '../../src/normalization/latest-quotes.repository.js';
import { QuotesRepository } from '../../src/normalization/quotes.repository.js';
import { Follower, type Json } from '../support/follower.js';
import { rowsRead, scansOf } from '../support/plan.js';
import { priceQuote } from '../support/quote.js';
import { type Api, startApi } from '../support/seed-service.js';

let api: Api;
const quotes = new QuotesRepository();
const candles = new CandlesRepository();
const articles = new ArticlesRepository();
const withdrawal = new Withdrawal(new LatestQuotesRepository());

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
/** Streams read their batches as polls do, so a few questions show how they follow. */
const STREAMED = ['', 'kind=candle', 'source=coingecko&kind=quote', 'convert=EUR&source=csv'];

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
    match: { articleId: String(1000 + number), feedId: null, externalId: `story-${number}` },
    article: {
      kind: 'article' as const,
      externalId: `story-${number}`,
      title: `Story ${number}, edition ${round}`,
      publishedAt: minute(number),
      ...{ url: null, summary: null, author: null, categories: [] },
      ...{ datedBy: 'published' as const, image: null, repaired: false },
    },
  }));
  return articles.upsert(tx, origin(RSS), rows);
}

/** Begins a transaction, and returns a function that commits it. */
async function begin(work: (tx: EntityManager) => Promise<unknown>): Promise<() => Promise<void>> {
  const runner = api.dataSource.createQueryRunner();
  await runner.startTransaction();
  // It may have to wait a long time for readers.
  await runner.query('set local idle_in_transaction_session_timeout = 0');
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
  for (let round = 1; round <= 3; round++) {
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
    // Of listings 6 and 7, these are withdrawn for good …
    () => commit((tx) => withdrawal.withdraw(tx, origin(CSV), range(3001, 3002))),
    () => commit((tx) => withdrawal.withdraw(tx, origin(CSV), range(5301))),
    // … these are sent again in the same transaction, and these later.
    () =>
      commit(async (tx) => {
        await withdrawal.withdraw(tx, origin(CSV), range(3003));
        await say(tx, CSV, 6, [3]);
      }),
    () => commit((tx) => withdrawal.withdraw(tx, origin(CSV), range(3004))),
    () => commit((tx) => say(tx, CSV, 7, [4])),
    // Nobody ever sees this one.
    () =>
      commit(async (tx) => {
        await say(tx, CSV, 8, [9]);
        await withdrawal.withdraw(tx, origin(CSV), range(8009));
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
      stream: STREAMED.includes(question) ? new Follower(question) : null,
    }));
    const end = new AbortController();
    const streams = all.flatMap(({ stream }) => stream?.listen(api.service.url, end.signal) ?? []);
    let steps = 0;
    await live(async () => {
      // Half of them each time. A round has an odd number of steps, so each is asked after all kinds of steps.
      const due = all.filter((_, index) => (index + steps) % 2 === 0);
      await Promise.all(due.map(({ often }) => often.poll(get, 1000)));
      if (++steps % 9 === 0) await Promise.all(all.map(({ rarely }) => rarely.poll(get, steps % 2 ? 3 : 7)));
    });
    for (const { question, often, rarely, late, stream } of all) {
      await often.poll(get, 1000);
      await rarely.poll(get, 7);
      await late.poll(get, 50);
      const expected = byId(await shown(question));
      expect([question, expected.length]).not.toEqual([question, 0]);
      expect([question, byId(often.items.values())]).toEqual([question, expected]);
      // All saw the same versions, each once, and in the same order.
      expect(new Set(often.seen).size).toBe(often.seen.length);
      expect([question, rarely.seen]).toEqual([question, often.seen]);
      expect([question, late.seen]).toEqual([question, often.seen]);
      if (!stream) continue;
      await stream.waitForVersions(often.seen.length);
      expect([question, stream.seen]).toEqual([question, often.seen]);
      expect(byId(stream.items.values())).toEqual(expected);
    }
    end.abort();
    await Promise.all(streams);
  });

  it('are exported up to a cursor from which to continue', async () => {
    let round = 60;
    for (const question of ['', 'kind=candle', 'source=csv&convert=EUR']) {
      const polled = new Follower(question);
      await polled.poll(get, 1000);
      const exported = new Follower(question);
      const path = `/data?${question}&ingested_since=2000-01-01&format=`;
      const { headers, text } = await api.get(`${path}ndjson`);
      for (const line of text.trim().split('\n')) exported.see(JSON.parse(line));
      expect(exported.seen).toEqual(polled.seen);
      expect([...exported.items]).toEqual([...polled.items]);
      await commit((tx) => say(tx, CSV, ++round, [8]));
      await commit((tx) => sayCandles(tx, round, [8]));
      const cursor = headers.get('x-ingested-cursor')!;
      const more = (await get(`/data?${question}&ingested_since=${cursor}`)).json.data;
      expect(more).toHaveLength(2);
      const csv = (await get(`${path}csv`)).text.trim().split('\r\n');
      expect(csv).toHaveLength(1 + polled.seen.length + more.length);
      expect(csv[0]).toMatch(/,withdrawn_at$/);
      const parquet = await fetch(`${api.service.url}${path}parquet`);
      expect(
        Buffer.from(await parquet.arrayBuffer())
          .subarray(-4)
          .toString(),
      ).toBe('PAR1');
      expect((await get(`${path}ndjson&limit=3`)).text.trim().split('\n')).toHaveLength(3);
    }
  });

  it('are exported from a cursor within a commit up to the end of that commit', async () => {
    await commit((tx) => say(tx, CSV, 70, [1, 2]));
    const ids = async (path: string) => {
      const { headers, json, text } = await get(`/data?source=csv&${path}`);
      const lines = json ? [] : text.split('\n').filter(Boolean);
      const items: Json[] = json?.data ?? lines.map((line) => JSON.parse(line));
      const cursor = json?.metadata.ingested_cursor ?? headers.get('x-ingested-cursor');
      return { ids: items.map(({ id }) => id), cursor: cursor as string };
    };
    const all = await ids('ingested_since=2000-01-01&limit=1000');
    const page = await ids(`ingested_since=2000-01-01&limit=${all.ids.length - 2}`);
    const rest = await ids(`ingested_since=${page.cursor}&format=ndjson`);
    expect(rest.ids).toEqual(all.ids.slice(-2));
    expect((await ids(`ingested_since=${rest.cursor}`)).ids).toEqual([]);
  });

  it('are exported with the requested fields only, in their order', async () => {
    const path = '/data?ingested_since=2000-01-01&kind=quote&fields=withdrawn_at,asset,price&limit=1&format=';
    const [head, row] = (await get(`${path}csv`)).text.split('\r\n');
    expect(head).toBe('withdrawn_at,asset_id,asset_slug,asset_symbol,asset_name,price');
    expect(row!.split(',')).toHaveLength(6);
    const [item] = (await get(`${path}ndjson`)).text.trim().split('\n');
    expect(Object.keys(JSON.parse(item!))).toEqual(['withdrawn_at', 'asset', 'price']);
  });

  it.each([
    ['x-ingested-cursor', 'ingested_since=2000-01-01'],
    ['x-as-of', 'as_of=2100-01-01'],
  ])('are not claimed in %s by a file that was made before them', async (header, query) => {
    const url = `${api.service.url}/data?${query}&kind=quote&format=parquet`;
    const made = await fetch(url, { method: 'HEAD' });
    await commit((tx) => say(tx, CSV, 90, [8]));
    const read = await fetch(url, { headers: { range: 'bytes=-4' } });
    expect([read.status, await read.text()]).toEqual([206, 'PAR1']);
    expect(read.headers.get(header)).toBe(made.headers.get(header));
    const whole = await fetch(`${url}&decimals=text`);
    expect(whole.headers.get(header)).not.toBe(made.headers.get(header));
    await whole.body!.cancel();
  });

  it('are found by index, commit by commit, and no further than a page', async () => {
    const { dataSource } = api;
    await dataSource.query(`insert into quotes (listing_id, source_id, observed_at, ingested_at, run_id, raw_id, price, commit_id)
      select 3, 1, '2020-01-01Z'::timestamptz + n * interval '1 minute', '2020-01-01Z', 1, 1, 1, 1 from generate_series(1, 30000) n`);
    await dataSource.query('analyze quotes, commits');
    const parameters = new Parameters();
    const query = Object.assign(new DataQuery(), { limit: 20, kind: 'quote' });
    const [{ at }] = await dataSource.query('select max(known_at) as at from commits');
    const selection = { quotes: true, ...{ sources: null, listings: null, currencies: null } };
    const sql = changesSql(
      {
        ...{ query, after: ['2000-01-01T00:00:00.000000Z'], until: at.toISOString(), isCut: false },
        selection: { ...selection, candles: false, articles: false },
        hasUncommitted: false,
      },
      parameters,
    )!;
    const scans = await scansOf(dataSource, 'quotes', sql, parameters.values);
    expect(scans.map((scan) => scan['Index Name'])).toContain('quotes_commit_idx');
    expect(rowsRead(scans)).toBeLessThan(500);
    await dataSource.query(`delete from quotes where observed_at < '2021-01-01Z'`);
  });

  it.each(['sort=rank', 'order=asc', 'latest=true', 'as_of=2026-01-01', 'offset=1', 'count=exact'])(
    'are refused with %s',
    async (parameter) => {
      const { status, json } = await get(`/data?ingested_since=2026-01-01&${parameter}`);
      expect([status, json.errors[0].path]).toEqual([400, parameter.split('=')[0]]);
      expect((await get(`/data/stream?${parameter}`)).status).toBe(400);
    },
  );

  it.each(['yesterday', '2026-01-01T00:00', 'WyJ4Il0', 'null', '1'])(
    'are refused since %s',
    async (since) => {
      expect((await get(`/data?ingested_since=${since}`)).json.errors[0].path).toBe('ingested_since');
      expect((await get(`/data/stream?ingested_since=${since}`)).status).toBe(400);
      const { status, json } = await api.get('/data/stream', { 'last-event-id': since });
      expect([status, json.detail]).toEqual([
        400,
        'Last-Event-ID: expected the id of an earlier event of this stream',
      ]);
    },
  );

  it('of an age are those observed within it', async () => {
    const day = 86_400_000;
    const at = [1, 30].map((days) => new Date(Date.now() - days * day).toISOString());
    await commit((tx) =>
      quotes.upsert(
        tx,
        origin(CSV),
        at.map((moment) => ({ listingId: 6, rawId: '1', quote: priceQuote('ANY', moment, '1') })),
      ),
    );
    const shownAges = async (query: string) =>
      (await get(`/data?kind=quote&ingested_since=2026-01-01&limit=1000&${query}`)).json.data.filter(
        ({ observed_at }: Json) => observed_at > new Date(Date.now() - 40 * day).toISOString(),
      ).length as number;
    expect([await shownAges(''), await shownAges('max_age=7d')]).toEqual([2, 1]);
  });

  it('in the future are waited for', async () => {
    const { data, metadata } = (await get('/data?ingested_since=2100-01-01')).json;
    expect([data, metadata.next_cursor]).toEqual([[], null]);
    await commit((tx) => say(tx, CSV, 50, [8]));
    expect((await get(`/data?ingested_since=${metadata.ingested_cursor}`)).json.data).toEqual([]);
  });

  it('may be missing after a cursor older than the retained data, which is refused', async () => {
    const { ingested_cursor: cursor } = (await get('/data?ingested_since=2026-01-01')).json.metadata;
    await api.dataSource.query(`insert into prunes (trigger, status, started_at, finished_at, cutoffs)
      values ('cli', 'finished', now(), now(), json_build_object('quotes', now() + interval '1 minute'))`);
    for (const path of ['/data', '/data/stream']) {
      const { status, json } = await get(`${path}?ingested_since=${cursor}`);
      expect([path, status, json.code]).toEqual([path, 410, 'cursor_too_old']);
      expect((await get(`/data?kind=candle&ingested_since=${cursor}`)).status).toBe(200);
    }
    expect((await api.get('/data/stream', { 'last-event-id': cursor })).status).toBe(410);
    await api.dataSource.query('delete from prunes');
  });
});
