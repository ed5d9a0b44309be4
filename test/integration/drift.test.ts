import { once } from 'node:events';
import { appendFile, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AppModule } from '../../src/app.module.js';
import { DriftDecisions } from '../../src/api/drift/drift-decisions.js';
import { type Config, parseConfig } from '../../src/config/config.js';
import type { DriftKind, DriftPolicy } from '../../src/domain/drift.js';
import { PartitionError } from '../../src/domain/errors.js';
import type { Page, PageRequest, Partition, Source, SourceKind } from '../../src/domain/source.js';
import { DriftService } from '../../src/drift/drift.service.js';
import { DriftSignals } from '../../src/drift/drift-signals.js';
import type { Run } from '../../src/runs/run.entity.js';
import { market, type Market, quoteOf } from '../../src/sources/coingecko/market.js';
import { QUIET, startContext } from '../support/app.js';
import { RunEvents } from '../../src/runs/run-events.js';
import { PageSource } from '../support/page-source.js';
import { runToEnd } from '../support/run-to-end.js';
import { useWorker } from '../support/use-worker.js';
import { emptyTables } from '../support/empty-database.js';

type Coin = Record<string, unknown>;

/** CoinGecko's records, in pages that a test defines. */
class CoinSource implements Source<Market> {
  readonly name = 'coins';
  readonly schema = market;
  beforePage: (index: number) => void | Promise<void> = () => undefined;
  private sweep = 0;

  constructor(
    public coins: Coin[],
    private readonly perPage = 50,
    readonly kind: SourceKind = 'api',
  ) {}

  partitions(): Promise<readonly Partition[]> {
    return Promise.resolve([{ key: 'markets' }]);
  }

  async *pages({ since }: PageRequest): AsyncIterable<Page<Market>> {
    const last = since as { page: number; sweep: number } | null;
    let page = last?.sweep === this.sweep ? last.page : 0;
    for (; page * this.perPage < this.coins.length; page++) {
      await this.beforePage(page);
      const coins = this.coins.slice(page * this.perPage, (page + 1) * this.perPage);
      const records = coins.map((payload) => ({ externalId: payload.id as string, payload }));
      yield {
        records,
        next: { page: page + 1, sweep: this.sweep },
        bytes: 1,
        retries: 0,
        fetchedAt: new Date(),
      };
    }
    this.sweep++;
  }

  normalize(coin: Market) {
    return [quoteOf(coin)];
  }
}

const coin = (index: number, day: number, more: Coin = {}): Coin => ({
  id: `coin-${index}`,
  symbol: `c${index}`,
  name: `Coin ${index}`,
  last_updated: `2026-01-${String(day).padStart(2, '0')}T00:00:00.000Z`,
  current_price: (60_000 / (index + 1) ** 2) * (1 + day / 1000),
  market_cap: 1e12 / (index + 1),
  market_cap_rank: index + 1,
  total_volume: 1e9 / (index + 3),
  price_change_percentage_24h: Math.sin(index + day) * 5,
  circulating_supply: 1e6 + index,
  total_supply: index % 3 ? 1e6 + index : null,
  max_supply: index % 2 ? 2e6 + index : null,
  ...more,
});
const coins = (count: number, day: number, more: (index: number) => Coin = () => ({})) =>
  Array.from({ length: count }, (_, index) => coin(index, day, more(index)));
const renamed = (all: Coin[]) => all.map(({ current_price, ...rest }) => ({ ...rest, price: current_price }));

const source = new CoinSource([]);
const files = new PageSource('files', 'csv', {});
const worker = useWorker([source, files], { module: AppModule });
const { query } = worker;
let told: string[];
beforeAll(() => tellChanges(worker.app));
beforeEach(() => {
  told = [];
});
const tellChanges = (app: INestApplicationContext) =>
  app.get(DriftSignals).on('change', ({ kind }) => told.push(kind));

/** Runs it and learns from it; learning twice has the same effect as once. */
async function run(name = 'coins', app = worker.app): Promise<Run> {
  const ended = await runToEnd(app, name);
  const { sourceId, id: runId, status } = ended;
  await app
    .get(DataSource)
    .transaction((tx) =>
      app.get(DriftService).conclude(tx, { sourceId, runId, complete: status === 'succeeded' }),
    );
  return ended;
}

