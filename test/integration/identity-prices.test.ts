import { jest } from '@jest/globals';
import { Dice } from '../support/dice.js';
import { assetsOf, listing, resolverOn, storeListings } from '../support/identity.js';
import { useDatabase } from '../support/use-database.js';

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

const database = useDatabase();

async function joined(): Promise<string[][]> {
  const assets = Object.entries(await assetsOf(database.dataSource));
  return assets.flatMap(([slug, listings]) => (slug !== 'none' && listings.length > 1 ? [listings] : []));
}
/** Has everything decided again. */
const lookAgain = async () => {
  await database.dataSource.query('update listings set revision = revision + 1');
  await resolverOn(database.dataSource).run();
};

describe('prices that once agreed', () => {
  const ticks = Array.from({ length: 13 }, (_, tick) => ({
    at: NOW + tick * 5 * MINUTE,
    price: 0.1 + tick / 2000,
  }));

  it('keep a listing in its asset after thirteen newer quotes from one source, and after the quotes are pruned', async () => {
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

  it('separate listings again once they disagree', async () => {
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

  it('are found whenever the resolver runs', async () => {
    const db = database.dataSource;
    const dice = new Dice('when to look');
    const steps = [
      () => storeListings(db, 'coingecko', [cronos('coingecko', [{ at: NOW, price: 0.1001 }])]),
      () => storeListings(db, 'coingecko', [newcomer]),
      ...ticks.map((tick) => () => storeListings(db, 'coinpaprika', [cronos('coinpaprika', [tick])])),
    ];
    for (let round = 0; round < 10; round++) {
      await db.query('truncate sources, listings, quotes, latest_quotes, assets, identity_decisions cascade');
      for (const step of dice.shuffled(steps)) {
        await step();
        if (dice.chance(0.3)) await resolverOn(db).run();
      }
      await lookAgain();
      expect(await joined()).toEqual(together);
    }
  });
});

describe('an exchange that quotes in stablecoins', () => {
  const times = [0, 5, 10, 15].map((minutes) => NOW + minutes * MINUTE);
  const priced = (price: number) => times.map((at) => quoted(price, at));
  const market = async (symbol: string, price: number) => {
    const db = database.dataSource;
    await storeListings(db, 'coingecko', [
      listing('coingecko/solana', 'SOL', 'Solana', { prices: priced(178), marketCap: 8e10 }),
      listing('coingecko/solar', 'SOLR', 'Solar', { prices: priced(0.04) }),
    ]);
    await storeListings(db, 'exchanges', [
      listing(`exchanges/binance:${symbol}`, symbol, symbol, { prices: priced(price) }),
    ]);
    await db.query(`update listings set currency = 'USDT' where external_id = $1`, [`binance:${symbol}`]);
    await resolverOn(db).run();
    return db.query<{ review: string | null }[]>('select review from listings where external_id = $1', [
      `binance:${symbol}`,
    ]);
  };

  it('is matched to the coin with the same price in dollars, without a review', async () => {
    expect(await market('SOL', 178.2)).toEqual([{ review: null }]);
    expect(await joined()).toEqual([['coingecko/solana', 'exchanges/binance:SOL']]);
  });

  it('is matched to another coin with the same symbol if its price differs', async () => {
    await market('SOL', 2.5);
    expect(await joined()).toEqual([]);
  });
});

/** IDENTITY_ORDERS=200 tries 200 orders. */
const ORDERS = Number(process.env.IDENTITY_ORDERS ?? 8);
jest.setTimeout(300_000 + ORDERS * 5000);

it('creates the same assets from three sources in any order of runs and reads', async () => {
  const db = database.dataSource;
  const dice = new Dice('orders');
  const day = 24 * 60 * MINUTE;
  const coin = (name: string, symbol: string, called: string, price: number, at = NOW) =>
    listing(name, symbol, called, { prices: [quoted(price, at)] });
  const inFile = (symbol: string) => listing(`csv/${symbol}`, symbol, symbol);
  const closes = (symbol: string, price: number) =>
    db.query(
      `insert into candles (listing_id, source_id, "interval", opened_at, ingested_at, commit_id, run_id, raw_id, open, high, low, close)
       select l.id, l.source_id, '1d', to_timestamp($2::float8 / 1000) - n * interval '1 day', now(), 0, 1, 1, $3, $3, $3, $3
       from listings l, generate_series(1, 30) n where l.external_id = $1 on conflict do nothing`,
      [symbol, NOW - 20 * day, price],
    );
  const steps: (() => Promise<unknown>)[] = [
    () =>
      storeListings(db, 'coingecko', [
        coin('coingecko/pepe', 'PEPE', 'Pepe', 6.1e-6),
        coin('coingecko/pepe-2', 'PEPE', 'Pepe Cousin', 3.3e-9),
        coin('coingecko/holotoken', 'HOT', 'Holo', 0.002),
      ]),
    () => storeListings(db, 'coingecko', [coin('coingecko/pepe', 'PEPE', 'Pepe', 5.2e-6, NOW - 21 * day)]),
    () => storeListings(db, 'coingecko', [cronos('coingecko', [{ at: NOW, price: 0.1 }]), newcomer]),
    () => storeListings(db, 'coinpaprika', [coin('coinpaprika/hot-holo', 'HOT', 'Holo', 0.00201)]),
    () => storeListings(db, 'coinpaprika', [coin('coinpaprika/hot-hydro', 'HOT', 'Hydro', 0.05)]),
    () => storeListings(db, 'coinpaprika', [cronos('coinpaprika', [{ at: NOW + MINUTE, price: 0.1001 }])]),
    () =>
      storeListings(
        db,
        'coinpaprika',
        Array.from({ length: 14 }, (_, n) =>
          cronos('coinpaprika', [{ at: NOW + (n + 5) * day, price: 0.3 }]),
        ),
      ),
    async () => {
      await storeListings(db, 'csv', [inFile('PEPE')]);
      await closes('PEPE', 5.3e-6);
    },
    () => storeListings(db, 'csv', [inFile('HOT')]),
  ];
  let first: string[][] | undefined;
  for (let round = 0; round < ORDERS; round++) {
    await db.query(
      'truncate sources, listings, quotes, candles, latest_quotes, assets, identity_decisions cascade',
    );
    for (const step of dice.shuffled(steps)) {
      await step();
      if (dice.chance(0.4)) await resolverOn(db).run();
    }
    await lookAgain();
    const groups = Object.values(await assetsOf(db)).sort();
    first ??= groups;
    expect(groups).toEqual(first);
  }
  expect(first).toContainEqual(['coingecko/pepe', 'csv/PEPE']);
  expect(first).toContainEqual(together[0]);
});
