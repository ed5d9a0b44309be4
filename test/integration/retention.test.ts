import { DataSource } from 'typeorm';
import { type Config, parseConfig } from '../../src/config/config.js';
import { dataSourceOptions } from '../../src/database/data-source.js';
import { LockSpace } from '../../src/database/lock-space.js';
import { PrunesRepository } from '../../src/retention/prunes.repository.js';
import { PruneBusy } from '../../src/retention/prune-session.js';
import { Pruner } from '../../src/retention/pruner.service.js';
import type { PruneRequest } from '../../src/retention/prune-request.js';
import { RetentionSchedule } from '../../src/retention/retention.schedule.js';
import { BATCH_ROWS } from '../../src/retention/prune-step.js';
import { LineageRepository } from '../../src/api/data/lineage.repository.js';
import { startContext } from '../support/app.js';
import { createTestDatabase } from '../support/database.js';
import { PageSource, type Row } from '../support/page-source.js';
import { backdatePayloads } from '../support/backdate-payloads.js';
import { runToEnd } from '../support/run-to-end.js';
import { useWorker } from '../support/use-worker.js';

const DAY_MS = 86_400_000;
const daysAgo = (days: number) => new Date(Math.floor(Date.now() / DAY_MS - days) * DAY_MS).toISOString();
const row = (symbol: string, price: string, days: number): Row => ({ symbol, price, at: daysAgo(days) });

const source = new PageSource('lists', 'api', {});
const worker = useWorker([source]);
const { database, query } = worker;
const column = async (sql: string) => (await query<{ v: unknown }>(sql)).map(({ v }) => v);

const storeSource = () => query(`insert into sources (name, kind) values ('lists', 'api')`);
const read = (...pages: Row[][]) => {
  source.content = { all: pages };
  source.generation += '+';
  return runToEnd(worker.app, 'lists');
};

function prunerOf(env: Record<string, string>, db = database.dataSource): Pruner {
  const config: Config = parseConfig({ DATABASE_URL: database.url, ...env });
  return new Pruner(config, db, new PrunesRepository(db));
}
const prune = (env: Record<string, string>, request: Partial<PruneRequest> = {}) =>
  prunerOf(env).prune({ trigger: 'cli', ...request });

/** Coins last quoted half a year ago, a quarter of a year ago and yesterday; a payload is as old as its quote. */
async function storeHistory(kind: 'api' | 'csv' = 'api'): Promise<void> {
  Object.assign(source, { kind });
  const { status } = await read(
    [row('A', '1', 200), row('GONE', '7', 200)],
    [row('A', '2', 100), row('B', '5', 100)],
    [row('A', '3', 1), row('B', '6', 1)],
  );
  expect(status).toBe('succeeded');
  await backdatePayloads(database.dataSource, kind);
}

const PRICES = 'select trim_scale(price)::text as v from quotes order by price';