/** A source with a learned schema, and the records it sends afterwards. */
async function learned(
  now: Coin[],
  overrides: Partial<Config> = {},
  before = coins(now.length, 1),
  perPage = 50,
) {
  Object.assign(source, new CoinSource(before, perPage));
  worker.configure(overrides);
  await run();
  source.coins = now;
  return run();
}
const policy = (kind: DriftKind, is: DriftPolicy): Partial<Config> => ({
  DRIFT_POLICY: [{ source: 'coins', kind, policy: is }],
});
const events = () =>
  query<Record<string, unknown>>(
    'select id, kind, path, new_path, new_type, confidence, records::int, status, policy, evidence from drift_events order by path, id',
  );
const counted = async (sql: string) =>
  (await query<{ n: number }>(`select count(*)::int n from ${sql}`))[0]!.n;

describe('a renamed field', () => {
  it('is reported with its confidence and accepted, and its records are replayed: none is lost', async () => {
    const ended = await learned(renamed(coins(120, 2)));
    expect(ended).toMatchObject({ status: 'failed', stored: '0', rejected: '120' });
    const found = await events();
    expect(found).toMatchObject([
      {
        kind: 'renamed',
        path: 'current_price',
        new_path: 'price',
        records: 120,
        status: 'open',
        policy: 'warn',
      },
    ]);
    expect(found[0]!.confidence).toBeGreaterThan(0.85);
    expect(found[0]!.evidence).toMatchObject({ same_records: { compared: 50 }, one_or_the_other: 1 });
    expect(told).toEqual(['renamed']);

    const replay = await worker.app.get(DriftDecisions).accept(found[0]!.id as string, 'a test');
    expect(replay).toMatchObject({ matched: 120, passed: 120, failed: 0 });
    expect(await counted('quotes')).toBe(240);
    expect(await counted('quotes where price is null')).toBe(0);
    expect(await counted(`rejections where status = 'open'`)).toBe(0);

    source.coins = renamed(coins(120, 3));
    expect(await run()).toMatchObject({ stored: '120', rejected: '0' });
    expect(
      await counted(`raw_api_data where payload->>'price' is not null and payload->>'current_price' is null`),
    ).toBe(240);
    expect(await events()).toMatchObject([{ status: 'accepted', records: 120 }]);
    expect(await query('select action, subject from audit_log')).toEqual([
      { action: 'drift.accept', subject: `drift/${String(found[0]!.id)}` },
    ]);
  });

  it('is read as an alias at once if its policy is evolve and its confidence is high enough', async () => {
    const ended = await learned(renamed(coins(120, 2)), policy('renamed', 'evolve'));
    expect(ended).toMatchObject({ stored: '120', rejected: '0' });
    expect(await events()).toMatchObject([{ kind: 'renamed', status: 'accepted', policy: 'evolve' }]);
    expect(await query('select path, new_path from drift_aliases')).toEqual([
      { path: 'current_price', new_path: 'price' },
    ]);
  });

  it('waits for an operator if its confidence is too low', async () => {
    const ended = await learned(renamed(coins(100, 2)), {
      ...policy('renamed', 'evolve'),
      DRIFT_ALIAS_CONFIDENCE: 1,
    });
    expect(ended).toMatchObject({ stored: '0', rejected: '100' });
    expect(await events()).toMatchObject([{ status: 'open', policy: 'warn' }]);
  });

  it('can be accepted during the run: the remaining pages pass', async () => {
    source.coins = coins(100, 1);
    await run();
    source.coins = renamed(coins(100, 2));
    source.beforePage = async (index) => {
      if (index !== 1) return;
      await once(worker.app.get(RunEvents), 'page');
      await worker.app.get(DriftDecisions).accept((await events())[0]!.id as string, 'a test');
    };
    expect(await run()).toMatchObject({ stored: '50', rejected: '50' });
    expect(await counted('quotes')).toBe(200);
    expect(await events()).toHaveLength(1);
  });

  it('is reported once, although half of one run and all of the next show it', async () => {
    const half = [...coins(50, 2), ...renamed(coins(100, 2)).slice(50)];
    await learned(half);
    source.coins = renamed(coins(100, 3));
    await run();
    expect(told).toEqual(['renamed']);
    expect(await events()).toHaveLength(1);
  });
});

