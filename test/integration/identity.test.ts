import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/database/data-source.js';
import { AssetsRepository } from '../../src/identity/assets.repository.js';
import type { ListingFacts } from '../../src/identity/facts.js';
import { ResolverService } from '../../src/identity/resolver.service.js';
import { slugCandidates } from '../../src/normalization/slug.js';
import { type Labelled, labelledSet } from '../identity/labelled.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import {
  assetsOf,
  listing,
  mappingsOn,
  operationsOn,
  resolverOn,
  storeListings,
} from '../support/identity.js';

let databases: TestDatabase[] = [];
afterEach(async () => {
  await Promise.all(databases.map((one) => one.drop()));
  databases = [];
});

async function database(): Promise<TestDatabase> {
  const made = await createTestDatabase();
  databases.push(made);
  return made;
}

const labelled = labelledSet('any-order', 400);
/** By listing, the slugs derived from its current and former names. */
const wishes = new Map(
  labelled.map(({ facts }) => [
    `${facts.source}/${facts.externalId}`,
    [facts, ...facts.former].flatMap(({ symbol, name }) =>
      slugCandidates({ symbol, name, key: '' }).slice(0, 2),
    ),
  ]),
);
const of = (source: string, from: readonly Labelled[] = labelled): ListingFacts[] =>
  from.filter(({ facts }) => facts.source === source).map(({ facts }) => facts);

/** Assets with their listings, by slug unless another coin wants one of its slugs: then the first one gets it. */
async function told(dataSource: DataSource): Promise<Record<string, string[]>> {
  const { none = [], ...assets } = await assetsOf(dataSource);
  const groups = [...Object.values(assets), ...none.map((one) => [one])];
  const wanted = groups.map((names) => names.flatMap((name) => wishes.get(name)!));
  const counts = new Map<string, number>();
  for (const slugs of wanted) for (const one of new Set(slugs)) counts.set(one, (counts.get(one) ?? 0) + 1);
  const contested = new Set(groups.filter((_, index) => wanted[index]!.some((one) => counts.get(one)! > 1)));
  const named = Object.entries(assets).map(([slug, names]) => [
    contested.has(names) ? `contested ${names.join()}` : slug,
    names,
  ]);
  return { ...(Object.fromEntries(named) as Record<string, string[]>), none };
}

/** The assets after each source ran in turn, the resolver after each. */
async function inOrder(...sources: string[]) {
  const { dataSource } = await database();
  for (const source of sources) {
    await storeListings(dataSource, source, of(source));
    await resolverOn(dataSource).run();
  }
  return told(dataSource);
}

