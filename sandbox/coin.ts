/** A coin in the simulated market. Prices and supplies are decimal text, so that no digit is lost. */
export interface Coin {
  symbol: string;
  name: string;
  /** The id at CoinGecko; null if it is not listed there. */
  gecko: string | null;
  paprika: string | null;
  /** The price around which the simulated price moves. */
  price: string;
  supply: string | null;
  /** Keeps the price constant, so that tests can compare digits. */
  still?: boolean;
  /** Sets every nullable field to null. */
  bare?: boolean;
  contract?: { chain: string; address: string };
  /** Whether CoinPaprika lists the contract; default true. */
  paprikaContract?: boolean;
  /** The coin's name at CoinPaprika, if different. */
  paprikaNaming?: { symbol: string; name: string };
  /** For wrapped, bridged and staked coins: the underlying coin, which has the same price. */
  like?: string;
}
