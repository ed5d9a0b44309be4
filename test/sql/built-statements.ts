import { DisagreementsRepository } from '../../src/anomalies/disagreements.repository.js';
import { PriceChecksRepository } from '../../src/anomalies/price-checks.repository.js';
import { AnomaliesQuery } from '../../src/api/anomalies/anomalies-query.dto.js';
import { AnomaliesViewRepository } from '../../src/api/anomalies/anomalies-view.repository.js';
import { AssetRepository } from '../../src/api/assets/asset.repository.js';
import { AssetsQuery } from '../../src/api/assets/assets-query.dto.js';
import { AssetsRepository } from '../../src/api/assets/assets.repository.js';
import { HistoryRepository } from '../../src/api/assets/history.repository.js';
import { changeJson } from '../../src/api/changes/change-view.js';
import { Changes } from '../../src/api/changes/changes.js';
import type { ChangePosition } from '../../src/api/changes/change-position.js';
import { Conversions } from '../../src/api/conversion/conversions.js';
import { DataQuery } from '../../src/api/data/data-query.dto.js';
import { DataRepository } from '../../src/api/data/data.repository.js';
import { TotalRepository } from '../../src/api/data/total.repository.js';
import { AuditViewRepository } from '../../src/api/audit/audit-view.repository.js';
import { DriftViewRepository } from '../../src/api/drift/drift-view.repository.js';
import { ExportService } from '../../src/api/export/export.service.js';
import type { Format } from '../../src/api/export/format.js';
import { NDJSON } from '../../src/api/export/ndjson.js';
import { PARQUET } from '../../src/api/export/parquet.js';
import { GapsRepository } from '../../src/api/gaps/gaps.repository.js';
import { IdentityViewRepository } from '../../src/api/identity/identity-view.repository.js';
import { MarketsQuery } from '../../src/api/markets/markets-query.dto.js';
import { MarketsRepository } from '../../src/api/markets/markets.repository.js';
import { RejectionsViewRepository } from '../../src/api/rejections/rejections-view.repository.js';
import { SetAsidesRepository } from '../../src/background/set-asides.repository.js';
import { PAST_KINDS } from '../../src/domain/history.js';
import { RejectionBatch } from '../../src/ingestion/replay/rejection-batch.js';
import { QUEUES, SOURCE_AGES, UPSTREAMS } from '../../src/metrics/source-gauges-sql.js';
import { RejectionClosingRepository } from '../../src/normalization/rejection-closing.repository.js';
import { pruneSteps } from '../../src/retention/prune-steps.js';
import { RunPartitionsRepository } from '../../src/runs/run-partitions.repository.js';
import { RunsRepository } from '../../src/runs/runs.repository.js';
import { Recorder } from './recorder.js';

const MOMENT = '2026-01-01T00:00:00Z';
const OF_CATALOGUE =
  'names of tables and columns come from the catalogue of the database, or from the archive';

/**
 * Statements whose text is built at run time, by function. Each is built with all its optional parts, against a
 * recorder instead of a database. Statements for which this is impossible are listed with the reason.
 */
