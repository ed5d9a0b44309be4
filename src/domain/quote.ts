/** An exact decimal in plain or scientific notation, such as `0.000000000000123456789`. Never a double. */
type Decimal = string;

/** An ISO 8601 timestamp with a zone, to at most microseconds. */
export type Instant = string;

/** An instrument as one source knows it. */
export interface ListingRef {
  /** The source's own id: `bitcoin`, `btc-bitcoin`, `BTC`. */
  readonly externalId: string;
  /** Upper case. */
  readonly symbol: string;
  readonly name: string;
  /** The source provides no name and repeats the symbol instead. */
  readonly nameless?: boolean;
}

/** A source's figures for a listing at one moment. Amounts are in US dollars, `change24hPct` in percent. */
export interface Quote {
  readonly kind: 'quote';
  readonly listing: ListingRef;
  readonly observedAt: Instant;
  readonly priceUsd: Decimal | null;
  readonly marketCapUsd: Decimal | null;
  readonly volume24hUsd: Decimal | null;
  readonly change24hPct: Decimal | null;
  /** 1 is the largest by market cap; null if unranked. */
  readonly rank: number | null;
  readonly circulatingSupply: Decimal | null;
  readonly totalSupply: Decimal | null;
  readonly maxSupply: Decimal | null;
}
