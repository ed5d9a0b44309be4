import { once } from 'node:events';
import { parseConfig } from '../../src/config/config.js';
import { LockSpace } from '../../src/database/lock-space.js';
import { PrunesRepository } from '../../src/retention/prunes.repository.js';
import { Pruner } from '../../src/retention/pruner.service.js';
import { candleSql } from '../../src/retention/candle-step.js';
import { lineSql } from '../../src/retention/line-step.js';
import { quoteSql } from '../../src/retention/quote-step.js';
import { BATCH_ROWS } from '../../src/retention/prune-step.js';
import { payloadSql } from '../../src/retention/raw-steps.js';
import { spawnTypeScript } from '../support/child.js';
import { PageSource, type Row } from '../support/page-source.js';
import { rowsRead, scansOf } from '../support/plan.js';
import { startRun } from '../support/run-to-end.js';
import { useApps } from '../support/use-apps.js';
import { until } from '../support/until.js';

const DAY_MS = 86_400_000;
const AGES = { RETENTION_QUOTES: '50d', RETENTION_RAW: '50d', RETENTION_RUNS: '50d' };

const { apps, database, query, startApp } = useApps();
const count = async (from: string) =>
  (await query<{ n: number }>(`select count(*)::int as n from ${from}`))[0]!.n;
const allRunsEnd = () => until(async () => !(await count('runs where finished_at is null')));
const pruner = () =>
  new Pruner(parseConfig(AGES), database.dataSource, new PrunesRepository(database.dataSource));

/** This many old quotes of coin A, each with a payload from a separate run, and a newest one. */
async function storeOld(source: PageSource, many: number): Promise<void> {
  source.content = { all: [[{ symbol: 'A', price: '1', at: new Date(Date.now() - DAY_MS).toISOString() }]] };
  await startRun(apps[0]!, { source: source.name, trigger: 'cli' });
  await allRunsEnd();
  await query(
    `with raw as (
       insert into raw_api_data (source_id, partition, external_id, content_hash, payload, run_id, fetched_at)
       select 1, 'all', 'old', int4send(n), '{}', n, now() - interval '100 days' from generate_series(1, $1) n returning id)
     insert into quotes (listing_id, source_id, observed_at, ingested_at, run_id, raw_id, price)
     select 1, 1, now() - interval '100 days' + make_interval(secs => id), now() - interval '100 days', 1, id, 1 from raw`,
    [many],
  );
}

describe('a prune during ingestion by three workers', () => {
  it('drops old data, but nothing that they store and no payload that their quotes refer to', async () => {
    const many = BATCH_ROWS * 3;
    const sources = ['one', 'two', 'three'].map((name) => new PageSource(name, 'api', {}));
    while (apps.length < 3) await startApp(sources);
    await storeOld(sources[0]!, many);
    const now = Date.now();
    for (const [index, source] of sources.entries()) {
      const page = (n: number): Row[] =>
        Array.from({ length: 20 }, (_coin, coin) => ({
          symbol: `${'XYZ'[index]}${coin}`,
          price: String((n % 3) + 1),
          // Every third page repeats the payload of an earlier one.
          at: new Date(now - (n % 7) * 1000).toISOString(),
        }));
      source.generation = 'while pruning';
      source.content = { all: Array.from({ length: 40 }, (_page, n) => page(n)) };
    }
    for (const [index, { name }] of sources.entries())
      await startRun(apps[index]!, { source: name, trigger: 'cli' });
    const { counts } = await pruner().prune({ trigger: 'cli' });
    // Any of the three workers can end them.
    await allRunsEnd();
    expect(await count(`runs where status <> 'succeeded'`)).toBe(0);
    expect(counts.quotes!.dropped).toBe(many);
    // The newest payload of each record stays.
    expect(counts.raw_api_data!.dropped).toBe(many - 1);
    expect(await count('quotes')).toBe(3 * 20 * 7 + 1);
    expect(await count("quotes q where not exists (select from raw_row('api', q.raw_id))")).toBe(0);
    expect(await count('latest_quotes join quotes using (listing_id, observed_at)')).toBe(3 * 20 + 1);
  });
});

describe('a prune that is killed', () => {
  it('has dropped and counted complete batches, and the next one continues', async () => {
    const many = BATCH_ROWS * 3;
    const source = new PageSource('one', 'api', {});
    await startApp([source]);
    await storeOld(source, many);
    const other = database.dataSource.createQueryRunner();
    await other.startTransaction();
    await other.query(`select from quotes
      where observed_at = (select observed_at from quotes order by 1 offset ${BATCH_ROWS} limit 1) for update`);
    const child = spawnTypeScript('src/main.ts', ['prune'], { DATABASE_URL: database.url, ...AGES });
    const exit = once(child, 'exit');
    // For that quote, in its second batch.
    await until(() =>
      count(`pg_stat_activity where datname = current_database() and wait_event = 'transactionid'`),
    );
    child.kill('SIGKILL');
    expect(await exit).toEqual([null, 'SIGKILL']);
    await other.rollbackTransaction();
    await other.release();
    // Its session ends after the current statement.
    const held = `pg_locks l join pg_database d on d.oid = l.database
      where locktype = 'advisory' and classid = ${LockSpace.retention} and datname = current_database()`;
    await until(async () => !(await count(held)));
    const [{ dropped }] = (await query<{ dropped: number }>(
      `select (counts -> 'quotes' ->> 'dropped')::int as dropped from prunes`,
    )) as [{ dropped: number }];
    expect(dropped).toBe(BATCH_ROWS);
    expect(await count('quotes')).toBe(many + 1 - dropped);
    const { counts } = await pruner().prune({ trigger: 'cli' });
    expect(counts.quotes!.dropped).toBe(many - dropped);
    expect(await count('quotes')).toBe(1);
    expect(await query('select status from prunes order by id')).toEqual([
      { status: 'interrupted' },
      { status: 'finished' },
    ]);
  });
});