describe('retention', () => {
  it('drops nothing and schedules nothing by default', async () => {
    await storeHistory();
    expect(prunerOf({}).isConfigured).toBe(false);
    expect((await prune({})).counts).toEqual({});
    expect(await column(PRICES)).toEqual(['1', '2', '3', '5', '6', '7']);
  });

  it('drops old quotes, but not the newest of a listing', async () => {
    await storeHistory();
    const { counts } = await prune({ RETENTION_QUOTES: '150d' });
    expect(counts.quotes).toEqual({ dropped: 1, kept: 1 });
    expect(await column(PRICES)).toEqual(['2', '3', '5', '6', '7']);
    await prune({ RETENTION_QUOTES: '2m' });
    expect(await column(PRICES)).toEqual(['3', '6', '7']);
    expect(
      await column(
        `select count(*)::int as v from latest_quotes join quotes using (listing_id, observed_at)`,
      ),
    ).toEqual([3]);
  });

  it.each(['api', 'csv'] as const)(
    'keeps a payload of %s as long as a quote refers to it, and counts those',
    async (kind) => {
      await storeHistory(kind);
      const table = `raw_${kind}_data`;
      expect((await prune({ RETENTION_RAW: '50d' })).counts[table]).toEqual({ dropped: 0, kept: 4 });
      const both = await prune({ RETENTION_RAW: '50d', RETENTION_QUOTES: '50d' });
      expect(both.counts[table]).toEqual({ dropped: 3, kept: 1 });
      expect(await column(`select count(*)::int as v from ${table}`)).toEqual([3]);
      expect(
        await column(`select count(*)::int as v from quotes where raw_id not in (
          select ${kind === 'api' ? 'id' : '(file_id::bigint << 32) + line'} from ${table})`),
      ).toEqual([0]);
    },
  );

  it('reports in a dry run exactly what a prune then drops, and changes nothing', async () => {
    await storeHistory();
    const env = { RETENTION_RAW: '50d', RETENTION_QUOTES: '50d' };
    const told = await prune(env, { isDryRun: true });
    expect(await column(PRICES)).toHaveLength(6);
    expect(await query('select from prunes')).toEqual([]);
    expect((await prune(env)).counts).toEqual(told.counts);
    expect(told.counts.quotes!.dropped).toBe(3);
  });

  it('drops referenced payloads if configured; their lineage shows when', async () => {
    await read([row('A', '1', 100), row('GONE', '7', 100)]);
    await read([row('A', '2', 90)]);
    await backdatePayloads(database.dataSource, 'api');
    const payloads = async () => {
      const quotes = await query<{ listing_id: number; observed_at: Date }>(
        'select listing_id, observed_at from quotes order by price',
      );
      const lineage = new LineageRepository(database.dataSource);
      const found = quotes.map(({ listing_id: listingId, observed_at }) =>
        lineage.find({ kind: 'quote', listingId, observedAt: observed_at.toISOString() }),
      );
      return (await Promise.all(found)).map((json) => (JSON.parse(json!) as { raw: object }).raw);
    };
    expect((await payloads())[0]).toMatchObject({ payload: { symbol: 'A', price: '1' } });
    const { counts } = await prune({ RETENTION_RAW: '50d', RETENTION_RAW_LINEAGE: 'drop' });
    // Payloads of the newest quotes are kept, however old they are.
    expect(counts.raw_api_data).toEqual({ dropped: 1, kept: 2 });
    const [dropped, ...kept] = await payloads();
    expect(dropped).toEqual({
      table: 'raw_api_data',
      id: 1,
      payload: null,
      dropped_at: expect.stringMatching(/^\d{4}-.*Z$/),
      note: expect.stringMatching(/^payload dropped by retention on \d{4}-\d\d-\d\d$/),
    });
    expect(kept).toMatchObject([{ payload: { price: '2' } }, { payload: { price: '7' } }]);
  });

  it('keeps the earlier values of the newest quote of each listing', async () => {
    await read([row('A', '1', 90)]);
    await read([row('A', '2', 90)]);
    expect((await prune({ RETENTION_QUOTES: '50d' })).counts.quote_versions).toEqual({ dropped: 0, kept: 1 });
    await read([row('A', '3', 1)]);
    expect((await prune({ RETENTION_QUOTES: '50d' })).counts).toMatchObject({
      quotes: { dropped: 1, kept: 0 },
      quote_versions: { dropped: 1, kept: 0 },
    });
  });
});

const SCHEDULED = `select schedule as v from background_tasks where name = 'pruner'`;

