import type { DataSource } from 'typeorm';
import { AssetsRepository } from '../../src/identity/assets.repository.js';
import { assetsOf, listing, operationsOn, resolverOn, storeListings } from '../support/identity.js';
import { useDatabase } from '../support/use-database.js';

const by = { actor: 'admin', reason: null };
const prices = [{ at: Date.UTC(2026, 0, 15), currency: 'USD', price: 2 }];

const database = useDatabase();
let dataSource: DataSource;
beforeEach(() => {
  ({ dataSource } = database);
});

/** Coins of CoinGecko, by id and name, with their market caps. */
async function list(...coins: [id: string, name: string, marketCap?: number][]): Promise<void> {
  const listings = coins.map(([id, name, marketCap = 1]) =>
    listing(`coingecko/${id}`, id.toUpperCase().slice(0, 3), name, { marketCap, prices }),
  );
  await storeListings(dataSource, 'coingecko', listings);
  await resolverOn(dataSource).run();
}

/** The slug of the asset to which a name leads. */
const leadsTo = async (name: string) =>
  (await dataSource.transaction((tx) => new AssetsRepository().find(tx, name)))?.slug;

const idOf = async (slug: string) => {
  const asset = await dataSource.transaction((tx) => new AssetsRepository().find(tx, slug));
  return `asset_${asset!.id}`;
};

describe('undo', () => {
  it('reverts merges into one asset in reverse order, back to the first', async () => {
    await list(['a', 'Alder'], ['b', 'Birch'], ['c', 'Cedar'], ['d', 'Dogwood']);
    const before = await assetsOf(dataSource);
    const operations = operationsOn(dataSource);
    const done = [];
    for (const from of ['alder', 'cedar', 'dogwood']) done.push(await operations.merge([from], 'birch', by));
    expect(await assetsOf(dataSource)).toEqual({
      birch: ['coingecko/a', 'coingecko/b', 'coingecko/c', 'coingecko/d'],
    });
    for (const { id } of done.reverse()) await operations.undo(id, by);
    expect(await assetsOf(dataSource)).toEqual(before);
    const hands = await dataSource.query<unknown[]>(
      `select from listings where by_hand
       union all select from identity_decisions where made_by = 'hand' and superseded_by is null
       union all select from assets where named_after is not null or merged_into is not null`,
    );
    expect(hands).toEqual([]);
  });

  it('of the second of two successive merges leaves the first unchanged', async () => {
    await list(['a', 'Alpha'], ['b', 'Beta'], ['c', 'Gamma']);
    const operations = operationsOn(dataSource);
    const first = await operations.merge(['alpha'], 'beta', by);
    const alpha = await idOf('alpha');
    const second = await operations.merge(['beta'], 'gamma', by);
    expect(await Promise.all(['alpha', 'beta', 'gamma', alpha].map(leadsTo))).toEqual(
      Array<string>(4).fill('gamma'),
    );
    const undone = await operations.undo(second.id, by);
    expect(undone.assets.toSorted()).toEqual(['beta', 'gamma']);
    expect(await Promise.all(['alpha', 'beta', 'gamma', alpha].map(leadsTo))).toEqual([
      'beta',
      'beta',
      'gamma',
      'beta',
    ]);
    await operations.undo(first.id, by);
    expect(await Promise.all(['alpha', 'beta', 'gamma'].map(leadsTo))).toEqual(['alpha', 'beta', 'gamma']);
  });

  it('is refused if another listing was added to those of the operation', async () => {
    await list(['a', 'Alpha'], ['b', 'Beta'], ['c', 'Gamma']);
    const operations = operationsOn(dataSource);
    const merged = await operations.merge(['beta'], 'gamma', by);
    const confirmed = await operations.confirm('coingecko/a', 'gamma', by);
    await expect(operations.undo(merged.id, by)).rejects.toThrow('undo those first');
    for (const { id } of [confirmed, merged]) await operations.undo(id, by);
    expect(await assetsOf(dataSource)).toEqual({
      alpha: ['coingecko/a'],
      beta: ['coingecko/b'],
      gamma: ['coingecko/c'],
    });
    expect(await dataSource.query('select from assets where named_after is not null')).toEqual([]);
  });

  it('of a split is refused while its new asset has another listing', async () => {
    await list(['a', 'Alpha'], ['b', 'Beta']);
    const operations = operationsOn(dataSource);
    await operations.merge(['beta'], 'alpha', by);
    const split = await operations.split('alpha', ['coingecko/b'], by);
    await list(['c', 'Gamma']);
    const confirmed = await operations.confirm('coingecko/c', split.assetIds[1]!, by);
    await expect(operations.undo(split.id, by)).rejects.toThrow('undo those first');
    await operations.undo(confirmed.id, by);
    await operations.undo(split.id, by);
    expect(await assetsOf(dataSource)).toEqual({
      alpha: ['coingecko/a', 'coingecko/b'],
      gamma: ['coingecko/c'],
    });
    expect(await leadsTo(split.assetIds[1]!)).toBe('alpha');
  });
});