export const BUILT_STATEMENTS: Readonly<Record<string, string | ((recorder: Recorder) => unknown)>> = {
  'backup/backup.ts entries': OF_CATALOGUE,
  'backup/load-tables.ts dropForeignKeys': OF_CATALOGUE,
  'backup/load-tables.ts load': OF_CATALOGUE,
  'backup/clear-database.ts assertEmpty': OF_CATALOGUE,
  'backup/clear-database.ts clearDatabase': OF_CATALOGUE,
  'backup/restore.ts restore': OF_CATALOGUE,
  'database/distribute.ts distributeTable': 'they call functions of Citus: test/citus runs them on a cluster',
  'database/database-role.ts ensureRole': 'PostgreSQL formats the statement',
  'queue/job-queue.ts transactionOf': 'pg-boss makes its own statements',

  'metrics/database-gauges.ts DatabaseGauges.query': (recorder) =>
    [SOURCE_AGES, QUEUES, UPSTREAMS].map((sql) => recorder.query(sql)),
  'anomalies/disagreements.repository.ts DisagreementsRepository.check': (recorder) =>
    new DisagreementsRepository(as(recorder)).check('csv', as({ updated: '1' })),
  'anomalies/price-checks.repository.ts PriceChecksRepository.check': (recorder) =>
    new PriceChecksRepository(as(recorder)).check(as({})),
  'api/anomalies/anomalies-view.repository.ts AnomaliesViewRepository.list': (recorder) =>
    new AnomaliesViewRepository(as(recorder)).list(
      Object.assign(new AnomaliesQuery(), {
        ...{
          cursor: 1,
          kind: ['price_jump'],
          source: ['csv', 'rss'],
          asset: ['bitcoin'],
          state: ['open'],
          since: MOMENT,
          until: MOMENT,
        },
      }),
      1,
    ),
  'api/assets/assets.repository.ts AssetsRepository.read': async (recorder) => {
    const repository = new AssetsRepository(
      as(recorder),
      as({ json: '{}' }),
      conversionsOf(recorder),
      as(UNCACHED),
    );
    const filters = {
      ...{
        q: 'bit',
        symbol: ['BTC'],
        asset: ['bitcoin'],
        ids: ['asset_1'],
        source: ['csv'],
        currency: 'EUR',
      },
    };
    for (const query of [
      {},
      filters,
      { as_of: MOMENT },
      { convert: 'EUR' },
      { ...filters, as_of: MOMENT, count: 'exact' as const, offset: 1 },
    ])
      await tolerant(() => repository.page(Object.assign(new AssetsQuery(), query), null));
  },
  'api/assets/asset.repository.ts AssetRepository.find': async (recorder) => {
    const repository = new AssetRepository(as(recorder), as({ json: '{}' }), conversionsOf(recorder));
    for (const asOf of [null, MOMENT])
      for (const convert of [undefined, 'EUR'])
        await tolerant(() => repository.find('bitcoin', asOf, { currency: 'USD', convert }));
  },
  'api/assets/history.repository.ts HistoryRepository.read': async (recorder) => {
    const repository = new HistoryRepository(as(recorder), conversionsOf(recorder), as(UNCACHED));
    const span = { since: new Date(MOMENT), until: new Date(), seconds: 60, buckets: 1 };
    for (const convert of [undefined, 'EUR'])
      for (const gaps of [true, false])
        await tolerant(() => repository.find('bitcoin', as({ currency: 'USD', convert, gaps }), span));
  },
  'api/changes/changes.ts Changes.nextBatch': async (recorder) => {
    const changes = new Changes(conversionsOf(recorder));
    for (const query of QUERIES.filter(({ latest, as_of }) => !latest && as_of === undefined))
      for (const after of [
        ['0001-01-01T00:00:00.000000Z'],
        [MOMENT, query.kind ?? 'article', '1', query.kind === 'candle' ? '1h' : '', MOMENT],
      ] as ChangePosition[])
        await tolerant(() =>
          changes.nextBatch({
            ...{ query, after, reads: as(recorder) },
            selection: () => select(recorder, query),
            select: (conversion) => changeJson(query, conversion),
          }),
        );
  },
  'api/gaps/gaps.repository.ts GapsRepository.find': async (recorder) => {
    const span = { since: MOMENT, until: MOMENT, earliest: MOMENT, assets: ['bitcoin'], kinds: PAST_KINDS };
    for (const interval of ['1h', '1mo'])
      await new GapsRepository(as(recorder)).find({ ...span, interval }, 1, null);
  },
  'api/markets/markets.repository.ts MarketsRepository.wanted': (recorder) => marketPages(recorder),
  'api/markets/markets.repository.ts MarketsRepository.converted': (recorder) => marketPages(recorder),
  'api/data/data.repository.ts DataRepository.select': (recorder) => pages(recorder),
  'api/data/data.repository.ts DataRepository.page': (recorder) => pages(recorder),
  'api/data/data.repository.ts DataRepository.count': (recorder) => pages(recorder),
  'api/data/data.repository.ts DataRepository.one': async (recorder) => {
    const refs = [
      { kind: 'quote', listingId: '1', observedAt: MOMENT },
      { kind: 'article', articleId: '1' },
      { kind: 'candle', listingId: '1', interval: '1h', openedAt: MOMENT },
    ];
    for (const ref of refs)
      for (const convert of [undefined, 'USD']) await tolerant(() => dataOf(recorder).one(as(ref), convert));
  },
  'api/data/total.repository.ts TotalRepository.estimate': async (recorder) => {
    const totals = new TotalRepository(as(recorder));
    for (const query of QUERIES)
      await tolerant(async () => totals.count(query, await select(recorder, query), { upTo: 1 }, 1));
  },
  'api/audit/audit-view.repository.ts AuditViewRepository.list': (recorder) =>
    new AuditViewRepository(as(recorder)).list(as({ ...AUDIT, cursor: 1 }), 1),
  'api/audit/audit-view.repository.ts AuditViewRepository.countUpTo': (recorder) =>
    tolerant(() => new AuditViewRepository(as(recorder)).countUpTo(as(AUDIT), 1)),
  'api/drift/drift-view.repository.ts DriftViewRepository.list': (recorder) =>
    new DriftViewRepository(as(recorder)).list(
      as({
        ...{ cursor: 1, run: 1, since: MOMENT, until: MOMENT, kind: ['added'], status: ['open', 'accepted'] },
        source: ['csv', 'rss'],
      }),
      1,
    ),
  'api/identity/identity-view.repository.ts IdentityViewRepository.listings': (recorder) =>
    new IdentityViewRepository(as(recorder)).listings(
      as({ cursor: 1, state: ['ambiguous'], source: ['csv'], inactive: true }),
      1,
    ),
  'api/export/export-rows.ts items': (recorder) => exported(recorder, NDJSON),
  'api/export/export-rows.ts findWideAmounts': (recorder) => exported(recorder, PARQUET),
  'api/rejections/rejections-view.repository.ts RejectionsViewRepository.groups': (recorder) =>
    new RejectionsViewRepository(as(recorder)).groups({ ...REJECTIONS, statuses: ['open'] }, 1),
  'api/rejections/rejections-view.repository.ts RejectionsViewRepository.list': (recorder) =>
    new RejectionsViewRepository(as(recorder)).list({ ...REJECTIONS, statuses: ['open'] }, 1, 1),
  'api/rejections/rejections-view.repository.ts RejectionsViewRepository.countUpTo': (recorder) =>
    tolerant(() =>
      new RejectionsViewRepository(as(recorder)).countUpTo({ ...REJECTIONS, statuses: ['open'] }, 1),
    ),
  'background/set-asides.repository.ts SetAsidesRepository.ids': async (recorder) => {
    const repository = new SetAsidesRepository(as(recorder));
    await repository.dueForRetry('resolve', as(recorder));
  },
  'ingestion/replay/rejection-batch.ts RejectionBatch.open': async (recorder) => {
    for (const dryRun of [false, true])
      await tolerant(() =>
        (RejectionBatch.prototype.attempt as (...given: unknown[]) => unknown).call(
          Object.create(RejectionBatch.prototype),
          ...[recorder, { filter: REJECTIONS, after: '0', size: 1, dryRun }, new Map()],
        ),
      );
  },
  'normalization/rejection-closing.repository.ts RejectionClosingRepository.discard': (recorder) =>
    new RejectionClosingRepository().discard(as(recorder), REJECTIONS, 'a reason'),
  'retention/pruned-table.ts pruneStep': async (recorder) => {
    for (const dropsLineage of [false, true])
      for (const isDryRun of [false, true]) {
        const cutoffs = { raw: MOMENT, quotes: MOMENT, candles: MOMENT, runs: MOMENT };
        for (const step of await pruneSteps(as(recorder), { cutoffs, dropsLineage, isDryRun }))
          await tolerant(() => step.batch(as(recorder), '0', step.rows));
      }
  },
  'runs/run-partitions.repository.ts RunPartitionsRepository.endWhere': async (recorder) => {
    const repository = new RunPartitionsRepository(as(recorder));
    await repository.endQueued(as(recorder), '1', as({}));
    await repository.endLost(as(recorder), '1', as({}), 'source.csv');
  },
  'runs/list-runs.ts listRuns': (recorder) =>
    tolerant(() =>
      new RunsRepository(as(recorder)).list(
        as({ limit: 1, before: '1', sourceIds: [1], statuses: ['failed', 'partial'], triggers: ['cli'] }),
      ),
    ),
};

