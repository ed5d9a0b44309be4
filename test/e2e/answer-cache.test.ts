import type { Client } from 'pg';
import { ResilientClient } from '../../src/database/connection.js';
import { DataVersion } from '../../src/api/answers/data-version.js';
import { DataRepository } from '../../src/api/data/data.repository.js';
import { AssetsRepository } from '../../src/api/assets/assets.repository.js';
import { HistoryRepository } from '../../src/api/assets/history.repository.js';
import { randomOf } from '../../src/sources/csv/fixtures/polluted-tables.js';
import { createTestDatabase } from '../support/database.js';
import { type Api, startApi, startQuietService } from '../support/seed-service.js';
import { until } from '../support/until.js';

const COINS = 2;
const [WRITERS, WRITES, READERS] = [3, 40, 6];
/** The start of the minute before the last one, so that prices are fresh in all tests. */
const AT = new Date(Math.floor(Date.now() / 60_000 - 1) * 60_000).toISOString();
const UNTIL = new Date(Date.parse(AT) + 60_000).toISOString();

let api: Api;
beforeAll(async () => {
  // Prices of these sources stay fresh for twelve hours.
  api = await startApi({ SCHEDULE_COINGECKO: '0 */6 * * *', SCHEDULE_COINPAPRIKA: '0 */6 * * *' });
  await api.dataSource.query(
    `insert into assets (slug, symbol, name) select 'kept-' || n, 'KEPT' || n, '0' from generate_series(1, $1::int) n`,
    [COINS],
  );
  await api.dataSource.query(
    `insert into listings (source_id, external_id, symbol, name, asset_id)
     select 1, slug, symbol, name, id from assets where slug like 'kept-%'`,
  );
  await api.dataSource.query(
    `insert into quotes (listing_id, source_id, observed_at, ingested_at, run_id, raw_id, price)
     select id, 1, $1::timestamptz, $1::timestamptz, 1, 1, 0 from listings where external_id like 'kept-%'`,
    [AT],
  );
  await api.dataSource.query(
    `insert into latest_quotes (listing_id, source_id, observed_at, price)
     select listing_id, source_id, observed_at, price from quotes where observed_at = $1`,
    [AT],
  );
});
afterAll(() => api.stop());
afterEach(() => jest.restoreAllMocks());

const itemsOf = (coin: number) => `/data?symbol=KEPT${coin}`;
const historyOf = (coin: number) => `/assets/kept-${coin}/history?interval=1m&since=${AT}&until=${UNTIL}`;
const assetOf = (coin: number) => `/assets?symbol=KEPT${coin}`;
const pathsOf = (coin: number) => [itemsOf(coin), historyOf(coin), assetOf(coin)];

/** Changes an item of a coin to `value` in one of the tables that it is read from. */
const CHANGES: ((client: Client, coin: number, value: number) => Promise<unknown>)[] = [
  (client, coin, value) =>
    client.query(
      `update quotes set price = $2 from listings l where l.id = listing_id and l.external_id = $1`,
      [`kept-${coin}`, value],
    ),
  async (client, coin, value) => {
    await client.query('savepoint attempt');
    await client.query('update quotes set price = -1');
    await client.query('rollback to attempt');
    await client.query(
      `insert into quotes (listing_id, source_id, observed_at, ingested_at, run_id, raw_id, price)
       select id, 1, $2, now(), 1, 1, $3 from listings where external_id = $1
       on conflict (listing_id, observed_at) do update set price = excluded.price`,
      [`kept-${coin}`, AT, value],
    );
  },
  // As when two assets are merged and the merge is undone: meanwhile, its listing belongs to another asset.
  async (client, coin, value) => {
    const other = `kept-${1 + (coin % COINS)}`;
    const move = (slug: string) =>
      client.query(
        `update listings set asset_id = (select id from assets where slug = $2) where external_id = $1`,
        [`kept-${coin}`, slug],
      );
    await move(other);
    await CHANGES[0]!(client, coin, value);
    await move(`kept-${coin}`);
  },
];

/** Sets the age in seconds of the latest quotes of a coin. */
const observe = (coin: number, age: number) =>
  api.dataSource.query(
    `update latest_quotes q set observed_at = now() - make_interval(secs => $2)
     from listings l where l.id = q.listing_id and l.external_id = $1`,
    [`kept-${coin}`, age],
  );

