import type { ListingFacts, ListingName } from './facts.js';

/** SQL condition: the listing is a coin. XXX (ISO 4217: no currency) is used for values such as an index in points. */
export const isCoin = (listing: string): string => `${listing}.currency <> 'XXX'`;

/** SQL for a listing's coin id: the id of the oldest listing that differs from it only in its currency. */
export const coinIdOf = (listing: string): string => `(
  select min(alike.id) from listings alike
  where alike.source_id = ${listing}.source_id and alike.external_id = ${listing}.external_id and ${isCoin('alike')})`;

/** A listing as stored in the database. */
export interface ListingRow extends ListingName {
  id: number;
  source: string;
  lists_each_coin_once: boolean;
  external_id: string;
  currency: string;
  former: ListingName[];
  contracts: string[];
  rank: number | null;
  /** Market cap in US dollars. */
  market_cap: number | null;
  inactive: boolean;
  asset_id: number | null;
  by_hand: boolean;
  revision: number;
  stale: boolean;
}

/** Combines listings that differ only in their currency, given oldest first. The listing in US dollars names the coin. */
export function combineListings(listings: readonly ListingRow[]): ListingFacts {
  const [oldest] = listings as [ListingRow];
  const named = listings.toSorted(byCurrency)[0]!;
  const held = listings.find((one) => one.by_hand) ?? listings.find((one) => one.asset_id !== null) ?? oldest;
  return {
    id: oldest.id,
    source: oldest.source,
    listsEachCoinOnce: oldest.lists_each_coin_once,
    externalId: oldest.external_id,
    symbol: named.symbol,
    name: named.name,
    former: named.former,
    contracts: oldest.contracts,
    rank: named.rank ?? listings.find(({ rank }) => rank !== null)?.rank ?? null,
    marketCap: listings.find((one) => one.market_cap !== null)?.market_cap ?? null,
    prices: [],
    inactive: listings.every(({ inactive }) => inactive),
    assetId: held.asset_id,
    byHand: held.by_hand,
  };
}

function byCurrency(a: ListingRow, b: ListingRow): number {
  const place = ({ currency }: ListingRow) => `${currency === 'USD' ? 0 : 1} ${currency}`;
  return place(a) < place(b) ? -1 : 1;
}