const AUDIT = {
  ...{ actor: ['ops'], action: ['run.start', 'run.cancel'], outcome: ['done'] },
  ...{ since: MOMENT, until: MOMENT },
};

const REJECTIONS = { sourceIds: [1, 2], codes: ['a'], fields: ['a'], runId: '1', ids: ['1'] };

/** Every filter and order of `/data`, now and as of a moment. */
const QUERIES = [
  {},
  { latest: true },
  { ids: ['q0000000100dec1a5c0de0000', 'a000000000000000000000001'] },
  { kind: 'candle' as const, ids: ['c0000000100dec1a5c0de0000-1h'] },
  { convert: 'USD' },
  { kind: 'candle' as const, convert: 'USD' },
  { kind: 'quote' as const, min_price: '1', max_price: '2', since: MOMENT, until: MOMENT },
  { currency: ['EUR'], min_price: '1', max_price: '2' },
  { latest: true, currency: ['EUR', 'USD'], min_price: '1' },
  { kind: 'article' as const, q: 'bit' },
  { kind: 'candle' as const, interval: '1h', source: ['csv'], min_price: '1', since: MOMENT, until: MOMENT },
  { kind: 'candle' as const, symbol: ['BTC'] },
  { kind: 'candle' as const, symbol: ['BTC'], interval: '1h', sort: 'market_cap_usd' as const },
  { kind: 'candle' as const, latest: true, currency: ['EUR', 'USD'], sort: 'price_usd' as const },
  { kind: 'candle' as const, latest: true, symbol: ['BTC'] },
  { source: ['csv'], symbol: ['BTC', 'ETH'], asset: ['bitcoin'], q: 'bit' },
  ...(['price_usd', 'market_cap_usd', 'rank'] as const).map((sort) => ({
    sort,
    order: 'asc' as const,
    offset: 1,
  })),
].flatMap((query) =>
  [{}, { as_of: MOMENT }].map((then) =>
    Object.assign(new DataQuery(), { count: 'exact', ...query, ...then }),
  ),
);

