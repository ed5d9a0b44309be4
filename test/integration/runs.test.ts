import { PartitionError, TimeBudgetSpent } from '../../src/domain/errors.js';
import { ListingsRepository } from '../../src/normalization/listings.repository.js';
import { RunOutcomesRepository } from '../../src/runs/run-outcomes.repository.js';
import { PageSource } from '../support/page-source.js';
import { runToEnd } from '../support/run-to-end.js';
import { counts, pages, row, succeeded } from '../support/page-runs.js';
import { useWorker } from '../support/use-worker.js';

const source = new PageSource('lists', 'api', { all: pages });
const worker = useWorker([source]);
const { query } = worker;
const run = () => runToEnd(worker.app, 'lists');
const prices = () =>
  query<{ price: string }>('select price::text as price from quotes order by quotes.price');

describe('a run', () => {
  it('stores raw rows, listings, quotes, checkpoint and counters', async () => {
    const ended = await run();
    expect(ended).toMatchObject(succeeded({ fetched: 5, stored: 5 }));
    expect(ended).toMatchObject({ pages: 3, bytes: '300', errorCode: null });
    expect(await worker.app.get(RunOutcomesRepository).cursors(ended.id)).toEqual({
      before: { all: null },
      after: { all: { read: 3, generation: 'first' } },
    });
    for (const table of ['raw_api_data', 'listings', 'quotes', 'latest_quotes'])
      expect(await query(`select count(*)::int as n from ${table}`)).toEqual([{ n: 5 }]);
  });

  it('keeps the cursor of each partition before its first page and after its newest one', async () => {
    source.content = { one: pages, two: [[row('Z', '9')]] };
    source.beforePage = (index) => {
      if (index === 2) throw new PartitionError('upstream_down', 'status 500');
    };
    const failed = await run();
    source.beforePage = () => undefined;
    const { id } = await run();
    const cursors = worker.app.get(RunOutcomesRepository);
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

  it('stores nothing the second time if nothing has changed', async () => {
    await run();
    source.generation = 'second';
    expect(await run()).toMatchObject(succeeded({ fetched: 5, unchanged: 5 }));
    expect(await query('select count(*)::int as n from raw_api_data')).toEqual([{ n: 5 }]);
  });

  it('updates a quote whose price changed, keeps both payloads, and follows one that changes back', async () => {
    await run();
    for (const [generation, price] of [
      ['second', '1.5'],
      ['third', '1'],
    ] as const) {
      source.generation = generation;
      source.content = { all: [[row('A', price)]] };
      expect(await run()).toMatchObject(succeeded({ fetched: 1, updated: 1 }));
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
    expect(await run()).toMatchObject(succeeded({ fetched: 4, stored: 1, duplicate: 1, rejected: 2 }));
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

  it('stores a rejection once, however often its record arrives', async () => {
    for (const generation of ['one', 'two', 'three']) {
      source.generation = generation;
      source.content = { all: [[{ symbol: 'B', price: 2 }]] };
      await run();
    }
    expect(await query('select occurrences from rejections')).toEqual([{ occurrences: 3 }]);
  });

  it('stores text that PostgreSQL cannot represent as an escaped rejection, and the rest of the page', async () => {
    source.content = {
      all: [[row('N\0L', '1'), row('S\ud800', '1'), { ...row('OK', '1'), note: 'a\0b\udfff' }]],
    };
    expect(await run()).toMatchObject(succeeded({ fetched: 3, stored: 1, rejected: 2 }));
    expect(await query('select payload::text p from raw_api_data')).toEqual([
      { p: expect.stringContaining(String.raw`a\u0000b\udfff`) },
    ]);
  });

  it('keeps every digit of prices and supplies', async () => {
    source.content = {
      all: [[{ ...row('A', '0.000000000000123456789'), supply: '123456789012345678901234567890.5' }]],
    };
    await run();
    expect(await query('select price::text p, total_supply::text s from quotes')).toEqual([
      { p: '0.000000000000123456789', s: '123456789012345678901234567890.5' },
    ]);
  });

  it('continues where a failed run stopped and ends in the same state', async () => {
    source.beforePage = (index) => {
      if (index === 2)
        throw new PartitionError('upstream_down', 'status 500 after 5 retries', { retries: 5 });
    };
    const failed = await run();
    expect(failed).toMatchObject({
      status: 'failed',
      pages: 2,
      retries: 5,
      errorStage: 'fetch',
      errorCode: 'upstream_down',
    });
    expect(failed.errorMessage).toBe('all: status 500 after 5 retries');
    source.beforePage = () => undefined;
    expect(await run()).toMatchObject(succeeded({ fetched: 1, stored: 1 }));
    expect(await prices()).toHaveLength(5);
  });

  it('reads the other partitions when one fails, and names the failed one', async () => {
    source.content = { broken: pages, good: [[row('G', '7')]] };
    source.beforePage = (_index, { partition }) => {
      if (partition.key === 'broken') throw new PartitionError('not_a_feed', 'an HTML page');
    };
    const ended = await run();
    expect(ended).toMatchObject({
      status: 'partial',
      ...counts({ fetched: 1, stored: 1 }),
      errorMessage: 'broken: an HTML page',
    });
  });

  it('keeps stored data when its time is up, and reports when it resumes', async () => {
    const resumesAt = new Date('2030-01-01T00:00:00Z');
    source.beforePage = (index) => {
      if (index === 1) throw new TimeBudgetSpent(resumesAt, 'the rate limit asks to wait for an hour');
    };
    expect(await run()).toMatchObject({
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
    expect(await run()).toMatchObject({
      status: 'failed',
      errorStage: 'fetch',
      errorCode: 'internal',
      errorMessage: 'all: x is not a function',
    });
  });

  it.each(['checkpoints', 'raw_api_data', 'listings', 'quotes', 'latest_quotes', 'rejections', 'runs'])(
    'leaves nothing of a page behind if the write to %s fails',
    async (table) => {
      await query(
        `create function fail() returns trigger language plpgsql as $$ begin raise exception using errcode = '53100', message = 'no space left on device'; end $$`,
      );
      // The run's row is created and ended outside the page's transaction, so only counting fails.
      const when = table === 'runs' ? 'when (new.pages > old.pages)' : '';
      await query(
        `create trigger fail before ${table === 'runs' ? 'update' : table === 'checkpoints' ? 'update of cursor' : 'insert'} on ${table} for each row ${when} execute function fail()`,
      );
      try {
        source.content = { all: [[row('A', '1'), { bad: true }]] };
        expect(await run()).toMatchObject({
          status: 'failed',
          fetched: '0',
          errorStage: 'store',
          errorCode: 'disk_full',
        });
        for (const name of ['raw_api_data', 'listings', 'quotes', 'rejections'])
          expect(await query(`select * from ${name}`)).toEqual([]);
        expect(await query('select cursor from checkpoints')).toEqual([{ cursor: null }]);
      } finally {
        await query('drop function fail cascade');
      }
      expect(await run()).toMatchObject(succeeded({ fetched: 2, stored: 1, rejected: 1 }));
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
    await listings.resolve(worker.database.dataSource.manager, 1, page);
    expect(await query('select name from listings')).toEqual([{ name }]);
  }
});

describe('a last line without a line break', () => {
  it('leaves nothing of its first half behind once the file has grown', async () => {
    const half = [[row('A', '1'), row('BT', '2')]];
    Object.assign(source, { kind: 'csv', content: { 'a.csv': half } });
    await run();
    source.content = { 'a.csv': [[row('A', '1')], [row('BTC', '2')]] };
    await run();
    const symbols = await query<{ symbol: string }>(
      'select l.symbol from quotes q join listings l on l.id = q.listing_id order by 1',
    );
    expect(symbols.map(({ symbol }) => symbol)).toEqual(['A', 'BTC']);
    expect(await query('select count(*)::int as n from latest_quotes')).toEqual([{ n: 2 }]);
  });
});