describe('a cached answer', () => {
  it('is never older than its request, while writers commit and roll back at random', async () => {
    const committed = Array.from({ length: COINS + 1 }, () => 0);
    let value = 0;
    const locks = Array.from({ length: COINS + 1 }, () => Promise.resolve());
    const old: string[] = [];
    const read = async (coin: number, path: string) => {
      const least = committed[coin]!;
      const { status, json } = await api.get(path);
      // It waited too long for its turn.
      if (status === 429) return;
      const { price, close } = json.data[0] as { price?: number; close?: number };
      const said = (price ?? close)!;
      if (said < least) old.push(`${path}: ${said} after ${least} had been committed`);
    };
    let writing = true;
    const write = async (client: Client, random: () => number) => {
      const coin = 1 + Math.floor(random() * COINS);
      const turn = locks[coin]!.then(async () => {
        const next = ++value;
        await client.query('begin');
        await CHANGES[Math.floor(random() * CHANGES.length)]!(client, coin, next);
        await client.query(
          `update latest_quotes set price = $2 from listings l where l.id = listing_id and l.external_id = $1`,
          [`kept-${coin}`, next],
        );
        const kept = random() < 0.8;
        await client.query(kept ? 'commit' : 'rollback');
        if (kept) committed[coin] = next;
      });
      locks[coin] = turn.catch(() => undefined);
      await turn;
      await Promise.all(pathsOf(coin).map((path) => read(coin, path)));
    };
    const readOn = async (random: () => number) => {
      while (writing) {
        const coin = 1 + Math.floor(random() * COINS);
        const paths = pathsOf(coin);
        await read(coin, paths[Math.floor(random() * paths.length)]!);
      }
    };
    const readers = Array.from({ length: READERS }, (_, n) => readOn(randomOf(n + 100)));
    await Promise.all(
      Array.from({ length: WRITERS }, (_, n) =>
        (async (random) => {
          const client = new ResilientClient(api.url);
          await client.connect();
          for (let left = WRITES; left; left--) await write(client, random);
          await client.end();
        })(randomOf(n)),
      ),
    );
    writing = false;
    await Promise.all(readers);
    expect(old).toEqual([]);
    expect(value).toBe(WRITERS * WRITES);
  });

  it('is returned without reading the data again, until any table that it comes from changes', async () => {
    const pages = jest.spyOn(DataRepository.prototype, 'page');
    const histories = jest.spyOn(HistoryRepository.prototype as never, 'read');
    const assets = jest.spyOn(AssetsRepository.prototype as never, 'read');
    const ask = async () => {
      for (const path of [itemsOf(1), `${historyOf(1)}&gaps=true`, assetOf(1)])
        await api.get(`${path}&currency=USD`);
      return [pages, histories, assets].map(({ mock }) => mock.calls.length);
    };
    expect(await ask()).toEqual([1, 1, 1]);
    expect(await ask()).toEqual([2, 2, 2]);
    expect(await ask()).toEqual([2, 2, 2]);
    let reads = 2;
    for (const change of [
      `update assets set name = 'Renamed' where slug = 'kept-1'`,
      `update listings set name = 'Renamed' where external_id = 'kept-1'`,
      `insert into sources (name, kind) values ('another', 'api')`,
      `delete from quotes where price = -5`,
      `delete from latest_quotes where price = -5`,
      `delete from candles where close = -5`,
      `update asset_aliases set until = until`,
      `update asset_slugs set slug = slug`,
      `insert into fx_rates (currency, day, rate, source_id, run_id, raw_id, ingested_at) values ('EUR', '2026-01-01', 1, 1, 1, 1, now())`,
      'truncate fx_rates',
    ]) {
      await api.dataSource.query(change);
      expect(await ask()).toEqual([++reads, reads, reads]);
      expect(await ask()).toEqual([reads, reads, reads]);
    }
  });

  it('has the ETag of a new one, in each form, and its own request id', async () => {
    const path = '/data?symbol=KEPT2&limit=5';
    const replies = [await api.get(path), await api.get(path), await api.get(path)];
    const texts = [await api.get(`${path}&numbers=string`), await api.get(`${path}&numbers=string`)];
    const tags = (of: typeof replies) => new Set(of.map(({ headers }) => headers.get('etag')));
    expect([tags(replies).size, tags(texts).size, tags([...replies, ...texts]).size]).toEqual([1, 1, 2]);
    expect(new Set(replies.map(({ json }) => json.metadata.request_id)).size).toBe(3);
    expect(texts[1]!.json.data[0].price).toEqual(expect.any(String));
    const [tag] = tags(replies);
    expect((await api.get(path, { 'if-none-match': tag! })).status).toBe(304);
  });

  it('depends on the data alone: replies that depend on the time are computed each time', async () => {
    const pages = jest.spyOn(DataRepository.prototype, 'page');
    for (let times = 1; times <= 3; times++) {
      await api.get('/data?symbol=KEPT1&max_age=1d');
      await api.get('/data?symbol=KEPT1&as_of=2026-03-01');
      expect(pages).toHaveBeenCalledTimes(2 * times);
    }
  });

  it('of /assets expires when a price becomes stale, although no data changes', async () => {
    const { json } = await api.get('/assets/kept-1');
    const [{ stale_after_seconds }] = json.consensus.sources;
    const state = async () => (await api.get(assetOf(1))).json.data[0].state as string;
    // A little before, but early enough to be asked for it in time.
    for (let seconds = 3; ; seconds *= 2) {
      await observe(1, stale_after_seconds - seconds);
      if ((await state()) === 'single') break;
    }
    await until(async () => (await state()) === 'none');
    const reads = jest.spyOn(AssetsRepository.prototype as never, 'read');
    for (let times = 0; times < 3; times++) await api.get(assetOf(1));
    expect(reads.mock.calls.length).toBeLessThan(2);
  });

  it('of /assets is not reused while the weights of several prices change', async () => {
    await api.dataSource.query(
      `insert into listings (source_id, external_id, symbol, name, asset_id)
       select 2, slug, symbol, name, id from assets where slug = 'kept-2'`,
    );
    await api.dataSource.query(
      `insert into latest_quotes (listing_id, source_id, observed_at, price)
       select id, source_id, now(), 5 from listings where external_id = 'kept-2' and source_id = 2`,
    );
    const reads = jest.spyOn(AssetsRepository.prototype as never, 'read');
    const ask = async () => {
      reads.mockClear();
      for (let times = 0; times < 4; times++) await api.get(assetOf(2));
      return reads.mock.calls.length;
    };
    await observe(2, 60);
    expect(await ask()).toBe(1);
    await observe(2, 1000);
    expect(await ask()).toBe(4);
  });
});