it('undo separates listings that the resolver joined because of an operation', async () => {
  const contracts = ['ethereum 0x1'];
  const twin = (source: string) =>
    storeListings(dataSource, source, [listing(`${source}/sun`, 'SUN', 'Sun', { contracts, prices })]);
  await twin('coingecko');
  await twin('coinpaprika');
  await storeListings(dataSource, 'coinpaprika', [listing('coinpaprika/moon', 'MOON', 'Moon', { prices })]);
  await resolverOn(dataSource).run();
  const before = await assetsOf(dataSource);
  const names = ['sun', 'moon', await idOf('sun'), await idOf('moon')];
  const confirmed = await operationsOn(dataSource).confirm('coinpaprika/sun', 'moon', by);
  expect(await assetsOf(dataSource)).toEqual({
    moon: ['coingecko/sun', 'coinpaprika/moon', 'coinpaprika/sun'],
  });
  expect(await Promise.all(names.map(leadsTo))).toEqual(Array<string>(4).fill('moon'));
  await operationsOn(dataSource).undo(confirmed.id, by);
  expect(await assetsOf(dataSource)).toEqual(before);
  expect(await Promise.all(names.map(leadsTo))).toEqual(['sun', 'moon', 'sun', 'moon']);
});

it('undo returns a listing to where an operator had put it, although the resolver has made another asset of that', async () => {
  const sun = (source: string) =>
    storeListings(dataSource, source, [
      listing(`${source}/sun`, 'SUN', 'Sun', { contracts: ['ethereum 0x1'], prices }),
    ]);
  await sun('coingecko');
  await storeListings(dataSource, 'coinpaprika', [listing('coinpaprika/moon', 'MOON', 'Moon', { prices })]);
  await resolverOn(dataSource).run();
  const operations = operationsOn(dataSource);
  await operations.confirm('coingecko/sun', 'sun', by);
  await storeListings(dataSource, 'csv', [
    listing('csv/sun', 'SUN', 'Sun', { contracts: ['ethereum 0x1'], prices }),
  ]);
  await resolverOn(dataSource).run();
  const before = await assetsOf(dataSource);
  expect(before).toEqual({ moon: ['coinpaprika/moon'], sun: ['coingecko/sun', 'csv/sun'] });
  const moved = await operations.confirm('coingecko/sun', 'moon', by);
  expect(await Promise.all(['sun', 'moon'].map(leadsTo))).toEqual(['moon', 'moon']);
  await operations.undo(moved.id, by);
  expect(await assetsOf(dataSource)).toEqual(before);
});

