import type { INestApplicationContext } from '@nestjs/common';
import { Client } from 'pg';
import { FatalError, PartitionError, TimeBudgetSpent } from '../../src/domain/errors.js';
import { ListingsRepository } from '../../src/normalization/listings.repository.js';
import { RunOutcomesRepository } from '../../src/runs/run-outcomes.repository.js';
import { PageSource } from '../support/page-source.js';
import { runToEnd, startRun } from '../support/run-to-end.js';
import { useApps } from '../support/use-apps.js';
import { counts, pages, row, succeeded } from '../support/page-runs.js';

let source: PageSource;

const { database, query, startApp } = useApps();
beforeEach(() => {
  source = new PageSource('lists', 'api', { all: pages });
});
const start = (overrides = {}) => startApp([source], overrides);
const run = (app: INestApplicationContext) => runToEnd(app, 'lists');
const prices = () =>
  query<{ price: string }>('select price::text as price from quotes order by quotes.price');

describe('a run', () => {
  it('stores raw rows, listings, quotes, checkpoint and counters', async () => {
    const service = await start();
    const ended = await run(service);
    expect(ended).toMatchObject(succeeded({ fetched: 5, stored: 5 }));
    expect(ended).toMatchObject({ pages: 3, bytes: '300', errorCode: null });
    expect(await service.get(RunOutcomesRepository).cursors(ended.id)).toEqual({
      before: { all: null },
      after: { all: { read: 3, generation: 'first' } },
    });
    for (const table of ['raw_api_data', 'listings', 'quotes', 'latest_quotes'])
      expect(await query(`select count(*)::int as n from ${table}`)).toEqual([{ n: 5 }]);
  });

  it('keeps the cursor of each partition before its first page and after its newest one', async () => {
    const service = await start();
    source.content = { one: pages, two: [[row('Z', '9')]] };
    source.beforePage = (index) => {
      if (index === 2) throw new PartitionError('upstream_down', 'status 500');
    };
    const failed = await run(service);
    source.beforePage = () => undefined;
    const { id } = await run(service);
    const cursors = service.get(RunOutcomesRepository);
    const at = (read: number) => ({ read, generation: 'first' });
    expect(await cursors.cursors(failed.id)).toEqual({
      before: { one: null, two: null },
      after: { one: at(2), two: at(1) },
    });
    expect(await cursors.cursors(id)).toEqual({ before: { one: at(2) }, after: { one: at(3) } });
    // As version 0.1.0 kept them.
    await query(
      `update runs set checkpoint_before = '{"old":null}', checkpoint_after = '{"old":{"page":3}}' where id = ${id}`,
    );
    await query(`update run_partitions set cursor_before = null, cursor_after = null where run_id = ${id}`);
    expect(await cursors.cursors(id)).toEqual({ before: { old: null }, after: { old: { page: 3 } } });
  });

  it('stores nothing the second time when nothing changed', async () => {
    const service = await start();
    await run(service);
    source.generation = 'second';
    expect(await run(service)).toMatchObject(succeeded({ fetched: 5, unchanged: 5 }));
    expect(await query('select count(*)::int as n from raw_api_data')).toEqual([{ n: 5 }]);
  });

  it('updates a quote whose price changed, keeps both payloads, and follows one that changes back', async () => {
    const service = await start();
    await run(service);
    for (const [generation, price] of [
      ['second', '1.5'],
      ['third', '1'],
    ] as const) {
      source.generation = generation;
      source.content = { all: [[row('A', price)]] };
      expect(await run(service)).toMatchObject(succeeded({ fetched: 1, updated: 1 }));
      expect(
        (
          await query(
            `select price::text p from latest_quotes join listings l on l.id = listing_id where symbol = 'A'`,
          )
        )[0],
      ).toEqual({ p: price });
    }
    expect(await query(`select count(*)::int n from raw_api_data where external_id = 'A'`)).toEqual([
      { n: 2 },
    ]);
  });

  it('counts duplicates within a page, of which the last wins, and rejections with their reasons', async () => {
    source.content = { all: [[row('A', '1'), { symbol: 'B', price: 2 }, row('A', '9'), 'no object']] };
    expect(await run(await start())).toMatchObject(
      succeeded({ fetched: 4, stored: 1, duplicate: 1, rejected: 2 }),
    );
    expect(await prices()).toEqual([{ price: '9' }]);
    const rejections = await query<{ payload: unknown; reasons: { path: string; message: string }[] }>(
      'select payload, reasons from rejections order by id',
    );
    expect(rejections[0]).toMatchObject({
      payload: { symbol: 'B', price: 2 },
      reasons: [{ path: 'at' }, { path: 'price' }],
    });
    expect(rejections[1]!.payload).toBe('no object');
  });

  it('stores a rejection once, however often it comes', async () => {
    const service = await start();
    for (const generation of ['one', 'two', 'three']) {
      source.generation = generation;
      source.content = { all: [[{ symbol: 'B', price: 2 }]] };
      await run(service);
    }
    expect(await query('select occurrences from rejections')).toEqual([{ occurrences: 3 }]);
  });

  it('stores text that PostgreSQL cannot represent as an escaped rejection, and the rest of the page', async () => {
    source.content = {
      all: [[row('N\0L', '1'), row('S\ud800', '1'), { ...row('OK', '1'), note: 'a\0b\udfff' }]],
    };
    expect(await run(await start())).toMatchObject(succeeded({ fetched: 3, stored: 1, rejected: 2 }));
    expect(await query('select payload::text p from raw_api_data')).toEqual([
      { p: expect.stringContaining(String.raw`a\u0000b\udfff`) },
    ]);
  });

  it('keeps every digit of prices and supplies', async () => {
    source.content = {
      all: [[{ ...row('A', '0.000000000000123456789'), supply: '123456789012345678901234567890.5' }]],
    };
    await run(await start());
    expect(await query('select price::text p, total_supply::text s from quotes')).toEqual([
      { p: '0.000000000000123456789', s: '123456789012345678901234567890.5' },
    ]);
  });

  it('continues where a failed run stopped and ends in the same state', async () => {
    const service = await start();
    source.beforePage = (index) => {
      if (index === 2)
        throw new PartitionError('upstream_down', 'status 500 after 5 retries', { retries: 5 });
    };
    const failed = await run(service);
    expect(failed).toMatchObject({
      status: 'failed',
      pages: 2,
      retries: 5,
      errorStage: 'fetch',
      errorCode: 'upstream_down',
    });
    expect(failed.errorMessage).toBe('all: status 500 after 5 retries');
    source.beforePage = () => undefined;
    expect(await run(service)).toMatchObject(succeeded({ fetched: 1, stored: 1 }));
    expect(await prices()).toHaveLength(5);
  });

  it('reads the other partitions when one fails, and names the failed one', async () => {
    source.content = { broken: pages, good: [[row('G', '7')]] };
    source.beforePage = (_index, { partition }) => {
      if (partition.key === 'broken') throw new PartitionError('not_a_feed', 'an HTML page');
    };
    const ended = await run(await start());
    expect(ended).toMatchObject({
      status: 'partial',
      ...counts({ fetched: 1, stored: 1 }),
      errorMessage: 'broken: an HTML page',
    });
  });

  it('stops immediately when a key is refused', async () => {
    source.content = { first: pages, second: pages };
    const asked: string[] = [];
    source.beforePage = (_index, { partition }) => {
      asked.push(partition.key);
      throw new FatalError('unauthorized', 'status 401: check API_KEY');
    };
    expect((await run(await start({ WORKER_CONCURRENCY: 1 }))).errorMessage).toContain('check API_KEY');
    expect(asked).toEqual(['first']);
  });

  it('keeps stored data when its time is up, and reports when it resumes', async () => {
    const resumesAt = new Date('2030-01-01T00:00:00Z');
    source.beforePage = (index) => {
      if (index === 1) throw new TimeBudgetSpent(resumesAt, 'the rate limit asks to wait for an hour');
    };
    expect(await run(await start())).toMatchObject({
      status: 'interrupted',
      stored: '2',
      errorCode: 'time_budget_spent',
      resumesAt,
    });
  });

  it('records a fault of our own code with its message', async () => {
    source.beforePage = () => {
      throw new TypeError('x is not a function');
    };
    expect(await run(await start())).toMatchObject({
      status: 'failed',
      errorStage: 'fetch',
      errorCode: 'internal',
      errorMessage: 'all: x is not a function',
    });
  });

  it.each(['checkpoints', 'raw_api_data', 'listings', 'quotes', 'latest_quotes', 'rejections', 'runs'])(
    'leaves nothing of a page behind if the write to %s fails',
    async (table) => {
      const service = await start();
      await query(
        `create function fail() returns trigger language plpgsql as $$ begin raise exception using errcode = '53100', message = 'no space left on device'; end $$`,
      );
      // The run's row is made and ended outside the page: of it only the counting fails.
      const when = table === 'runs' ? 'when (new.pages > old.pages)' : '';
      await query(
        `create trigger fail before ${table === 'runs' ? 'update' : table === 'checkpoints' ? 'update of cursor' : 'insert'} on ${table} for each row ${when} execute function fail()`,
      );
      source.content = { all: [[row('A', '1'), { bad: true }]] };
      expect(await run(service)).toMatchObject({
        status: 'failed',
        fetched: '0',
        errorStage: 'store',
        errorCode: 'disk_full',
      });
      for (const name of ['raw_api_data', 'listings', 'quotes', 'rejections'])
        expect(await query(`select * from ${name}`)).toEqual([]);
      expect(await query('select cursor from checkpoints')).toEqual([{ cursor: null }]);
      await query(`drop trigger fail on ${table}`);
      expect(await run(service)).toMatchObject(succeeded({ fetched: 2, stored: 1, rejected: 1 }));
    },
  );
});

