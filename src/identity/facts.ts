/** What one source said of a price, in US dollars, and when, in milliseconds since 1970. Doubles do: only ratios count. */
export interface PricePoint {
  at: number;
  price: number;
}

/** What a listing is or was called. */
export interface Naming {
  symbol: string;
  name: string;
}

/** All that is known of a listing when it is resolved. */
export interface ListingFacts extends Naming {
  id: number;
  source: string;
  /** Whether the source lists each coin once; a folder of CSV files may spell a coin in several ways. */
  listsEachCoinOnce: boolean;
  externalId: string;
  /** Earlier names, the oldest first. */
  former: readonly Naming[];
  /** As `chain address`. */
  contracts: readonly string[];
  rank: number | null;
  marketCap: number | null;
  /** The newest first. */
  prices: readonly PricePoint[];
  assetId: number | null;
  /** An operator said that it is this asset. */
  byHand: boolean;
}

/** Sources whose names win, the best first; then others, and files last. */
const NAMING_PRECEDENCE = ['coingecko', 'coinpaprika'];

type ListingKey = Pick<ListingFacts, 'source' | 'listsEachCoinOnce' | 'externalId'>;

/** Orders listings by what they are and never by when they came: the same set gives the same assets. */
export function canonicalKey({ source, listsEachCoinOnce, externalId }: ListingKey): string {
  const known = NAMING_PRECEDENCE.indexOf(source);
  const place =
    known >= 0 ? known : listsEachCoinOnce ? NAMING_PRECEDENCE.length : NAMING_PRECEDENCE.length + 1;
  return `${place} ${source} ${externalId}`;
}

export function byCanonicalKey(a: ListingKey, b: ListingKey): number {
  const [left, right] = [canonicalKey(a), canonicalKey(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}