describe('a slug', () => {
  it('stays with its coin when a namesake appears, whatever its id or market cap', async () => {
    await list(['cardano', 'Cardano', 20e9]);
    const cardano = await idOf('cardano');
    await list(['a-cardano', 'Cardano', 1000], ['z-cardano', 'Cardano', 90e9]);
    expect((await assetsOf(dataSource)).cardano).toEqual(['coingecko/cardano']);
    expect(await idOf('cardano')).toBe(cardano);
  });

  it('that is new goes to the largest coin that wants it', async () => {
    await list(['a-cardano', 'Cardano', 1000], ['cardano', 'Cardano', 20e9], ['z-cardano', 'Cardano', 5]);
    expect((await assetsOf(dataSource)).cardano).toEqual(['coingecko/cardano']);
  });

  it('is reserved for a listing that became ambiguous, and comes back with it', async () => {
    await storeListings(dataSource, 'csv', [listing('csv/HOT', 'HOT', 'HOT')]);
    await resolverOn(dataSource).run();
    const hot = await idOf('hot');
    await storeListings(dataSource, 'coingecko', [
      listing('coingecko/holotoken', 'HOT', 'Holo'),
      listing('coingecko/hydro-protocol', 'HOT', 'Hydro Protocol'),
    ]);
    await resolverOn(dataSource).run();
    expect(await Promise.all(['hot', hot].map(leadsTo))).toEqual(['hot', 'hot']);
    const operations = operationsOn(dataSource);
    const confirmed = await operations.confirm('csv/HOT', 'hydro-protocol', by);
    expect(await Promise.all(['hot', hot].map(leadsTo))).toEqual(['hydro-protocol', 'hydro-protocol']);
    await operations.undo(confirmed.id, by);
    expect(await leadsTo('hot')).toBe('hot');
    const merged = await operations.merge(['holo'], hot, by);
    expect(merged).toMatchObject({ assets: ['hot'], assetIds: [hot] });
    await operations.undo(merged.id, by);
    expect(await Promise.all(['hot', 'holo'].map(leadsTo))).toEqual(['hot', 'holo']);
    await operations.confirm('csv/HOT', hot, by);
    expect(await assetsOf(dataSource)).toMatchObject({ hot: ['csv/HOT'] });
  });

  it('follows its listing once a merge into its asset is undone, although the listing joined another coin before', async () => {
    const priced = [0, 5, 10].map((minutes) => ({
      at: Date.UTC(2026, 0, 15, 12, minutes),
      currency: 'USD',
      price: 2,
    }));
    await storeListings(dataSource, 'csv', [listing('csv/HOT', 'HOT', 'HOT', { prices: priced })]);
    await resolverOn(dataSource).run();
    const hot = await idOf('hot');
    await storeListings(dataSource, 'coingecko', [
      listing('coingecko/holotoken', 'HOT', 'Holo'),
      listing('coingecko/hydro-protocol', 'HOT', 'Hydro Protocol'),
      listing('coingecko/river', 'RIV', 'River'),
    ]);
    await resolverOn(dataSource).run();
    const operations = operationsOn(dataSource);
    const merged = await operations.merge(['river'], 'hot', by);
    await storeListings(dataSource, 'coingecko', [
      listing('coingecko/hydro-protocol', 'HOT', 'Hydro Protocol', { prices: priced }),
    ]);
    await dataSource.query('update listings set revision = revision + 1');
    await resolverOn(dataSource).run();
    expect(await assetsOf(dataSource)).toMatchObject({
      hot: ['coingecko/river'],
      'hydro-protocol': ['coingecko/hydro-protocol', 'csv/HOT'],
    });
    await operations.undo(merged.id, by);
    expect(await Promise.all(['hot', hot, 'river'].map(leadsTo))).toEqual([
      'hydro-protocol',
      'hydro-protocol',
      'river',
    ]);
  });

  /** As its source would, alone. */
  async function store(name: string, symbol: string, label: string, price: number): Promise<void> {
    const contracts = name.startsWith('csv/') ? [] : [`ethereum 0x${price}`];
    const facts = listing(name, symbol, label, { contracts, prices: [{ ...prices[0]!, price }] });
    await storeListings(dataSource, name.split('/')[0]!, [facts]);
    await resolverOn(dataSource).run();
  }

  it('leads to its own asset again once its listing has left the coin that it had joined', async () => {
    await store('csv/c', 'C0', 'C0', 12);
    await store('coinpaprika/ada', 'C0', 'Cardano', 10);
    await store('coingecko/moon', 'C0', 'Moon', 14);
    await store('csv/a', 'C0', 'C0', 10);
    const before = await assetsOf(dataSource);
    expect(await leadsTo('c0')).toBe('c0');
    const operations = operationsOn(dataSource);
    const confirmed = await operations.confirm('coinpaprika/ada', 'cardano', by);
    await resolverOn(dataSource).run();
    expect(await leadsTo('c0')).toBe('cardano');
    await operations.undo(confirmed.id, by);
    await resolverOn(dataSource).run();
    expect(await assetsOf(dataSource)).toEqual(before);
    expect(await leadsTo('c0')).toBe('c0');
  });

  it('follows its listing once a merge of its asset is undone, which had no listings then', async () => {
    await store('csv/a', 'C1', 'C1', 11);
    await store('csv/b', 'C0', 'C0', 14);
    await store('coinpaprika/moon', 'C1', 'Moon', 13);
    const operations = operationsOn(dataSource);
    const merged = await operations.merge(['c1'], 'c0', by);
    await store('coingecko/sun', 'C1', 'Sun', 11);
    expect(await assetsOf(dataSource)).toMatchObject({ sun: ['coingecko/sun', 'csv/a'] });
    expect(await leadsTo('c1')).toBe('c0');
    await operations.undo(merged.id, by);
    await resolverOn(dataSource).run();
    expect(await leadsTo('c1')).toBe('sun');
  });

  it('of an asset made by a split is not given to others after the split is undone', async () => {
    await list(['a', 'Alpha'], ['b', 'Beta']);
    const operations = operationsOn(dataSource);
    await operations.merge(['beta'], 'alpha', by);
    const slugs = [];
    for (let n = 0; n < 4; n++) {
      const { id, assets } = await operations.split('alpha', ['coingecko/b'], by);
      slugs.push(assets[1]!);
      await operations.undo(id, by);
    }
    expect(new Set(slugs).size).toBe(4);
    expect(await Promise.all(slugs.map(leadsTo))).toEqual(Array<string>(4).fill('alpha'));
  });
});
