import type { ListingFacts, ListingName, PricePoint } from '../../src/identity/facts.js';
import { type Coin, makeUniverse } from './universe.js';
import { Dice } from '../support/dice.js';

/** A listing and its true coin. */
export interface Labelled {
  facts: ListingFacts;
  /** Null if unknown. */
  truth: string | null;
}

/** Whether two listings with these truths are evaluated. */
export type Counted = (a: string | null, b: string | null) => boolean;
export const isKnown: Counted = (a, b) => a !== null || b !== null;

const NOW = Date.UTC(2026, 0, 15, 12);
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const FILES = 'csv';

/** The listings of two APIs and a folder of CSV files, of `size` coins, each with its true coin. The seed decides all. */
export function labelledSet(seed: string, size: number): Labelled[] {
  const dice = new Dice(seed);
  const coins = makeUniverse(dice, size);
  const ranked = coins.toSorted((a, b) => b.cap - a.cap);
  const rankOf = new Map(ranked.map((coin, index) => [coin, index + 1]));
  const capOf = new Map(coins.map(({ id, cap }) => [id, cap]));
  const all = coins.flatMap((coin) => [
    ...geckoListing(coin, rankOf.get(coin)!, dice),
    ...paprikaListing(coin, rankOf.get(coin)!, dice),
    ...csvListings(coin, dice),
  ]);
  // A file that names coins by symbol means the larger of two namesakes.
  const bySize = all.toSorted((a, b) => capOf.get(a.truth!)! - capOf.get(b.truth!)!);
  const unique = [
    ...new Map(bySize.map((one) => [`${one.facts.source} ${one.facts.externalId}`, one])).values(),
  ];
  return unique.map((one, index) => ({ ...one, facts: { ...one.facts, id: index + 1 } }));
}

function geckoListing(coin: Coin, rank: number, dice: Dice): Labelled[] {
  if (!coin.gecko) return [];
  const contracts = dice.chance(0.95) ? coin.contracts : [];
  const listing = label(coin, {
    source: 'coingecko',
    externalId: coin.gecko,
    ...coin.geckoNaming,
    contracts,
    rank: dice.chance(0.9) ? rank : null,
    marketCap: dice.chance(0.9) ? coin.cap * dice.around(0.03) : null,
    prices: prices(coin, dice, 12, 5, 0.004),
  });
  // Of many coins that are gone, only the name is known.
  if (coin.isCopy && dice.chance(0.3)) {
    const known = dice.chance(0.5) ? listing.facts.prices : [];
    return [label(coin, { ...listing.facts, prices: known, inactive: true })];
  }
  return dice.chance(0.015) ? [listing, predecessor(coin, listing, dice)] : [listing];
}

/** The listing of the same coin under an earlier id, now and then under an earlier name. */
function predecessor(coin: Coin, { facts }: Labelled, dice: Dice): Labelled {
  const name = dice.chance(0.2) ? `${facts.symbol} ${facts.externalId}` : facts.name;
  const contracts = dice.chance(0.8) ? facts.contracts : [];
  const known = dice.chance(0.8) ? aged(facts.prices, dice.pick([0.1, 0.3, 1, 1, 2, 30]), dice) : [];
  const externalId = `${facts.externalId}-${facts.symbol!.toLowerCase()}`;
  return label(coin, { ...facts, externalId, name, contracts, prices: known, inactive: true });
}