describe('the schedule', () => {
  it('prunes once per tick on a worker configured to', async () => {
    await storeHistory();
    const app = await startContext(database.url, [], { RETENTION_QUOTES: '50 days' });
    expect(await column(SCHEDULED)).toEqual(['17 3 * * *']);
    const slot = new Date('2026-01-01T03:17:00Z');
    await Promise.all([app.get(RetentionSchedule).tick(slot), app.get(RetentionSchedule).tick(slot)]);
    await app.close();
    expect(await query('select trigger, status from prunes')).toEqual([
      { trigger: 'schedule', status: 'finished' },
    ]);
    expect(await column(PRICES)).toEqual(['3', '6', '7']);
  });

  it.each([
    {},
    { RETENTION_QUOTES: '50 days', ROLE: 'api' as const },
    { RETENTION_RAW: '50 days', RETENTION_SCHEDULE: null },
  ])('does nothing with %j', async (settings) => {
    const fresh = await createTestDatabase();
    const app = await startContext(fresh.url, [], settings);
    const scheduled = await fresh.dataSource.query<unknown[]>(SCHEDULED);
    await app.close();
    await fresh.drop();
    expect(scheduled).toEqual([]);
  });
});

describe('beside a replay', () => {
  it('leaves quotes and payloads alone, because the replay may need them', async () => {
    await storeHistory();
    await query(
      `insert into runs (source_id, trigger, status, mode, queued_at) values (1, 'api', 'queued', 'replay', now())`,
    );
    const { counts } = await prune({ RETENTION_QUOTES: '50d', RETENTION_RAW: '50d' });
    expect([counts.quotes!.dropped, counts.raw_api_data!.dropped]).toEqual([0, 0]);
    expect(await column(PRICES)).toHaveLength(6);
  });
});

describe('retention of runs', () => {
  it('drops only runs that nothing refers to, with their partitions', async () => {
    const stored = await read([row('A', '1', 1)]);
    const idle = await runToEnd(worker.app, 'lists');
    const last = await runToEnd(worker.app, 'lists');
    await query(
      `update runs set queued_at = queued_at - interval '90 days', finished_at = finished_at - interval '90 days'`,
    );
    const unfinished = await column(
      `insert into runs (source_id, trigger, status, queued_at) values (1, 'cli', 'queued', now() - interval '90 days')
       returning id as v`,
    );
    const { counts } = await prune({ RETENTION_RUNS: '30d' });
    expect(counts.runs).toEqual({ dropped: 1, kept: 2 });
    expect(await column('select id as v from runs order by id')).toEqual([stored.id, last.id, ...unfinished]);
    expect(await column(`select run_id as v from run_partitions where run_id = ${idle.id}`)).toEqual([]);
  });

  it('drops the times of commits that nothing refers to', async () => {
    await read([row('A', '1', 1)], [row('B', '1', 1)]);
    await query(`update commits set known_at = known_at - interval '90 days'`);
    const of = (symbol: string) =>
      column(`select commit_id as v from quotes join listings on id = listing_id where symbol = '${symbol}'`);
    const [a, b] = [String((await of('A'))[0]), String((await of('B'))[0])];
    await query(`delete from quotes where commit_id = ${b}`);
    await prune({ RETENTION_RUNS: '30d' });
    const kept = await column('select id as v from commits');
    expect([kept.map(String).includes(a), kept.map(String).includes(b)]).toEqual([true, false]);
  });

  it('drops rejections resolved long ago, and keeps those that await a decision', async () => {
    await storeSource();
    await query(`insert into rejections (source_id, partition, external_id, content_hash, payload, reasons, code, run_id,
        first_seen_at, last_seen_at, status, resolved_at)
      select 1, 'p', n, '\\x00', '{}', '[]', 'schema', 1, now() - interval '90 days', now() - seen, status, resolved
      from (values ('1', 'open', null, interval '80 days'), ('2', 'discarded', now() - interval '80 days', '80 days'),
        ('3', 'discarded', now() - interval '80 days', '1 day'), ('4', 'replayed', now() - interval '1 day', '80 days'))
        as r(n, status, resolved, seen)`);
    await prune({ RETENTION_RUNS: '30d' });
    expect(await column('select external_id as v from rejections order by id')).toEqual(['1', '3', '4']);
  });
});