/** A cache of results that keeps none. */
const UNCACHED = { get: (_query: string, read: () => unknown) => read() };

const dataOf = (recorder: Recorder) =>
  new DataRepository(
    as(recorder),
    as({ idsOf: (names?: string[]) => Promise.resolve(names ? [1] : null) }),
    conversionsOf(recorder),
  );
const conversionsOf = (recorder: Recorder) => new Conversions(as({ FX_MAX_AGE_DAYS: 7 }), as(recorder));
const select = (recorder: Recorder, query: DataQuery) => dataOf(recorder).select(query);

async function pages(recorder: Recorder): Promise<void> {
  const data = dataOf(recorder);
  for (const query of QUERIES)
    await tolerant(async () => data.page(query, await data.select(query), null, { upTo: null }));
}

async function marketPages(recorder: Recorder): Promise<void> {
  const snapshots = { of: () => Promise.resolve({ by: () => [] }) };
  const markets = new MarketsRepository(as(recorder), as(snapshots), conversionsOf(recorder));
  const filters = { symbol: ['BTC'], asset: ['bitcoin'], ids: ['asset_1'], source: ['csv'] };
  for (const query of [filters, { ...filters, q: 'bit', convert: 'EUR' }, { convert: 'EUR', as_of: MOMENT }])
    await tolerant(() => markets.page(Object.assign(new MarketsQuery(), query), null));
}

/** What becomes of a recorder's answer does not matter. */
async function tolerant(act: () => unknown): Promise<void> {
  await Promise.resolve(act()).catch(() => undefined);
}

/** A value for the used members of a type. */
function as(value: unknown): never {
  return value as never;
}

async function exported(recorder: Recorder, format: Format): Promise<void> {
  const connections = { snapshot: (_end: unknown, read: (client: Recorder) => unknown) => read(recorder) };
  const service = new ExportService(dataOf(recorder), as(connections), conversionsOf(recorder));
  const options = { decimals: 'auto', bom: false, delimiter: ',' } as const;
  const end = new AbortController();
  for (const query of QUERIES)
    await tolerant(() => service.stream(query, { limit: 1, after: null, format, options, end }).next());
}
