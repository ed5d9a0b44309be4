/** A price as quoted, and its time in milliseconds since 1970. Doubles are sufficient, because only ratios matter. */
export interface PricePoint {
  at: number;
  /** Only prices in one currency are compared. Stablecoins of a dollar count as USD. */
  currency: string;
  price: number;
}

/** Strength of the evidence that prices of two listings agreed, at one time or at different times. */
export interface Agreement {
  price_agrees?: number;
  price_near?: number;
}

/** A current or former name of a listing. */
export interface Naming {
  symbol: string | null;
  name: string;
}

/**
 * All facts about a listing that the resolver uses. Listings that differ only in their currency are the same coin: they are
 * resolved as one, under the id of the oldest.
 */
export interface ListingFacts extends Naming {
  id: number;
  source: string;
  /** Whether the source lists each coin once; a folder of CSV files may list a coin under several spellings. */
  listsEachCoinOnce: boolean;
  externalId: string;
  /** Former names, oldest first. */
  former: readonly Naming[];
  /** As `chain address`. */
  contracts: readonly string[];
  rank: number | null;
  /** In US dollars. */
  marketCap: number | null;
  /** Newest first. */
  prices: readonly PricePoint[];
  /** How well prices agreed with those of other listings, by `source/external_id`, at the last decision. */
  agreed?: ReadonlyMap<string, Agreement>;
  /** Whether it was missing from a complete sweep of its source. */
  inactive: boolean;
  assetId: number | null;
  /** Assigned by an operator. */
  byHand: boolean;
}

/** Sources whose names take precedence, best first; then other APIs, then files. */
const NAMING_PRECEDENCE = ['coingecko', 'coinpaprika'];

type ListingKey = Pick<ListingFacts, 'source' | 'listsEachCoinOnce' | 'externalId'>;
type ListingPlace = ListingKey & { inactive: boolean };

function placeOf({ source, listsEachCoinOnce }: ListingKey): number {
  const known = NAMING_PRECEDENCE.indexOf(source);
  if (known >= 0) return known;
  return listsEachCoinOnce ? NAMING_PRECEDENCE.length : NAMING_PRECEDENCE.length + 1;
}

/** Identifies a listing independently of its arrival. */
export const canonicalKey = (key: ListingKey): string => `${placeOf(key)} ${key.source} ${key.externalId}`;

/** Inactive listings come last within their source. */
const orderOf = (listing: ListingPlace) =>
  `${placeOf(listing)} ${listing.source} ${Number(listing.inactive)} ${listing.externalId}`;

/** The same set of listings is always in the same order. */
export const inCanonicalOrder = <T extends ListingPlace>(listings: readonly T[]): T[] =>
  inCanonicalOrderOf(listings, (listing) => listing);

/** @param listingOf what is to be put in the order of listings */
export function inCanonicalOrderOf<T>(all: readonly T[], listingOf: (one: T) => ListingPlace): T[] {
  return all
    .map((one) => ({ one, order: orderOf(listingOf(one)) }))
    .sort((a, b) => compareText(a.order, b.order))
    .map(({ one }) => one);
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

export const nameOf = ({ source, externalId }: Pick<ListingFacts, 'source' | 'externalId'>): string =>
  `${source}/${externalId}`;
