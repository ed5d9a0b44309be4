import type { DataSource } from 'typeorm';
import type { PinoLogger } from 'nestjs-pino';
import { AuditLog } from '../../src/audit/audit-log.js';
import { SetAsidesRepository } from '../../src/background/set-asides.repository.js';
import { parseConfig } from '../../src/config/config.js';
import { AliasesRepository } from '../../src/identity/aliases.repository.js';
import { AssetsRepository } from '../../src/identity/assets.repository.js';
import { Assignments } from '../../src/identity/assignments.js';
import { DecisionMaker } from '../../src/identity/decision-maker.js';
import { DecisionWriter } from '../../src/identity/decision-writer.js';
import { DecisionsRepository } from '../../src/identity/decisions.repository.js';
import { DueListingsRepository } from '../../src/identity/due-listings.repository.js';
import type { ListingFacts } from '../../src/identity/facts.js';
import { FactsRepository } from '../../src/identity/facts.repository.js';
import { StoredAssetsRepository } from '../../src/identity/stored-assets.repository.js';
import { ListingKeysRepository } from '../../src/identity/listing-keys.repository.js';
import { ListingPricesRepository } from '../../src/identity/listing-prices.repository.js';
import { MappingsService } from '../../src/identity/mappings.service.js';
import { OperatedListingsRepository } from '../../src/identity/operated-listings.repository.js';
import { OperationLog } from '../../src/identity/operation-log.js';
import { OperationsRepository } from '../../src/identity/operations.repository.js';
import { OperationsService } from '../../src/identity/operations.service.js';
import { ResolverService } from '../../src/identity/resolver.service.js';
import { ResolverInputLoader } from '../../src/identity/resolver-input.js';
import { AffectedAssets } from '../../src/identity/affected-assets.js';
import { Undo } from '../../src/identity/undo.js';
import { ListingsRepository } from '../../src/normalization/listings.repository.js';

const SILENT = {
  setContext: () => undefined,
  info: () => undefined,
  error: () => undefined,
} as unknown as PinoLogger;

export function resolverOn(dataSource: DataSource): ResolverService {
  return new ResolverService(
    dataSource,
    new FactsRepository(),
    new DueListingsRepository(),
    new ResolverInputLoader(
      new DueListingsRepository(),
      new FactsRepository(),
      new ListingKeysRepository(),
      parseConfig({}),
    ),
    new DecisionMaker(new FactsRepository(), new ListingPricesRepository()),
    new DecisionWriter(
      new AssetsRepository(),
      new AliasesRepository(),
      new DecisionsRepository(),
      new AffectedAssets(new StoredAssetsRepository(), new FactsRepository()),
    ),
    new SetAsidesRepository(dataSource),
    SILENT,
  );
}

export function operationsOn(dataSource: DataSource): OperationsService {
  const [assets, operations, listings] = [
    new AssetsRepository(),
    new OperationsRepository(),
    new OperatedListingsRepository(),
  ];
  const log = new OperationLog(operations, listings, assets, new DecisionsRepository(), new AuditLog());
  return new OperationsService(
    dataSource,
    new Assignments(assets, listings, log),
    new Undo(operations, listings, assets, log),
    log,
    assets,
    resolverOn(dataSource),
  );
}

export function mappingsOn(dataSource: DataSource, path: string): MappingsService {
  const config = { ...parseConfig({}), IDENTITY_MAPPINGS: path };
  return new MappingsService(config, dataSource, operationsOn(dataSource), SILENT);
}

/** A listing with few known facts. */
export const listing = (
  name: string,
  symbol: string | null,
  called: string,
  more: Partial<ListingFacts> = {},
): ListingFacts => {
  const [source, externalId] = name.split('/') as [string, string];
  return {
    id: 0,
    source,
    listsEachCoinOnce: source !== 'csv',
    externalId,
    symbol,
    name: called,
    former: [],
    contracts: [],
    rank: null,
    marketCap: null,
    prices: [],
    inactive: false,
    assetId: null,
    byHand: false,
    ...more,
  };
};

/** Stores listings as a run of their source would, with their contracts and prices. */
export async function storeListings(
  db: DataSource,
  source: string,
  all: readonly ListingFacts[],
): Promise<void> {
  const kind = source === 'csv' ? 'csv' : 'api';
  // Each attempt to insert uses up an id, and there are only 32,767 of them.
  await db.query(
    'insert into sources (name, kind) select $1, $2 where not exists (select from sources where name = $1)',
    [source, kind],
  );
  const [{ id }] = await db.query<[{ id: number }]>('select id from sources where name = $1', [source]);
  const store = (refs: readonly { externalId: string; symbol: string | null; name: string }[]) =>
    db.transaction((tx) =>
      new ListingsRepository().resolve(
        tx,
        id,
        refs.map((ref) => ({ ...ref, currency: 'USD' })),
      ),
    );
  const first = all
    .filter(({ former }) => former.length)
    .map((one) => ({ ...one.former[0]!, externalId: one.externalId }));
  await store(first);
  const ids = await store(all);
  const contracts = all.flatMap(({ externalId, contracts }) =>
    contracts.map((one) => [externalId, ...one.split(' ')]),
  );
  await db.query(
    `insert into listing_contracts select $1, *, 1, now(), now() from unnest($2::text[], $3::text[], $4::text[]) on conflict do nothing`,
    [id, contracts.map((one) => one[0]), contracts.map((one) => one[1]), contracts.map((one) => one[2])],
  );
  const quotes = all.flatMap((one) =>
    one.prices.map((point) => ({ ...point, ...one, id: ids.get({ ...one, currency: 'USD' }) })),
  );
  await db.query(
    `insert into quotes (listing_id, source_id, observed_at, ingested_at, run_id, raw_id, price, market_cap, rank)
     select listing_id, $1, to_timestamp(at / 1000), now(), 1, 1, price, cap, rank
     from unnest($2::int[], $3::float8[], $4::numeric[], $5::numeric[], $6::int[]) as q(listing_id, at, price, cap, rank)
     on conflict do nothing`,
    [
      id,
      quotes.map((one) => one.id),
      quotes.map((one) => one.at),
      quotes.map((one) => one.price),
      quotes.map((one) => one.marketCap),
      quotes.map((one) => one.rank),
    ],
  );
  await db.query(
    `insert into latest_quotes select distinct on (listing_id) listing_id, observed_at, source_id, price, market_cap, rank
     from quotes order by listing_id, observed_at desc on conflict do nothing`,
  );
}

/** Assets by slug, with the listings of each: `coingecko/bitcoin`. */
export async function assetsOf(db: DataSource): Promise<Record<string, string[]>> {
  const rows = await db.query<{ slug: string; listings: string[] }[]>(
    `select coalesce(a.slug, 'none') as slug, array_agg(s.name || '/' || l.external_id order by s.name, l.external_id) as listings
     from listings l join sources s on s.id = l.source_id left join assets a on a.id = l.asset_id group by 1 order by 1`,
  );
  return Object.fromEntries(rows.map((row) => [row.slug, row.listings]));
}