describe('the version of the data', () => {
  it('is unknown if a table does not mark its changes, so that no answer is cached', async () => {
    const other = await createTestDatabase();
    await other.dataSource.query('drop trigger data_change on quotes');
    const service = await startQuietService(other.url);
    const pages = jest.spyOn(DataRepository.prototype, 'page');
    for (const times of [1, 2, 3]) {
      await fetch(`${service.url}/data`);
      expect(pages).toHaveBeenCalledTimes(times);
    }
    await service.stop();
    await other.drop();
  });

  it('stays the same when marks of ended backends are merged', async () => {
    const versions = api.service.app.get(DataVersion);
    const client = new ResilientClient(api.url);
    await client.connect();
    await client.query(`update assets set name = 'Once more' where slug = 'kept-1'`);
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    await client.end();
    const backend = 'select from pg_stat_activity where pid = $1';
    await until(async () => !(await api.dataSource.query<[]>(backend, [rows[0]!.pid])).length);
    const before = await versions.current();
    const marks = 'select count(*)::int as marks from data_marks';
    const [{ marks: many }] = await api.dataSource.query<[{ marks: number }]>(marks);
    await api.dataSource.query(`insert into data_marks values (-1, 42), (-2, 42)`);
    await versions.sweep();
    expect((await versions.current())!.version).toBe(before!.version);
    const [{ marks: few }] = await api.dataSource.query<[{ marks: number }]>(marks);
    expect(few).toBeLessThan(many + 1);
  });
});
