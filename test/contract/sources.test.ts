import type { INestApplicationContext } from '@nestjs/common';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.js';
import { parseConfig } from '../../src/config/config.js';
import { parseJson } from '../../src/domain/json.js';
import { isDecimal } from '../../src/domain/limits.js';
import { WHEN_FETCHED } from '../../src/domain/quote.js';
import { type Cursor, type Page, type Source, SOURCES } from '../../src/domain/source.js';
import { canonicalInstant } from '../../src/normalization/instant.js';
import { unstorableReasons } from '../../src/normalization/unstorable-reasons.js';
import { startContext } from '../support/app.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

/** What `src/domain/source.ts` promises of every source. A new source needs one word here. */
const NAMES = ['coingecko', 'coinpaprika', 'csv', 'rss', 'fx', 'exchanges', 'coinlore', 'frankfurter'];

let sandbox: Sandbox;
let database: TestDatabase;
let app: INestApplicationContext;

beforeAll(async () => {
  sandbox = await startSandbox({
    tick: 0,
    coins: 300,
    ratesSince: '2024-01-01',
    coingecko: { perMinute: 1000 },
  });
  database = await createTestDatabase();
  const limits = { COINGECKO_CALLS_PER_MINUTE: '1000', COINPAPRIKA_CALLS_PER_MINUTE: '1000' };
  const env = {
    ...sandbox.env,
    ...limits,
    DATABASE_URL: database.url,
    CSV_PATH: 'seed-data',
    CSV_PAGE_ROWS: '40',
    SOURCES: NAMES.join(),
    EXCHANGES: 'binance,kraken,coinbase',
    EXCHANGE_MARKETS: 'BTC/USDT,ETH/USDT,BTC/USD',
    EXCHANGE_TIMEFRAMES: '1d',
    EXCHANGE_CANDLES_SINCE: '2024-06-01',
    EXCHANGE_CALLS_PER_MINUTE: '6000',
  };
  app = await startContext(database.url, undefined, {
    ...parseConfig({ ...env, LOG_LEVEL: 'silent', ROLE: 'api' }),
  });
});
afterAll(async () => {
  await app.close();
  await database.drop();
  await sandbox.close();
});
beforeEach(() => database.dataSource.query('truncate call_budgets'));

const sourceOf = (name: string): Source =>
  app.get<readonly Source[]>(SOURCES).find((source) => source.name === name)!;

/** All pages of a partition after a cursor. */
async function read(
  source: Source,
  key: string,
  since: Cursor | null = null,
  signal = new AbortController().signal,
) {
  const deadline = new Date(Date.now() + 600_000);
  return Array.fromAsync(source.pages({ partition: { key }, since, signal, deadline }));
}
const recordsOf = (pages: readonly Page[]) =>
  pages.flatMap(({ records, broken }) => [...records, ...(broken ?? [])]);

it('the suite covers every source', () => {
  expect(app.get<readonly Source[]>(SOURCES).map(({ name }) => name)).toEqual(NAMES);
});