describe('a change', () => {
  it('of one record in a thousand is detected', async () => {
    await learned(
      coins(1000, 2, (index) => (index === 777 ? { name: 777 } : index === 555 ? { market_cap: null } : {})),
      {},
      coins(1000, 1),
      250,
    );
    expect(await events()).toMatchObject([
      { kind: 'newly_null', path: 'market_cap', records: 1, evidence: { external_ids: ['coin-555'] } },
      { kind: 'type_changed', path: 'name', new_type: 'number', records: 1, evidence: { share: 0.004 } },
    ]);
  });

  it('is reported once, not per page, run or record, and then becomes part of the schema', async () => {
    await learned(coins(100, 2, () => ({ extra: 1 })));
    source.coins = coins(100, 3, () => ({ extra: 2 }));
    await run();
    expect(told).toEqual(['field_added']);
    expect(await events()).toMatchObject([{ kind: 'field_added', path: 'extra', records: 100 }]);
    expect(await query('select version from schema_versions order by version')).toEqual([
      { version: 1 },
      { version: 2 },
    ]);
  });

  it('that was dismissed is not reported again', async () => {
    await learned(
      coins(100, 2, () => ({ extra: 1 })),
      policy('field_added', 'freeze'),
    );
    const [event] = await events();
    await worker.app.get(DriftDecisions).dismiss(event!.id as string, 'a test');
    source.coins = coins(100, 3, () => ({ extra: 1 }));
    await run();
    expect(told).toEqual(['field_added']);
    expect(await events()).toMatchObject([{ status: 'dismissed', records: 200 }]);
  });

  it('is not reported for noise: varying shares, integers and decimals, an occasional object', async () => {
    const roi = (index: number) => (index % 10 ? { roi: null } : { roi: { times: 1.5 } });
    await learned(
      coins(300, 2, (index) => ({
        ...roi(index + 1),
        max_supply: index % 5 < 2 ? null : index,
        current_price: index,
      })),
      {},
      coins(300, 1, roi),
    );
    source.coins = coins(300, 3, (index) => (index % 7 ? { roi: null } : { roi: { times: 2 } }));
    await run();
    expect(await events()).toEqual([]);
  });

  it('is not reported for the first run of a source', async () => {
    source.coins = [...coins(60, 1), ...renamed(coins(120, 1)).slice(60)];
    await run();
    expect(await events()).toEqual([]);
  });
});

describe('a policy', () => {
  const odd = coins(100, 2, (index) => (index < 10 ? { total_volume: 'plenty' } : {}));

  it('warn rejects what validation rejects, and adopts the change', async () => {
    const ended = await learned(odd, policy('type_changed', 'warn'));
    expect(ended).toMatchObject({ stored: '90', rejected: '10' });
    expect(await query(`select code from rejections group by 1`)).toEqual([{ code: 'not_a_number' }]);
  });

  it('discard_value reads what does not fit as null, keeps the row and records that, run after run', async () => {
    const ended = await learned(odd, policy('type_changed', 'discard_value'));
    expect(ended).toMatchObject({ stored: '100', rejected: '0' });
    expect(await counted('quotes where volume_24h is null and price is not null')).toBe(10);
    expect(await counted(`drift_notes n join quotes q using (raw_id) where path = 'total_volume'`)).toBe(10);
    expect(await counted(`raw_api_data where payload->>'total_volume' = 'plenty'`)).toBe(10);
    source.coins = coins(100, 3, () => ({ total_volume: 'plenty' }));
    expect(await run()).toMatchObject({ stored: '100', rejected: '0' });
    expect(told).toEqual(['type_changed']);
    await worker.app.get(DriftDecisions).accept((await events())[0]!.id as string, 'a test');
    expect(await counted('drift_notes')).toBe(0);
  });

  it('discard_value keeps rows whose field is missing', async () => {
    const without = coins(100, 2).map(({ total_volume: _gone, ...rest }) => rest);
    const ended = await learned(without, policy('field_gone', 'discard_value'));
    expect(ended).toMatchObject({ stored: '100', rejected: '0' });
    expect(await counted('quotes where volume_24h is null')).toBe(100);
  });

  it('freeze rejects what does not fit until it is accepted and replayed', async () => {
    const frozen = policy('field_added', 'freeze');
    const ended = await learned(
      coins(100, 2, (index) => (index < 10 ? { extra: 1 } : {})),
      frozen,
    );
    expect(ended).toMatchObject({ stored: '90', rejected: '10' });
    expect(await query('select code, reasons->0->>$$path$$ path from rejections group by 1, 2')).toEqual([
      { code: 'schema_frozen', path: 'extra' },
    ]);
    const [event] = await events();
    expect(await worker.app.get(DriftDecisions).accept(event!.id as string, 'a test')).toMatchObject({
      passed: 10,
      failed: 0,
    });
    source.coins = coins(100, 3, () => ({ extra: 1 }));
    expect(await run()).toMatchObject({ stored: '100', rejected: '0' });
    source.coins = coins(100, 4, () => ({ extra: 1 }));
    expect(await run()).toMatchObject({ stored: '100', rejected: '0' });
    expect(told).toEqual(['field_added']);
  });
});