function paprikaListing(coin: Coin, rank: number, dice: Dice): Labelled[] {
  if (!coin.paprika) return [];
  // It knows fewer contracts, some of them abandoned in a migration, and counts supplies in its own way.
  const known = dice.chance(0.6) ? coin.contracts.slice(0, 1) : [];
  const contracts = known.map((contract) => {
    const [chain, address] = contract.split(' ');
    if (dice.chance(0.025)) return `${chain} ${dice.address()}`;
    // A chain with an unknown name.
    return dice.chance(0.03) ? `${chain}-mainnet-2 ${address}` : contract;
  });
  const cap = dice.chance(0.15) ? coin.cap * dice.around(1.2) : coin.cap * dice.around(0.06);
  const listing = label(coin, {
    source: 'coinpaprika',
    externalId: coin.paprika,
    ...coin.paprikaNaming,
    contracts,
    rank: dice.chance(0.8) ? Math.max(1, Math.round(rank * dice.around(dice.chance(0.1) ? 1 : 0.3))) : null,
    marketCap: dice.chance(0.75) ? cap : null,
    prices: prices(coin, dice, 12, 5, 0.006),
  });
  if (!dice.chance(0.005)) return [listing];
  // Listed twice: the second one usually has no rank, and perhaps no contract.
  const second = {
    externalId: `${coin.paprika}-2`,
    ...(dice.chance(0.7) && { rank: null, marketCap: null }),
    contracts: dice.chance(0.7) ? contracts : [],
    prices: prices(coin, dice, 12, 5, 0.006),
  };
  return [listing, label(coin, { ...listing.facts, ...second })];
}

/** Files name coins by symbol, with or without a name, or by an API's id; old files contain prices of other days. */
function csvListings(coin: Coin, dice: Dice): Labelled[] {
  const listings: Labelled[] = [];
  const { symbol, name } = coin.paprika && dice.chance(0.3) ? coin.paprikaNaming : coin.geckoNaming;
  const recent = () => {
    const known = dice.chance(0.85) ? prices(coin, dice, 8, 5, 0.008) : [];
    return dice.chance(0.6) ? known : aged(known, dice.pick([1, 1, 3, 10, 100]), dice);
  };
  const contracts = dice.chance(0.08) ? coin.contracts.slice(0, 1) : [];
  const rest = { source: FILES, listsEachCoinOnce: false, contracts, rank: null, marketCap: null };
  if (coin.inFiles && dice.chance(0.7))
    listings.push(label(coin, { ...rest, externalId: symbol, symbol, name, former: [], prices: recent() }));
  // A symbol alone means the coin, not a wrapped form.
  else if (coin.inFiles && !coin.derived && dice.chance(0.5))
    listings.push(
      label(coin, { ...rest, externalId: symbol, symbol, name: symbol, former: [], prices: recent() }),
    );
  if (coin.inFiles && coin.gecko && dice.chance(0.3))
    listings.push(
      label(coin, { ...rest, externalId: coin.gecko, symbol, name, former: [], prices: recent() }),
    );
  return listings;
}

type Given = ListingName &
  Partial<ListingFacts> &
  Pick<ListingFacts, 'source' | 'externalId' | 'contracts' | 'prices'>;

function label(coin: Coin, given: Given): Labelled {
  const facts = {
    id: 0,
    listsEachCoinOnce: true,
    former: [],
    rank: null,
    marketCap: null,
    inactive: false,
    assetId: null,
    byHand: false,
    ...given,
  };
  return { truth: coin.id, facts };
}

/** As they were some days before. */
export function aged(prices: readonly PricePoint[], days: number, dice: Dice): PricePoint[] {
  const wandered = days ? dice.around(0.05 * Math.sqrt(days)) : 1;
  return prices.map(({ at, price, currency }) => ({
    at: at - days * DAY,
    currency,
    price: price * wandered,
  }));
}

/** About every five minutes, with noise; occasionally a source is far off or stale. */
function prices(coin: Coin, dice: Dice, count: number, minutes: number, noise: number): PricePoint[] {
  if (dice.chance(0.04)) return [];
  const bias = dice.chance(0.02) ? dice.around(0.5) : 1;
  const offset = dice.next() * minutes * MINUTE;
  return Array.from({ length: 1 + Math.floor(dice.next() * count) }, (_, index) => ({
    at: NOW - offset - index * minutes * MINUTE,
    currency: 'USD',
    price: coin.price * coin.walk[index]! * bias * dice.around(noise),
  }));
}
