import { jest } from '@jest/globals';
import { FactsRepository } from '../../src/identity/facts.repository.js';
import type { ListingFacts } from '../../src/identity/facts.js';
import { realFileSet, realSet } from '../identity/real-set.js';
import { Dice } from '../support/dice.js';
import { listing, resolverOn, storeListings } from '../support/identity.js';
import { useDatabase } from '../support/use-database.js';

const database = useDatabase();

const storeAll = async (all: readonly ListingFacts[]) => {
  for (const [source, some] of Map.groupBy(all, (one) => one.source))
    await storeListings(database.dataSource, source, some);
};

const decisions = () =>
  database.dataSource.query<unknown[]>(
    `select s.name, l.external_id, l.state, l.review, l.asset_id, l.confidence, d.evidence, d.candidates::jsonb
     from listings l join sources s on s.id = l.source_id
     join identity_decisions d on d.listing_id = l.id and d.superseded_by is null order by 1, 2`,
  );

/** Its last argument is null where all listings are read. */
const spyOnLoads = () => jest.spyOn(FactsRepository.prototype, 'load');

it('decides on listings that arrive a few at a time as if all were read each time', async () => {
  const dice = new Dice('a few at a time');
  const known = { contracts: true, prices: true };
  const all = [...realSet(known), ...realFileSet({ ...known, names: true, wallet: 'a few' })].map(
    ({ facts }) => facts,
  );
  const unique = [...new Map(all.map((one) => [`${one.source}/${one.externalId}`, one])).values()];
  const some = unique.filter(({ symbol }) => (symbol?.toUpperCase().charCodeAt(0) ?? 0) % 4 === 1);
  const resolver = resolverOn(database.dataSource);
  const loads = spyOnLoads();
  for (const rest = dice.shuffled(some); rest.length > 0;) {
    await storeAll(rest.splice(0, 40));
    await resolver.run();
  }
  expect(loads.mock.calls.filter(([, , ids]) => ids === null)).toEqual([]);
  const before = await decisions();
  expect(before.length).toBe(some.length);
  expect(before.length).toBeGreaterThan(600);
  await database.dataSource.query('update listings set revision = revision + 1');
  await resolver.run();
  expect(loads.mock.calls.at(-1)![2]).toBeNull();
  loads.mockRestore();
  expect(await decisions()).toEqual(before);
});

it('reads only the candidates for a new listing and their candidates', async () => {
  const coins = Array.from({ length: 1000 }, (_, n) =>
    listing(`coingecko/c${n}-${n}`, `C${n}X`, `Coin ${n} ${n}`),
  );
  await storeAll(coins);
  await resolverOn(database.dataSource).run();
  await storeAll([
    listing('coinpaprika/c7-7', 'C7X', 'Coin 7 7'),
    listing('coinpaprika/moon', 'MOON', 'Moon'),
  ]);
  const loads = spyOnLoads();
  await resolverOn(database.dataSource).run();
  const read = await Promise.all(
    loads.mock.results.map(({ value }) => value as ReturnType<FactsRepository['load']>),
  );
  loads.mockRestore();
  const names = read.flatMap(({ listings }) => listings.map((one) => `${one.source}/${one.externalId}`));
  expect([...new Set(names)].sort()).toEqual(['coingecko/c7-7', 'coinpaprika/c7-7', 'coinpaprika/moon']);
});

it('finds coins by names so long that a letter is cut in half', async () => {
  const name = `a${'\u{10400}'.repeat(150)}`;
  await storeAll([
    listing('coingecko/long', 'LONG', name),
    listing('coinpaprika/lng-long-coin', 'LNG', name),
    listing('coinpaprika/long-long', 'LONG', name),
  ]);
  expect(await resolverOn(database.dataSource).run()).toMatchObject({ status: 'done', resolved: 3 });
  expect(await resolverOn(database.dataSource).run()).toMatchObject({ status: 'done', resolved: 0 });
});