it('a prune that loses its session reports that', async () => {
  await query(`insert into sources (name, kind) values ('one', 'api')`);
  const other = database.dataSource.createQueryRunner();
  await other.startTransaction();
  await other.query('lock table quotes in share mode');
  const pruned = pruner().prune({ trigger: 'cli' });
  const terminate = `select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock' and query like '%delete from quotes%'`;
  const terminated = until(async () => (await query(terminate)).length);
  await expect(pruned).rejects.toThrow('terminating connection');
  await terminated;
  await other.rollbackTransaction();
  await other.release();
  const [prune] = await query('select status, error from prunes');
  expect(prune).toEqual({ status: 'failed', error: expect.stringContaining('terminating connection') });
  expect((await pruner().prune({ trigger: 'cli' })).isStopped).toBe(false);
});

describe('a batch', () => {
  it('reads only its own rows and those that refer to them, whatever the size of the tables', async () => {
    const many = 60_000;
    await query(`insert into sources (name, kind) values ('csv', 'csv')`);
    await query(`insert into csv_files (source_id, path, generation, columns, "format", first_read_at)
      values (1, 'a.csv', 'g', '[]', '{}', now())`);
    await query(
      `insert into raw_csv_data select 1, n, '[]', 1, now() - interval '100 days' from generate_series(1, $1) n`,
      [many],
    );
    await query(
      `insert into quotes (listing_id, source_id, observed_at, ingested_at, run_id, raw_id, price)
       select n % 50, 1, now() - interval '100 days' + make_interval(secs => n), now(), 1, (1::bigint << 32) + n, 1
       from generate_series(1, $1) n`,
      [many],
    );
    await query(
      `insert into candles (listing_id, source_id, "interval", opened_at, ingested_at, commit_id, run_id, raw_id, open, high, low, close)
       select listing_id, 1, '1m', observed_at, ingested_at, 1, 1, raw_id, 1, 1, 1, 1 from quotes`,
    );
    for (const table of ['quotes', 'candles']) {
      await query(`select brin_summarize_new_values('${table}_raw_idx')`);
      await query(`analyze ${table}`);
    }
    await query('analyze raw_csv_data');
    const cutoff = new Date().toISOString();
    const byIndex = 'set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off';
    const reads = async (table: string, sql: string, parameters: unknown[]) => {
      const runner = database.dataSource.createQueryRunner();
      await runner.query(byIndex);
      const scans = await scansOf(
        { query: (explain: string, given: unknown[]) => runner.query(explain, given) } as never,
        table,
        sql,
        parameters,
      );
      await runner.query('reset all');
      await runner.release();
      expect(scans.map((scan) => scan['Node Type'])).not.toContain('Seq Scan');
      return rowsRead(scans);
    };
    const position = String((1n << 32n) + 30_000n);
    const lines = lineSql(false, false);
    const ofLines = [position, 1000, cutoff, null, null];
    expect(await reads('raw_csv_data', lines, ofLines)).toBeLessThan(2100);
    expect(await reads('quotes', lines, ofLines)).toBeLessThan(20_000);
    expect(await reads('candles', lines, ofLines)).toBeLessThan(20_000);
    const quotes = quoteSql('quotes', false);
    expect(await reads('quotes', quotes, [1, '-infinity', 0, cutoff, 1000])).toBeLessThan(2100);
    const candles = candleSql('candles', false);
    expect(await reads('candles', candles, [1, '-infinity', 0, '', cutoff, 1000])).toBeLessThan(2100);
  });

  it('of payloads reads three for each, however many its record has', async () => {
    const many = 2000;
    await query(`insert into sources (name, kind) values ('one', 'api')`);
    await query(
      `insert into raw_api_data (source_id, partition, external_id, content_hash, payload, run_id, fetched_at)
       select 1, 'all', 'old', int4send(n), '{}', n, now() - interval '100 days' from generate_series(1, $1) n`,
      [many],
    );
    const parameters = [0, many, new Date().toISOString(), null, null];
    const scans = await scansOf(database.dataSource, 'raw_api_data', payloadSql('api'), parameters);
    // Itself, the latest, and the one before that, which could be from the same run.
    expect(rowsRead(scans)).toBeLessThanOrEqual(3 * many);
  });
});