describe('a partition with hardly any valid records', () => {
  const bad = () => coins(200, 2, () => ({ symbol: 5 }));
  it('stops early: the page that crosses the threshold is the last one stored', async () => {
    const ended = await learned(bad(), { DRIFT_REJECTED_WINDOW: 100, DRIFT_MAX_REJECTED_SHARE: 0.5 });
    expect(ended).toMatchObject({
      status: 'failed',
      errorCode: 'too_many_rejections',
      fetched: '100',
      rejected: '100',
    });
    expect(ended.errorMessage).toContain('100 of the last 100 records were rejected');
  });

  it('stays stopped on a retry, and starts a new window with the next run', async () => {
    const limits = { DRIFT_REJECTED_WINDOW: 100, DRIFT_MAX_REJECTED_SHARE: 0.5, PARTITION_ATTEMPTS: 3 };
    const ended = await learned(bad(), limits);
    expect(ended).toMatchObject({ status: 'failed', fetched: '100' });
    expect(await run()).toMatchObject({ status: 'failed', fetched: '100' });
  });

  it('continues if the share is allowed', async () => {
    const limits = {
      DRIFT_REJECTED_WINDOW: 100,
      DRIFT_MAX_REJECTED_SHARE: 1,
      MAX_REJECTED_SHARE: { '*': 1 },
    };
    const ended = await learned(bad(), limits);
    expect(ended).toMatchObject({ status: 'succeeded', rejected: '200' });
  });
});

it('learns from the pages before a crash as from those after it', async () => {
  source.coins = coins(200, 1);
  let failures = 0;
  source.beforePage = (index) => {
    if (index === 2 && failures++ === 0) throw new PartitionError('upstream_down', 'once');
  };
  worker.configure({ PARTITION_ATTEMPTS: 2 });
  await run();
  expect(failures).toBe(2);
  const [schema] = await query<{ records: number; fields: Record<string, unknown> }>(
    'select records, fields from schema_versions',
  );
  expect(schema).toMatchObject({ records: 200, fields: { current_price: { present: 200, of: 200 } } });
  expect(await counted('run_shapes')).toBe(0);
});

