import type { INestApplicationContext } from '@nestjs/common';
import { AppModule } from '../../src/app.module.js';
import { AnomalyWatch } from '../../src/anomalies/anomaly-watch.js';
import { MetricsService } from '../../src/metrics/metrics.service.js';
import { RunsRepository } from '../../src/runs/runs.repository.js';
import { startContext } from '../support/app.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { emptyTables } from '../support/empty-database.js';
import { PageSource } from '../support/page-source.js';
import { type PriceHistory, storePrices, storeRuns } from '../support/price-history.js';
import { runToEnd } from '../support/run-to-end.js';
import { stopSchedules } from '../support/use-worker.js';

const prices = (...given: number[]) => given.map(String);
/** Sixty prices that move by about a thousandth. */
const calm = Array.from({ length: 60 }, (_, n) => String(100 + (n % 3) / 10));

let database: TestDatabase;
let app: INestApplicationContext;
const steady = new PageSource('steady', 'api', { all: [[]] });

beforeAll(async () => {
  database = await createTestDatabase();
  const settings = { SOURCES: ['steady', 'coingecko'], SCHEDULE_COINGECKO: '* * * * *' };
  app = await startContext(database.url, [steady], settings, AppModule);
  await stopSchedules(app, database);
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

const TABLES = [
  'sources',
  'runs',
  'assets',
  'listings',
  'quotes',
  'latest_quotes',
  'anomalies',
  'checkpoints',
];
beforeEach(() => emptyTables(database.dataSource, ...TABLES));

interface Kept {
  kind: string;
  listing: string | null;
  score: number;
  summary: string;
  figures: Record<string, unknown>;
  occurrences: number;
}

const anomalies = (): Promise<Kept[]> =>
  database.dataSource.query(
    `select kind, l.external_id as listing, score, summary, figures, occurrences from anomalies an
     left join listings l on l.id = an.listing_id order by an.id`,
  );
const kinds = async () => (await anomalies()).map(({ kind, listing }) => [kind, listing]);

async function lookAt(source: string, runId: string): Promise<void> {
  await app.get(AnomalyWatch).evaluateRun(source, (await app.get(RunsRepository).find(runId))!);
}

/** Stores histories that end in one run of each named source, and checks the run of the first one. */
async function lookAtPrices(...histories: Omit<PriceHistory, 'run'>[]): Promise<void> {
  const runs = new Map<string, string>();
  for (const history of histories) {
    const { source } = history;
    const run = runs.get(source) ?? (await storeRuns(database.dataSource, source, [1]));
    runs.set(source, run);
    await storePrices(database.dataSource, { ...history, run });
  }
  await lookAt(histories[0]!.source, runs.get(histories[0]!.source)!);
}

const coin = (id: string, given: readonly string[], source = 'coingecko') => ({
  source,
  id,
  asset: 'coin',
  prices: given,
});

describe('of runs', () => {
  const usual = [100, 101, 99, 100, 102, 98, 100, 101, 99, 100];

  it('a run that fetched far fewer records than usual is reported when it ends, and its prices are kept', async () => {
    await storeRuns(database.dataSource, 'steady', usual);
    steady.content = { all: [[{ symbol: 'AAA', at: '2026-03-01T12:00:00Z', price: '1.5' }]] };
    const run = await runToEnd(app, 'steady');
    await app.get(AnomalyWatch).idle();
    const [found] = await anomalies();
    expect(found).toMatchObject({
      kind: 'record_count',
      summary: `Run ${run.id} of steady fetched 1 record; the usual number is 100.`,
      figures: { value: 1, median: 100, n: 10 },
    });
    expect(await database.dataSource.query('select price from quotes')).toEqual([{ price: '1.5' }]);
    expect(await app.get(MetricsService).registry.metrics()).toContain(
      'kasparro_anomalies_total{kind="record_count",source="steady"} 1',
    );
  });

  it('a run that took far longer, or rejected far more, is reported', async () => {
    await storeRuns(database.dataSource, 'coingecko', usual);
    await lookAt(
      'coingecko',
      await storeRuns(database.dataSource, 'coingecko', [100], { seconds: 60, rejected: 30 }),
    );
    expect((await anomalies()).map(({ summary }) => summary)).toEqual([
      'Run 11 of coingecko took 60 s; the usual duration is 2 s.',
      'Run 11 of coingecko rejected 30 % of its records; the usual share is 0 %.',
    ]);
  });

  it('nothing is reported before there are eight runs, or for a source that usually returns nothing', async () => {
    await storeRuns(database.dataSource, 'coingecko', usual.slice(0, 7));
    await lookAt('coingecko', await storeRuns(database.dataSource, 'coingecko', [1]));
    await storeRuns(database.dataSource, 'steady', [0, 0, 0, 0, 0, 0, 0, 0, 0, 10]);
    await lookAt('steady', await storeRuns(database.dataSource, 'steady', [5000]));
    expect(await anomalies()).toEqual([]);
  });

  it('a silent source is reported once, however many processes check, and the score grows while it is silent', async () => {
    const last = await storeRuns(database.dataSource, 'coingecko', usual, {
      last: "now() - interval '1 hour'",
    });
    const watch = app.get(AnomalyWatch);
    await Promise.all([watch.checkSilences(new Date()), watch.checkSilences(new Date())]);
    const [first] = await anomalies();
    await watch.checkSilences(new Date(Date.now() + 600_000));
    const [later, ...others] = await anomalies();
    expect(others).toEqual([]);
    expect(first).toMatchObject({ kind: 'silence', figures: { median: 60, n: 9 } });
    expect(first!.summary).toMatch(
      /^coingecko has provided nothing new since .*, for 60 minutes; the usual gap is 60 seconds/,
    );
    expect(later!.score).toBeGreaterThan(first!.score);
    expect(await database.dataSource.query('select run_id from anomalies')).toEqual([{ run_id: last }]);
  });

  it('a source is not silent while it is running, or if it has no schedule', async () => {
    await storeRuns(database.dataSource, 'coingecko', usual, { last: "now() - interval '1 hour'" });
    await storeRuns(database.dataSource, 'steady', usual, { last: "now() - interval '1 hour'" });
    await database.dataSource.query(
      `insert into runs (source_id, trigger, status, started_at)
       select id, 'schedule', 'running', now() from sources where name = 'coingecko'`,
    );
    await app.get(AnomalyWatch).checkSilences(new Date());
    expect(await anomalies()).toEqual([]);
  });

  it('a run whose process died is checked once by another one', async () => {
    await storeRuns(database.dataSource, 'coingecko', [...usual, 1], {
      last: "now() - interval '10 minutes'",
    });
    await app.get(AnomalyWatch).catchUp();
    await app.get(AnomalyWatch).catchUp();
    expect(await kinds()).toEqual([['record_count', null]]);
    expect((await anomalies())[0]!.occurrences).toBe(1);
  });
});

describe('of prices', () => {
  it('a jump beyond the usual volatility is reported, with exact figures', async () => {
    await lookAtPrices(coin('calm', [...calm, '130.00000000000000000001']));
    const [found, ...others] = await anomalies();
    expect(others).toEqual([]);
    expect(found).toMatchObject({ kind: 'price_jump', listing: 'calm', figures: { n: 59 } });
    expect(found!.score).toBeGreaterThan(20);
    expect(found!.summary).toContain(
      'coingecko/calm moved by 29.7 % to 130.00000000000000000001 US dollars in 60 seconds',
    );
    const [{ exact }] = await database.dataSource.query<[{ exact: string }]>(
      `select figures ->> 'price_usd' as exact from anomalies`,
    );
    expect(exact).toBe('130.00000000000000000001');
  });

  it('the same move of a volatile coin, or after a long pause, is not reported', async () => {
    const wild = Array.from({ length: 60 }, (_, n) => String(n % 2 ? 100 : 110));
    await lookAtPrices(coin('wild', [...wild, '130']));
    await lookAtPrices({ ...coin('paused', calm), until: '2026-02-27T12:00:00Z' }, coin('paused', ['115']));
    await lookAtPrices(coin('young', [...calm.slice(0, 8), '130']));
    expect(await kinds()).toEqual([]);
  });

  it('a price that stays the same while quotes continue is reported as one lasting anomaly', async () => {
    const moving = prices(...Array.from({ length: 20 }, (_, n) => 100 + n / 10));
    await lookAtPrices(coin('stuck', [...moving, ...Array<string>(8).fill('7')]));
    const again = await storeRuns(database.dataSource, 'coingecko', [1]);
    const until = '2026-03-01T12:01:00Z';
    await storePrices(database.dataSource, { ...coin('stuck', ['7']), run: again, until });
    await lookAt('coingecko', again);
    const [found, ...others] = (await anomalies()).filter(({ kind }) => kind === 'stale_price');
    expect(others).toEqual([]);
    expect(found).toMatchObject({ occurrences: 2, figures: { quotes: 9, median: 1, n: 20, price_usd: 7 } });
    expect(found!.summary).toBe(
      'coingecko/stuck has been at 7 US dollars for 9 quotes in a row; the usual number is 1.',
    );
  });

  it('a coin whose price often stays the same is not stale', async () => {
    const slow = Array.from({ length: 90 }, (_, n) => String(100 + Math.floor(n / 8) / 100));
    await lookAtPrices(coin('slow', slow));
    expect(await kinds()).toEqual([]);
  });

  it('a source far from two others is an outlier; the others are not', async () => {
    for (const source of ['coinpaprika', 'csv'])
      await storePrices(database.dataSource, {
        ...coin('right', ['100.5'], source),
        run: await storeRuns(database.dataSource, source, [1]),
      });
    await lookAtPrices(coin('wrong', ['150']));
    expect(await kinds()).toEqual([['price_outlier', 'wrong']]);
    expect((await anomalies())[0]).toMatchObject({
      summary: 'coingecko/wrong is at 150 US dollars, 49.3 % away from the median of 2 other sources.',
      figures: {
        price_usd: 150,
        others: [
          { listing: 'coinpaprika/right', price_usd: 100.5 },
          { listing: 'csv/right', price_usd: 100.5 },
        ],
      },
    });
    const { id } = (await app.get(RunsRepository).list({ limit: 10 })).find(
      ({ sourceId }) => sourceId === 1,
    )!;
    await lookAt('coinpaprika', id);
    expect(await kinds()).toEqual([['price_outlier', 'wrong']]);
  });

  it('two sources that disagree are one anomaly without an outlier, whichever ran last', async () => {
    await lookAtPrices(coin('a', ['100']), coin('b', ['125'], 'coinpaprika'));
    await lookAt('coinpaprika', '2');
    expect((await anomalies()).map(({ kind, occurrences }) => [kind, occurrences])).toEqual([
      ['price_disagreement', 2],
    ]);
  });

  it('a price of zero is far from any other, and from its own earlier ones', async () => {
    for (const source of ['coinpaprika', 'csv'])
      await storePrices(database.dataSource, {
        ...coin('right', ['100.5'], source),
        run: await storeRuns(database.dataSource, source, [1]),
      });
    await lookAtPrices(coin('gone', [...calm, '0']));
    await lookAtPrices({ ...coin('back', [...calm.slice(1), '0', '100.1']), asset: 'another' });
    expect((await anomalies()).map(({ summary }) => summary).sort()).toEqual([
      expect.stringMatching(/^coingecko\/back moved by over 100000000 % to 100.1 US dollars in 60 seconds/),
      'coingecko/gone is at 0 US dollars, -100.0 % away from the median of 2 other sources.',
      expect.stringMatching(/^coingecko\/gone moved by -100.0 % to 0 US dollars in 60 seconds/),
    ]);
  });

  it('quotes of other hours, of other assets and without a price are not compared', async () => {
    await lookAtPrices(
      coin('a', ['100']),
      { ...coin('b', ['125'], 'coinpaprika'), until: '2026-03-01T11:00:00Z' },
      { ...coin('c', ['125'], 'csv'), asset: 'another' },
    );
    await lookAtPrices(coin('tiny', ['1e-400']), coin('none', ['0']));
    expect(await kinds()).toEqual([]);
  });
});

it('a failed check is logged and leaves the run unchanged', async () => {
  await storeRuns(database.dataSource, 'steady', [1]);
  await database.dataSource.query('alter table anomaly_runs rename to elsewhere');
  steady.content = { all: [[{ symbol: 'AAA', at: '2026-03-01T12:00:00Z', price: '1.5' }]] };
  try {
    const run = await runToEnd(app, 'steady');
    await app.get(AnomalyWatch).idle();
    expect(run.status).toBe('succeeded');
  } finally {
    await database.dataSource.query('alter table elsewhere rename to anomaly_runs');
  }
});
