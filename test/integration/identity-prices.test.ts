import { Dice } from '../identity/dice.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { assetsOf, listing, resolverOn, storeListings } from '../support/identity.js';

const NOW = Date.UTC(2026, 0, 15, 12);
const MINUTE = 60_000;
const quoted = (price: number, at: number) => ({ at, currency: 'USD', price });
const cronos = (source: string, prices: { at: number; price: number }[]) => {
  const [id, name] =
    source === 'coingecko' ? ['crypto-com-chain', 'Cronos'] : ['cro-pos-chain', 'Cronos POS'];
  return listing(`${source}/${id}`, 'CRO', name, {
    prices: prices.map(({ at, price }) => quoted(price, at)),
  });
};
const together = [['coingecko/crypto-com-chain', 'coinpaprika/cro-pos-chain']];
const newcomer = listing('coingecko/crow', 'CRO', 'Crow Meme', { prices: [quoted(3e-6, NOW)] });

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

async function joined(): Promise<string[][]> {
  const assets = Object.entries(await assetsOf(database.dataSource));
  return assets.flatMap(([slug, listings]) => (slug !== 'none' && listings.length > 1 ? [listings] : []));
}
/** Has everything decided anew. */
const lookAgain = async () => {
  await database.dataSource.query('update listings set revision = revision + 1');
  await resolverOn(database.dataSource).run();
};

describe('prices that once agreed', () => {
  const ticks = Array.from({ length: 13 }, (_, tick) => ({
    at: NOW + tick * 5 * MINUTE,
    price: 0.1 + tick / 2000,
  }));

  it('keep a coin in its asset when one source has quoted thirteen times since, and when the quotes are gone', async () => {
    const db = database.dataSource;
    await storeListings(db, 'coingecko', [cronos('coingecko', [{ at: NOW, price: 0.1001 }])]);
    await storeListings(db, 'coinpaprika', [cronos('coinpaprika', ticks.slice(0, 1))]);
    await resolverOn(db).run();
    expect(await joined()).toEqual(together);
    await storeListings(db, 'coinpaprika', [cronos('coinpaprika', ticks)]);
    await storeListings(db, 'coingecko', [newcomer]);
    await lookAgain();
    expect(await joined()).toEqual(together);
    await db.query('delete from quotes');
    await lookAgain();
    expect(await joined()).toEqual(together);
  });

  it('separate listings again once they contradict', async () => {
    const db = database.dataSource;
    await storeListings(db, 'coingecko', [cronos('coingecko', ticks)]);
    await storeListings(db, 'coinpaprika', [cronos('coinpaprika', ticks)]);
    await resolverOn(db).run();
    expect(await joined()).toEqual(together);
    const later = ticks.map(({ at, price }) => ({ at: at + 24 * 60 * MINUTE, price }));
    await storeListings(db, 'coingecko', [cronos('coingecko', later)]);
    await storeListings(db, 'coinpaprika', [
      cronos(
        'coinpaprika',
        later.map(({ at, price }) => ({ at, price: price * 14 })),
      ),
    ]);
    await lookAgain();
    expect(await joined()).toEqual([]);
  });

  it('are found whenever somebody looks', async () => {
    const db = database.dataSource;
    const dice = new Dice('when to look');
    const steps = [
      () => storeListings(db, 'coingecko', [cronos('coingecko', [{ at: NOW, price: 0.1001 }])]),
      () => storeListings(db, 'coingecko', [newcomer]),
      ...ticks.map((tick) => () => storeListings(db, 'coinpaprika', [cronos('coinpaprika', [tick])])),
    ];
    for (let round = 0; round < 20; round++) {
      await db.query('truncate sources, listings, quotes, latest_quotes, assets, identity_decisions cascade');
      for (const step of steps.toSorted(() => dice.next() - 0.5)) {
        await step();
        if (dice.chance(0.3)) await resolverOn(db).run();
      }
      await lookAgain();
      expect(await joined()).toEqual(together);
    }
  });
});
