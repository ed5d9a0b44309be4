/** A price and its time in milliseconds since 1970. A double is precise enough, because only ratios are compared. */
export interface PricePoint {
  at: number;
  /** Only prices in the same currency are compared. Dollar stablecoins count as USD. */
  currency: string;
  price: number;
}

/** Strength of the evidence that the prices of two listings agreed, at the same time or at different times. */
export interface Agreement {
  price_agrees?: number;
  price_near?: number;
}

/** A current or former name of a listing. */
export interface ListingName {
  symbol: string | null;
  name: string;
}

/**
 * Everything that the resolver knows about a listing. Listings that differ only in their currency are the same coin: they
 * are resolved as one, under the id of the oldest listing.
 */
export interface ListingFacts extends ListingName {
  id: number;
  source: string;
  /** Whether the source lists each coin once; a folder of CSV files may list a coin under several spellings. */
  listsEachCoinOnce: boolean;
  externalId: string;
  /** Former names, oldest first. */
  former: readonly ListingName[];
  /** Contracts, each as `chain address`. */
  contracts: readonly string[];
  rank: number | null;
  /** Market cap in US dollars. */
  marketCap: number | null;
  /** Newest first. */
  prices: readonly PricePoint[];
  /** By `source/external_id` of another listing: how well its prices agreed with this listing's, at the last decision. */
  agreed?: ReadonlyMap<string, Agreement>;
  /** Whether the listing is missing from its source's last complete sweep. */
  inactive: boolean;
  assetId: number | null;
  /** Whether an operator assigned the listing to its asset. */
  byHand: boolean;
}

/** Sources whose names for coins take precedence, best first. Other APIs follow, then files. */
const NAMING_PRECEDENCE = ['coingecko', 'coinpaprika'];

type ListingKey = Pick<ListingFacts, 'source' | 'listsEachCoinOnce' | 'externalId'>;
type ListingPlace = ListingKey & { inactive: boolean };

function precedenceOf({ source, listsEachCoinOnce }: ListingKey): number {
  const known = NAMING_PRECEDENCE.indexOf(source);
  if (known >= 0) return known;
  return listsEachCoinOnce ? NAMING_PRECEDENCE.length : NAMING_PRECEDENCE.length + 1;
}

/** Identifies a listing independently of when it was first stored. */
export const canonicalKey = (key: ListingKey): string =>
  `${precedenceOf(key)} ${key.source} ${key.externalId}`;

/** Inactive listings come last within their source. */
const orderOf = (listing: ListingPlace) =>
  `${precedenceOf(listing)} ${listing.source} ${Number(listing.inactive)} ${listing.externalId}`;

/** Sorts listings into an order that depends on nothing but the set of listings. */
export const inCanonicalOrder = <T extends ListingPlace>(listings: readonly T[]): T[] =>
  inCanonicalOrderOf(listings, (listing) => listing);

/** @param listingOf returns the listing by which an element is sorted */
export function inCanonicalOrderOf<T>(all: readonly T[], listingOf: (one: T) => ListingPlace): T[] {
  if (all.length < 2) return [...all];
  return all
    .map((one) => ({ one, order: orderOf(listingOf(one)) }))
    .sort((a, b) => compareText(a.order, b.order))
    .map(({ one }) => one);
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

export const nameOf = ({ source, externalId }: Pick<ListingFacts, 'source' | 'externalId'>): string =>
  `${source}/${externalId}`;