describe.each(NAMES)('%s', (name) => {
  let source: Source;
  let partitions: readonly string[];

  beforeAll(async () => {
    source = sourceOf(name);
    partitions = (await source.partitions()).map(({ key }) => key);
  });

  it('has partitions with distinct, stable keys', async () => {
    expect(partitions.length).toBeGreaterThan(0);
    expect(new Set(partitions).size).toBe(partitions.length);
    expect((await source.partitions()).map(({ key }) => key)).toEqual(partitions);
  });

  it('yields records with ids unique within their page, and JSON payloads', async () => {
    for (const key of partitions) {
      for (const page of await read(source, key)) {
        const ids = recordsOf([page]).map(({ externalId }) => externalId);
        if (source.kind === 'csv') expect(new Set(ids).size).toBe(ids.length);
        for (const { externalId, payload, text } of recordsOf([page])) {
          expect(externalId).not.toBe('');
          expect(JSON.stringify(payload)).toEqual(expect.any(String));
          if (text !== undefined) expect(JSON.stringify(parseJson(text))).toBe(JSON.stringify(payload));
        }
      }
    }
  });

  it('yields records that parse and normalise, or are rejected with the path of each bad field', async () => {
    let passed = 0;
    for (const key of partitions) {
      for (const page of await read(source, key)) {
        for (const { payload } of page.records) {
          const parsed = (page.schema ?? source.schema).safeParse(payload);
          if (!parsed.success) {
            for (const issue of parsed.error.issues) expect(issue.message).not.toBe('');
            continue;
          }
          const items = source.normalize(parsed.data);
          expect(items.length).toBeGreaterThan(0);
          expect(source.normalize(parsed.data)).toEqual(items);
          for (const item of items) checkItem(item);
          passed++;
        }
      }
    }
    expect(passed).toBeGreaterThan(0);
  });

  it('continues after any page with exactly the rest, from a cursor serialised to JSON', async () => {
    for (const key of partitions) {
      const pages = await read(source, key);
      for (const [index, { next }] of pages.entries()) {
        const cursor = JSON.parse(JSON.stringify(next)) as Cursor;
        expect(cursor).toEqual(next);
        // After the last page an API starts its next sweep; a file or a feed has nothing left.
        if (index === pages.length - 1 && source.kind === 'api') continue;
        const rest = await read(source, key, cursor);
        expect(recordsOf(rest)).toEqual(recordsOf(pages.slice(index + 1)));
      }
    }
  });

  it('reports a partition as unchanged only if nothing follows the cursor', async () => {
    for (const partition of await source.partitions()) {
      const pages = await read(source, partition.key);
      for (const { next } of pages) {
        const cursor = JSON.parse(JSON.stringify(next)) as Cursor;
        if (partition.isUnchanged?.(cursor)) expect(await read(source, partition.key, cursor)).toEqual([]);
      }
      // A cursor written by an older version, or by nobody.
      expect(partition.isUnchanged?.({}) ?? false).toBe(false);
      const isKnown = source.kind === 'csv' || partition.key === 'contracts';
      expect(partition.isUnchanged?.(pages.at(-1)!.next) ?? false).toBe(isKnown && name !== 'coinpaprika');
    }
  });

  it('stops when aborted', async () => {
    const controller = new AbortController();
    controller.abort(new Error('stopped'));
    await expect(read(source, partitions[0]!, null, controller.signal)).rejects.toThrow('stopped');
  });
});

function checkItem(item: ReturnType<Source['normalize']>[number]): void {
  if (item.kind === 'article') {
    expect([item.externalId, item.title]).not.toContain('');
    if (item.publishedAt !== null) expect(canonicalInstant(item.publishedAt)).not.toBeNull();
    return;
  }
  if (item.kind === 'rate') {
    expect(canonicalInstant(`${item.day}T00:00:00Z`)).not.toBeNull();
    expect(isDecimal(item.perEuro)).toBe(true);
    return;
  }
  if (item.kind === 'contracts') {
    expect(item.externalId).not.toBe('');
    return;
  }
  if (item.kind === 'candle') {
    expect(unstorableReasons(item, { fetchedAt: new Date(), maxClockSkewMs: 0 })).toEqual([]);
    return;
  }
  if (item.observedAt !== WHEN_FETCHED) expect(canonicalInstant(item.observedAt)).not.toBeNull();
  expect(item.listing.symbol).toBe(item.listing.symbol?.toUpperCase() ?? null);
  const { price, marketCap, volume24h, change24hPct, circulatingSupply, totalSupply, maxSupply } = item;
  for (const amount of [price, marketCap, volume24h, change24hPct, circulatingSupply, totalSupply, maxSupply])
    if (amount !== null) expect(isDecimal(amount)).toBe(true);
}
