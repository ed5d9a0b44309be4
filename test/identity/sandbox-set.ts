import { Clock } from '../../sandbox/clock.js';
import type { Coin } from '../../sandbox/coin.js';
import { Market, type Trade } from '../../sandbox/market.js';
import type { ListingFacts } from '../../src/identity/facts.js';
import { isInFile } from '../support/sandbox-truth.js';
import type { Labelled } from './labelled.js';

const TICKS = 5;

/** The service's listings of the sandbox's coins after a few runs of two APIs and an old file, each with its true coin. */
export function sandboxSet(coins: number): Labelled[] {
  const clock = new Clock(0, 15_000);
  const market = new Market('kasparro', coins, clock);
  const ticks = Array.from({ length: TICKS }, () => {
    const trades = market.trades();
    clock.advance(1);
    return trades;
  }).reverse();
  return market.coins.flatMap((coin, index) => {
    const facts = listingsOf(
      coin,
      index,
      ticks.map((trades) => trades[index]!),
    );
    return facts.map((one) => ({ facts: one, truth: String(index) }));
  });
}

function listingsOf(coin: Coin, index: number, trades: readonly Trade[]): ListingFacts[] {
  const { symbol, name, gecko, paprika, contract, paprikaContract = true, paprikaNaming } = coin;
  const contracts = contract ? [`${contract.chain} ${contract.address}`] : [];
  const { rank, cap } = trades[0]!;
  const common = { former: [], inactive: false, assetId: null, byHand: false, listsEachCoinOnce: true };
  const quoted = {
    rank: coin.bare ? null : rank,
    marketCap: cap === null ? null : Number(cap),
    prices: trades.flatMap(({ price, at }) =>
      price === null ? [] : [{ currency: 'USD', price: Number(price), at: at.getTime() }],
    ),
  };
  const api = { ...common, ...quoted };
  const listings: Omit<ListingFacts, 'id'>[] = [];
  if (gecko) listings.push({ ...api, source: 'coingecko', externalId: gecko, symbol, name, contracts });
  if (paprika) {
    const known = paprikaContract ? contracts : [];
    const called = paprikaNaming ?? { symbol, name };
    listings.push({ ...api, source: 'coinpaprika', externalId: paprika, ...called, contracts: known });
  }
  if (gecko && isInFile(coin, index)) {
    const silent = { rank: null, marketCap: null, prices: [], contracts: [] };
    listings.push({
      ...common,
      ...silent,
      listsEachCoinOnce: false,
      source: 'csv',
      externalId: gecko,
      symbol,
      name,
    });
  }
  return listings.map((one, place) => ({ ...one, id: 10 * index + place }));
}