describe('identity', () => {
  let usual: Record<string, string[]>;
  beforeAll(async () => {
    usual = await inOrder('coingecko', 'coinpaprika', 'csv');
  });

  it('is the same whichever source runs first', async () => {
    expect(Object.values(usual).filter((listings) => listings.length > 1).length).toBeGreaterThan(100);
    expect(await inOrder('csv', 'coinpaprika', 'coingecko')).toEqual(usual);
    expect(await inOrder('coinpaprika', 'csv', 'coingecko')).toEqual(usual);
  });

  it('is the same whether listings arrive gradually or all at once', async () => {
    const { dataSource } = await database();
    const shuffled = labelled
      .map(({ facts }) => facts)
      .sort((a, b) => ((a.id * 7919) % 613) - ((b.id * 7919) % 613));
    for (let from = 0; from < shuffled.length; from += 150) {
      const part = shuffled.slice(from, from + 150);
      for (const source of ['csv', 'coinpaprika', 'coingecko'])
        await storeListings(
          dataSource,
          source,
          part.filter((one) => one.source === source),
        );
      await resolverOn(dataSource).run();
    }
    expect(await told(dataSource)).toEqual(usual);
  });

  it('creates one asset for a coin that two workers meet simultaneously', async () => {
    const { dataSource, url } = await database();
    const other = await new DataSource(dataSourceOptions(url, 2)).initialize();
    const run = async (source: string, on: DataSource) => {
      await storeListings(on, source, of(source));
      return resolverOn(on).run();
    };
    try {
      await Promise.all([run('coingecko', dataSource), run('coinpaprika', other)]);
      while ((await resolverOn(dataSource).run()).status === 'busy');
    } finally {
      await other.destroy();
    }
    expect((await assetsOf(dataSource)).bitcoin).toEqual(['coingecko/bitcoin', 'coinpaprika/btc-bitcoin']);
    const [{ twice }] = await dataSource.query<[{ twice: number }]>(
      `select count(*)::int as twice from (select from assets where merged_into is null group by slug having count(*) > 1) d`,
    );
    expect(twice).toBe(0);
  });

  it('repeats no decision when nothing is new', async () => {
    const { dataSource } = await database();
    await storeListings(dataSource, 'coingecko', of('coingecko').slice(0, 50));
    await resolverOn(dataSource).run();
    expect(await resolverOn(dataSource).run()).toEqual({ status: 'done', resolved: 0, decided: 0 });
  });

  it('resolves the listings of an earlier version of the resolver once more, and renews their keys', async () => {
    const { dataSource } = await database();
    await storeListings(dataSource, 'coingecko', [listing('coingecko/bitcoin', 'BTC', 'Bitcoin')]);
    await resolverOn(dataSource).run();
    const keys = () => dataSource.query<{ key: string }[]>('select key from listing_keys order by key');
    const renewed = await keys();
    await dataSource.query(
      `update listings set resolver_version = 0; update listing_keys set key = 'n outdated ' || key`,
    );
    expect(await resolverOn(dataSource).run()).toMatchObject({ resolved: 1, decided: 0 });
    expect(await keys()).toEqual(renewed);
    expect(await resolverOn(dataSource).run()).toMatchObject({ resolved: 0 });
  });

  it('keeps a renamed coin one asset, at its URL, and finds it by its old names', async () => {
    const { dataSource } = await database();
    const contracts = ['ethereum 0x7d1afa7b718fb893db30a3abc0cfc608aacfebb0'];
    await storeListings(dataSource, 'coingecko', [
      listing('coingecko/matic-network', 'MATIC', 'Polygon', { contracts }),
    ]);
    await storeListings(dataSource, 'coinpaprika', [
      listing('coinpaprika/matic-polygon', 'MATIC', 'Polygon', { contracts }),
    ]);
    await resolverOn(dataSource).run();
    const before = await assetsOf(dataSource);
    await storeListings(dataSource, 'coingecko', [
      listing('coingecko/matic-network', 'POL', 'POL (ex-MATIC)', { contracts }),
    ]);
    await resolverOn(dataSource).run();
    expect(await assetsOf(dataSource)).toEqual(before);
    const aliases = await dataSource.query<{ value: string }[]>(
      `select value from asset_aliases where kind in ('symbol', 'name') order by value`,
    );
    expect(aliases.map(({ value }) => value)).toEqual(['MATIC', 'POL', 'POL (ex-MATIC)', 'Polygon']);
  });

  it('leaves a listing that only shares a symbol without an asset, and stores its candidates', async () => {
    const { dataSource } = await database();
    await storeListings(dataSource, 'csv', [listing('csv/HOT', 'HOT', 'HOT')]);
    await resolverOn(dataSource).run();
    await storeListings(dataSource, 'coingecko', [
      listing('coingecko/holotoken', 'HOT', 'Holo'),
      listing('coingecko/hydro-protocol', 'HOT', 'Hydro Protocol'),
    ]);
    await resolverOn(dataSource).run();
    expect(await assetsOf(dataSource)).toEqual({
      holo: ['coingecko/holotoken'],
      'hydro-protocol': ['coingecko/hydro-protocol'],
      none: ['csv/HOT'],
    });
    const [{ candidates }] = await dataSource.query<[{ candidates: { asset: string }[] }]>(
      `select candidates from identity_decisions where state = 'ambiguous' and superseded_by is null`,
    );
    expect(candidates.map(({ asset }) => asset).sort()).toEqual(['holo', 'hydro-protocol']);
  });
});

