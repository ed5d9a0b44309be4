import { type RecentCoin, RECENT_COINS } from '../../test/identity/recent-coins.js';
import { listing } from '../../test/support/identity.js';
import { resolverOutcome } from '../../test/support/identity-outcome.js';
import type { ListingFacts } from './facts.js';

const NOW = Date.UTC(2026, 0, 15, 12);
const DAY = 24 * 3_600_000;

type Seen = (coin: RecentCoin, off: number) => Partial<ListingFacts>;
const unpriced: Seen = () => ({});
const priced: Seen = ({ price, cap }, off) => ({
  marketCap: cap * (1 + off),
  prices: [0, 5, 10].map((minutes) => ({
    at: NOW - minutes * 60_000,
    currency: 'USD',
    price: price * (1 + off),
  })),
});
const dayBefore: Seen = ({ price }, off) => ({
  prices: [{ at: NOW - DAY, currency: 'USD', price: price * (1 + off) }],
});

const coinOf = new Map<string, RecentCoin>();
const known = (name: string, coin: RecentCoin) => {
  coinOf.set(name, coin);
  return name;
};

/** Both APIs, with figures that differ by half a percent. */
const lists = (seen: Seen) =>
  RECENT_COINS.flatMap((coin) => {
    const { gecko, paprika } = coin;
    const one =
      gecko && listing(known(`coingecko/${gecko.id}`, coin), gecko.symbol, gecko.name, seen(coin, 0.002));
    const other =
      paprika &&
      listing(known(`coinpaprika/${paprika.id}`, coin), paprika.symbol, paprika.name, seen(coin, -0.003));
    return [one, other].filter((facts) => facts !== null);
  });

/** A file of symbols, each meaning the largest coin that has it. */
function tickers(seen: Seen): ListingFacts[] {
  const bySymbol = Map.groupBy(
    RECENT_COINS.toSorted((a, b) => b.cap - a.cap),
    ({ gecko, paprika }) => (gecko ?? paprika)!.symbol,
  );
  return [...bySymbol].map(([symbol, [coin]]) =>
    listing(known(`csv/${symbol}`, coin!), symbol, symbol, seen(coin!, 0.02)),
  );
}

/** Assets with two coins, and coins with two assets. */
function mistakes(facts: readonly ListingFacts[]) {
  const { joined } = resolverOutcome(facts);
  const assetOf = new Map(joined.flatMap((group) => group.map((name) => [name, group.join()] as const)));
  const byCoin = Map.groupBy(
    facts.map(({ source, externalId }) => `${source}/${externalId}`),
    (name) => coinOf.get(name)!,
  );
  return {
    confused: joined.filter((group) => new Set(group.map((name) => coinOf.get(name))).size > 1),
    scattered: [...byCoin.values()]
      .filter((names) => names.length > 1 && new Set(names.map((name) => assetOf.get(name) ?? name)).size > 1)
      .flatMap((names) => names.filter((name) => !assetOf.has(name) || names[0] !== name).slice(0, 1)),
  };
}

describe('the resolver, on coins of 2024 to 2026 that are easily confused,', () => {
  it('never joins two by names alone, and finds nine in ten', () => {
    const { confused, scattered } = mistakes(lists(unpriced));
    expect(confused).toEqual([]);
    expect(scattered.length).toBeLessThanOrEqual(11);
  });

  it('with prices, makes one asset of each coin, except for wrapped stETH, which the two APIs name differently', () => {
    expect(mistakes(lists(priced))).toEqual({
      confused: [],
      scattered: ['coingecko/wrapped-steth'],
    });
  });

  it('recognises them in a file of symbols by prices of the day before, except forms that symbols do not name', () => {
    const { confused, scattered } = mistakes([...lists(priced), ...tickers(dayBefore)]);
    expect(confused).toEqual([]);
    expect(scattered).toEqual([
      'coinpaprika/wsteth-wrapped-liquid-staked-ether-20',
      'coingecko/polygon-bridged-usdc',
      'coingecko/binance-bridged-usdt-bnb-smart-chain',
      'coingecko/mantle-wrapped',
    ]);
  });

  it('creates the same assets whichever source is read first', () => {
    const [apis, file] = [lists(priced), tickers(dayBefore)];
    const all = resolverOutcome([...apis, ...file]);
    for (const order of [[...file, ...apis], [...apis, ...file].reverse(), [...apis.toReversed(), ...file]])
      expect(resolverOutcome(order)).toEqual(all);
  });
});
