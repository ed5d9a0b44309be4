import type { ListingFacts } from '../../src/identity/facts.js';
import { type Labelled, labelledSet } from '../identity/labelled.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { assetsOf, resolverOn, storeListings } from '../support/identity.js';

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
const of = (source: string, from: readonly Labelled[] = labelled): ListingFacts[] =>
  from.filter(({ facts }) => facts.source === source).map(({ facts }) => facts);

/** The assets after each source ran in turn, the resolver after each. */
async function inOrder(...sources: string[]) {
  const { dataSource } = await database();
  for (const source of sources) {
    await storeListings(dataSource, source, of(source));
    await resolverOn(dataSource).run();
  }
  return assetsOf(dataSource);
}

describe('identity', () => {
  it('comes out the same whatever source runs first', async () => {
    const first = await inOrder('coingecko', 'coinpaprika', 'csv');
    expect(Object.values(first).filter((listings) => listings.length > 1).length).toBeGreaterThan(100);
    expect(await inOrder('csv', 'coinpaprika', 'coingecko')).toEqual(first);
    expect(await inOrder('coinpaprika', 'csv', 'coingecko')).toEqual(first);
  });
});