it('keeps the name of a coin that a later line of its page omits', async () => {
  const ref = { externalId: 'a', currency: 'USD', symbol: 'A' };
  const listings = new ListingsRepository();
  await query(`insert into sources (name, kind) values ('lists', 'api')`);
  for (const name of ['Coin', 'Other']) {
    const page = [
      { ...ref, name },
      { ...ref, name: 'A', nameless: true },
    ];
    await listings.resolve(database.dataSource.manager, 1, page);
    expect(await query('select name from listings')).toEqual([{ name }]);
  }
});

it('retries a page that PostgreSQL rolled back because of a deadlock', async () => {
  const service = await start();
  await query('create sequence attempts');
  await query(`create function collide() returns trigger language plpgsql as $$ begin
    if nextval('attempts') < 3 then raise exception using errcode = '40P01'; end if; return new; end $$`);
  await query(
    'create trigger collide before insert on latest_quotes for each statement execute function collide()',
  );
  expect(await run(service)).toMatchObject(succeeded({ fetched: 5, stored: 5 }));
});

describe('a last line without a line break', () => {
  it('leaves nothing of its first half behind once the file has grown', async () => {
    const half = [[row('A', '1'), row('BT', '2')]];
    source = new PageSource('lists', 'csv', { 'a.csv': half });
    const service = await start();
    await run(service);
    source.content = { 'a.csv': [[row('A', '1')], [row('BTC', '2')]] };
    await run(service);
    const symbols = await query<{ symbol: string }>(
      'select l.symbol from quotes q join listings l on l.id = q.listing_id order by 1',
    );
    expect(symbols.map(({ symbol }) => symbol)).toEqual(['A', 'BTC']);
    expect(await query('select count(*)::int as n from latest_quotes')).toEqual([{ n: 2 }]);
  });
});

