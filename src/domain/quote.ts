/** An exact decimal in plain or scientific notation, such as `0.000000000000123456789`. Never a double. */
export type Decimal = string;

/** An ISO 8601 timestamp with a zone, to at most microseconds. */
export type Instant = string;

/** Placeholder for a time that the source does not state; it is replaced by the time of the fetch. */
export const WHEN_FETCHED: Instant = 'when fetched';

/** Identifies a listing within its source. */
export interface ListingKey {
  /** The source's own id: `bitcoin`, `btc-bitcoin`, `BTC`. */
  readonly externalId: string;
  /** The currency of its amounts: an ISO 4217 code such as `USD`, or a coin's symbol such as `BTC`. */
  readonly currency: string;
}

/** An instrument as one source knows it. */
export interface ListingRef extends ListingKey {
  /** Upper case; null for a coin without one. */
  readonly symbol: string | null;
  readonly name: string;
  /** Whether the source provides no name, so that `name` repeats the symbol. */
  readonly nameless?: boolean;
}

/** A source's figures for a listing at one moment. Amounts are in the listing's currency, `change24hPct` in percent. */
export interface Quote {
  readonly kind: 'quote';
  readonly listing: ListingRef;
  readonly observedAt: Instant;
  readonly price: Decimal | null;
  readonly marketCap: Decimal | null;
  readonly volume24h: Decimal | null;
  readonly change24hPct: Decimal | null;
  /** Rank by market cap, 1 being the largest; null if unranked. */
  readonly rank: number | null;
  readonly circulatingSupply: Decimal | null;
  readonly totalSupply: Decimal | null;
  readonly maxSupply: Decimal | null;
}