describe('a prune', () => {
  const env = { RETENTION_QUOTES: '50d' };
  const MANY = BATCH_ROWS * 2 + 10;

  const storeMany = async () => {
    await storeSource();
    await query(`insert into listings (source_id, external_id, symbol, name) values (1, 'a', 'A', 'A')`);
    await query(
      `insert into quotes (listing_id, source_id, observed_at, ingested_at, run_id, raw_id, price)
       select 1, 1, now() - interval '100 days' + make_interval(secs => n), now(), 1, n, n from generate_series(1, $1) n`,
      [MANY],
    );
    await query(`insert into latest_quotes select listing_id, observed_at, source_id, price from quotes
      order by observed_at desc limit 1`);
  };

  it('works in batches, stops between two of them on request, and the next one continues', async () => {
    await storeMany();
    const stop = new AbortController();
    const first = await prune(env, {
      signal: stop.signal,
      progress: (table) => table === 'quotes' && stop.abort(),
    });
    expect(first.isStopped).toBe(true);
    expect(first.counts.quotes).toEqual({ dropped: BATCH_ROWS, kept: 0 });
    const second = await prune(env);
    expect(second.counts.quotes).toEqual({ dropped: MANY - 1 - BATCH_ROWS, kept: 1 });
    expect(await column('select status as v from prunes order by id')).toEqual(['stopped', 'finished']);
  });

  it('takes smaller batches where a statement would exceed its time limit', async () => {
    await storeMany();
    await query(`delete from quotes where raw_id > 200 and raw_id < ${MANY}`);
    // As if deleting more than 100 rows took forever.
    await query(`create function slow() returns trigger language plpgsql as $$ begin
        if (select count(*) from gone) > 100 then perform pg_sleep(600); end if; return null; end $$`);
    await query(
      `create trigger slow after delete on quotes referencing old table as gone for each statement execute function slow()`,
    );
    const options = dataSourceOptions(database.url, 2);
    const extra = { ...(options.extra as object), statement_timeout: 3000 };
    const limited = await new DataSource({ ...options, extra }).initialize();
    try {
      const { counts } = await prunerOf(env, limited).prune({ trigger: 'cli' });
      expect(counts.quotes).toEqual({ dropped: 200, kept: 1 });
    } finally {
      await limited.destroy();
      await query('drop function slow cascade');
    }
    expect(await column('select count(*)::int as v from quotes')).toEqual([1]);
  });

  it('runs in one process at a time', async () => {
    const other = await new DataSource(dataSourceOptions(database.url, 1)).initialize();
    await other.query('select pg_advisory_lock($1, 0)', [LockSpace.retention]);
    await expect(prune(env)).rejects.toThrow(PruneBusy);
    await other.query('select pg_advisory_unlock_all()');
    await other.destroy();
    await expect(prune(env)).resolves.toMatchObject({ isStopped: false });
  });

  it('runs once per schedule tick, however many processes tick', async () => {
    const slot = new Date('2026-01-01T03:17:00Z');
    await prune(env, { slot, trigger: 'schedule' });
    await expect(prune(env, { slot, trigger: 'schedule' })).rejects.toThrow(PruneBusy);
    expect(await query('select from prunes')).toHaveLength(1);
  });

  it('is repeated for the same tick if it lost its connection', async () => {
    await storeMany();
    const slot = new Date('2026-01-02T03:17:00Z');
    let ended: Promise<unknown> | undefined;
    const progress = () => {
      ended ??= query(
        `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and classid = ${LockSpace.retention}`,
      );
    };
    await expect(prune(env, { slot, trigger: 'schedule', progress })).rejects.toThrow();
    await ended;
    const { counts } = await prune(env, { slot, trigger: 'schedule' });
    expect(counts.quotes!.kept).toBe(1);
    await expect(prune(env, { slot, trigger: 'schedule' })).rejects.toThrow(PruneBusy);
    expect(await column('select count(*)::int as v from quotes')).toEqual([1]);
  });

  it('that died is marked as interrupted by the next one', async () => {
    await query(
      `insert into prunes (trigger, status, started_at, cutoffs) values ('cli', 'running', now(), '{}')`,
    );
    await prune(env);
    expect(await column('select status as v from prunes order by id')).toEqual(['interrupted', 'finished']);
  });
});