it('continues a run that lost its database once that is back, without counting an attempt', async () => {
  const service = await start();
  const name = database.url.split('/').at(-1)!;
  const admin = new Client({ connectionString: database.url.replace(/[^/]+$/, 'postgres') });
  await admin.connect();
  const away = Promise.withResolvers<void>();
  source.beforePage = async (index) => {
    if (index !== 1) return;
    source.beforePage = () => undefined;
    await admin.query(`alter database ${name} allow_connections false`);
    await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
    away.resolve();
  };
  const { ended } = await startRun(service, { source: 'lists', trigger: 'cli' });
  await away.promise;
  // Long enough that the first tries to hand the partition back are refused.
  await admin.query('select pg_sleep(0.5)');
  await admin.query(`alter database ${name} allow_connections true`);
  await admin.end();
  expect(await ended).toMatchObject({ status: 'succeeded', pages: 3, errorMessage: null });
  expect(await query('select attempts, failures from run_partitions')).toEqual([
    { attempts: 2, failures: 0 },
  ]);
  expect(await prices()).toHaveLength(5);
});

it('reports that a run out of time resumes at the next tick of its schedule', async () => {
  source = new PageSource('csv', 'api', { all: pages });
  const service = await start({ RUN_TIME_BUDGET: 0, SCHEDULE_CSV: '0 0 1 1 *' });
  const ended = await (await startRun(service, { source: 'csv', trigger: 'schedule' })).ended;
  expect(ended).toMatchObject({ status: 'interrupted', errorCode: 'time_budget_spent', pages: 1 });
  expect(ended.resumesAt!.toISOString()).toMatch(/-01-01T00:00:00.000Z$/);
});