describe('what operators decide', () => {
  const by = { actor: 'admin', reason: 'the same token' };
  let dataSource: DataSource;

  beforeEach(async () => {
    ({ dataSource } = await database());
    const prices = [{ at: Date.UTC(2026, 0, 15), currency: 'USD', price: 2 }];
    await storeListings(dataSource, 'coingecko', [
      listing('coingecko/old-token', 'OLD', 'Old Token', { prices }),
      listing('coingecko/new-token', 'NEW', 'New Thing', { prices }),
    ]);
    await storeListings(dataSource, 'coinpaprika', [
      listing('coinpaprika/old-old-token', 'OLD', 'Old Token', { prices }),
    ]);
    await resolverOn(dataSource).run();
  });
  const quotes = () => dataSource.query<unknown[]>('select * from quotes order by listing_id, observed_at');
  const apart = {
    'new-thing': ['coingecko/new-token'],
    'old-token': ['coingecko/old-token', 'coinpaprika/old-old-token'],
  };

  it('merges two assets and undoes that, and every quote stays where it was', async () => {
    const before = await quotes();
    const merged = await operationsOn(dataSource).merge(['new-thing'], 'old-token', by);
    const together = {
      'old-token': ['coingecko/new-token', 'coingecko/old-token', 'coinpaprika/old-old-token'],
    };
    expect([merged.assets, await assetsOf(dataSource)]).toEqual([['old-token'], together]);
    expect(await dataSource.transaction((tx) => new AssetsRepository().find(tx, 'new-thing'))).toMatchObject({
      slug: 'old-token',
    });
    const undone = await operationsOn(dataSource).undo(merged.id, by);
    expect([undone.assets.toSorted(), await assetsOf(dataSource)]).toEqual([
      ['new-thing', 'old-token'],
      apart,
    ]);
    expect(await quotes()).toEqual(before);
    await expect(operationsOn(dataSource).undo(merged.id, by)).rejects.toThrow('already been undone');
    const audited = await dataSource.query<{ action: string }[]>('select action from audit_log order by id');
    expect(audited.map(({ action }) => action)).toEqual(['identity.merge', 'identity.undo']);
  });

  it('splits an asset, and the resolver does not join it again', async () => {
    const split = await operationsOn(dataSource).split('old-token', ['coinpaprika/old-old-token'], by);
    const splitUp = {
      'new-thing': ['coingecko/new-token'],
      'old-token': ['coingecko/old-token'],
      'old-token-old': ['coinpaprika/old-old-token'],
    };
    expect(await assetsOf(dataSource)).toEqual(splitUp);
    await dataSource.query('update listings set revision = revision + 1');
    await resolverOn(dataSource).run();
    expect(await assetsOf(dataSource)).toEqual(splitUp);
    await operationsOn(dataSource).undo(split.id, by);
    expect(await assetsOf(dataSource)).toEqual(apart);
  });

  it('confirms which asset a listing belongs to, whatever its name', async () => {
    await storeListings(dataSource, 'csv', [listing('csv/X', 'X', 'Something Else')]);
    const confirmed = await operationsOn(dataSource).confirm('csv/X', 'old-token', by);
    expect((await assetsOf(dataSource))['old-token']).toContain('csv/X');
    await operationsOn(dataSource).undo(confirmed.id, by);
    expect(await assetsOf(dataSource)).toEqual({ ...apart, 'something-else': ['csv/X'] });
  });

  it('joins a listing as soon as an undo removes the listing of its source that kept it out', async () => {
    const operations = operationsOn(dataSource);
    await operations.confirm('coinpaprika/old-old-token', 'old-token', by);
    const split = await operations.split('old-token', ['coinpaprika/old-old-token'], by);
    const [, own] = split.assets;
    const confirmed = await operations.confirm('coingecko/new-token', own!, by);
    await storeListings(dataSource, 'coingecko', [
      listing('coingecko/third', 'OLD', 'Third', { contracts: ['ethereum 0x3'] }),
    ]);
    await storeListings(dataSource, 'coinpaprika', [
      listing('coinpaprika/old-old-token', 'OLD', 'Old Token', { contracts: ['ethereum 0x3'] }),
    ]);
    await resolverOn(dataSource).run();
    expect((await assetsOf(dataSource))[own!]).not.toContain('coingecko/third');
    await operations.undo(confirmed.id, by);
    expect((await assetsOf(dataSource))[own!]).toEqual(['coingecko/third', 'coinpaprika/old-old-token']);
  });

  it('refuses unknown listings, and an undo that later decisions build on', async () => {
    const operations = operationsOn(dataSource);
    await expect(operations.merge(['nothing'], 'old-token', by)).rejects.toThrow(
      'Asset nothing does not exist.',
    );
    await expect(operations.split('old-token', ['csv/X'], by)).rejects.toThrow(
      'csv/X is not a listing of old-token.',
    );
    const merged = await operations.merge(['new-thing'], 'old-token', by);
    await operations.split('old-token', ['coingecko/new-token'], by);
    await expect(operations.undo(merged.id, by)).rejects.toThrow('undo those first');
  });

  it('applies a mappings file once the asset exists, but respects decisions made over the API', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mappings-'));
    const path = join(folder, 'mappings.csv');
    await writeFile(path, 'source,external_id,asset\ncsv,X,old-token\ncsv,Y,later\n');
    const apply = () => mappingsOn(dataSource, path).apply();
    try {
      await storeListings(dataSource, 'csv', [
        listing('csv/X', 'X', 'Else'),
        listing('csv/Y', 'Y', 'Yet Another'),
      ]);
      await resolverOn(dataSource).run();
      await apply();
      const mapped = await assetsOf(dataSource);
      expect(mapped['old-token']).toContain('csv/X');
      expect(mapped['yet-another']).toEqual(['csv/Y']);
      await storeListings(dataSource, 'coingecko', [listing('coingecko/later', 'LATE', 'Later')]);
      await resolverOn(dataSource).run();
      await apply();
      expect((await assetsOf(dataSource)).later).toEqual(['coingecko/later', 'csv/Y']);
      await operationsOn(dataSource).split('later', ['csv/Y'], by);
      await apply();
      expect((await assetsOf(dataSource)).later).toEqual(['coingecko/later']);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('resolves twice for a mappings file, however many lines it has', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mappings-'));
    const path = join(folder, 'mappings.csv');
    const coins = Array.from({ length: 20 }, (_, index) => `${index}-${index}`);
    await writeFile(
      path,
      ['source,external_id,asset', ...coins.map((coin) => `csv,F${coin},coin-${coin}`)].join('\n'),
    );
    const looks = jest.spyOn(ResolverService.prototype, 'resolveIn');
    try {
      await storeListings(
        dataSource,
        'coingecko',
        coins.map((coin) => listing(`coingecko/c${coin}`, `C${coin}`, `Coin ${coin}`)),
      );
      await storeListings(
        dataSource,
        'csv',
        coins.map((coin) => listing(`csv/F${coin}`, `F${coin}`, `Folder ${coin}`)),
      );
      await resolverOn(dataSource).run();
      looks.mockClear();
      await mappingsOn(dataSource, path).apply();
      expect(looks).toHaveBeenCalledTimes(2);
      const assets = await assetsOf(dataSource);
      for (const coin of coins)
        expect(assets[`coin-${coin}`]).toEqual([`coingecko/c${coin}`, `csv/F${coin}`]);
    } finally {
      looks.mockRestore();
      await rm(folder, { recursive: true });
    }
  });
});