describe('files', () => {
  const rows = (more: (index: number) => Coin = () => ({})) => [
    Array.from({ length: 60 }, (_, index) => ({
      symbol: `C${index}`,
      price: String(index),
      at: `2026-01-01T00:00:${String(index).padStart(2, '0')}.000Z`,
      ...more(index),
    })),
  ];
  const apps: INestApplicationContext[] = [];
  const startReader = async (config: Config) => {
    const app = await startContext(worker.database.url, undefined, config, AppModule);
    apps.push(app);
    return app;
  };
  afterEach(() => Promise.all(apps.splice(0).map((app) => app.close())));

  it('whose names differ only in digits share a schema; others do not affect each other', async () => {
    files.content = {
      'daily-01.csv': rows(),
      'other.csv': rows((index) => ({ symbol: String(index) })),
    };
    await run('files');
    expect(await query('select "group" from schema_versions order by 1')).toEqual([
      { group: 'daily-#.csv' },
      { group: 'other.csv' },
    ]);
    files.content = {
      'daily-01.csv': rows(),
      'daily-02.csv': rows(() => ({ at: 'yesterday' })),
      'new.csv': rows(),
    };
    await run('files');
    expect(await events()).toMatchObject([
      { kind: 'type_changed', path: 'at', new_type: 'text', records: 60 },
    ]);
  });

  it('read by all workers in parallel report a common change once', async () => {
    const name = (index: number) => `part-${index}.csv`;
    files.content = { [name(0)]: rows() };
    await run('files');
    const odd = rows(() => ({ at: 'yesterday' }));
    files.content = Object.fromEntries(
      Array.from({ length: 10 }, (_, index) => [name(index + 1), [...odd, ...odd]]),
    );
    expect(await run('files')).toMatchObject({ status: 'failed', rejected: '1200' });
    expect(await events()).toMatchObject([{ kind: 'type_changed', path: 'at', records: 1200 }]);
    expect(told).toEqual(['type_changed']);
  });

  it('that rename a column are read under its old name once the rename is accepted', async () => {
    const { folder, write } = await csvFolder();
    await write('daily-1.csv', 'market_cap');
    const app = await startReader(
      parseConfig({ ...QUIET, DATABASE_URL: worker.database.url, CSV_PATH: folder }),
    );
    await run('csv', app);
    await write('daily-2.csv', 'market_value');
    await run('csv', app);
    const [event] = await events();
    expect(event).toMatchObject({
      kind: 'renamed',
      path: 'market_cap',
      new_path: 'market_value',
      records: 60,
    });
    await app.get(DriftDecisions).accept(event!.id as string, 'a test');
    await emptyTables(worker.database.dataSource, 'quotes');
    await write('daily-3.csv', 'market_value');
    await run('csv', app);
    expect(await counted('quotes where market_cap >= 1e6')).toBe(60);
    expect(await events()).toHaveLength(1);
  });

  it('that rename a column report it once under the policy evolve, although every page shows it', async () => {
    const { folder, write } = await csvFolder();
    await write('daily-1.csv', 'market_cap');
    const overrides = {
      CSV_PATH: folder,
      CSV_PAGE_ROWS: '20',
      DRIFT_POLICY: 'csv.renamed=evolve',
      DRIFT_ALIAS_CONFIDENCE: '0.1',
    };
    const config = parseConfig({ ...QUIET, DATABASE_URL: worker.database.url, ...overrides });
    const app = await startReader(config);
    tellChanges(app);
    await run('csv', app);
    await write('daily-2.csv', 'market_value');
    await run('csv', app);
    expect(await events()).toMatchObject([{ kind: 'renamed', path: 'market_cap', status: 'accepted' }]);
    expect(told).toEqual(['renamed']);
    expect(await query('select path, new_path from drift_aliases')).toHaveLength(1);
  });

  it('leave nothing of half a last line behind, although one of its values was discarded', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'drift-'));
    const lines = (cap: string) =>
      [
        'date,price,market_cap,symbol',
        ...Array.from({ length: 60 }, (_, at) => `2026-01-01,1,${cap},C${at}`),
      ].join('\n') + '\n';
    await writeFile(join(folder, 'daily-1.csv'), lines('1000'));
    const overrides = { CSV_PATH: folder, DRIFT_POLICY: 'csv.type_changed=discard_value' };
    const config = parseConfig({ ...QUIET, DATABASE_URL: worker.database.url, ...overrides });
    const app = await startReader(config);
    await run('csv', app);
    const growing = join(folder, 'daily-2.csv');
    await writeFile(growing, `${lines('lots')}2026-01-01,1,lots,BT`);
    await run('csv', app);
    const quoted = () => counted("quotes join listings on id = listing_id where symbol in ('BT', 'BTC')");
    expect(await quoted()).toBe(1);
    await appendFile(growing, 'C\n');
    await run('csv', app);
    expect(await quoted()).toBe(1);
  });
});

/** A folder, and a way to put a file of 60 coins in it whose third column has the given name. */
async function csvFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'drift-'));
  const lines = (column: string) => [
    `symbol,price,${column},date`,
    ...Array.from({ length: 60 }, (_, index) => `C${index},1,${1e6 + index},2026-01-01`),
  ];
  const write = (file: string, column: string) =>
    writeFile(join(folder, file), `${lines(column).join('\n')}\n`);
  return { folder, write };
}
