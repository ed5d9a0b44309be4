/** One coin of the made-up market. Prices and supplies as decimal text, so that no digit is lost. */
export interface Coin {
  symbol: string;
  name: string;
  /** Its id at CoinGecko; null where it is not listed there. */
  gecko: string | null;
  paprika: string | null;
  /** The price around which the simulated price moves. */
  price: string;
  supply: string | null;
  /** Does not move: for values whose digits are looked at. */
  still?: boolean;
  /** All that may be null is null. */
  bare?: boolean;
  contract?: { chain: string; address: string };
  /** Whether CoinPaprika knows the contract. True unless given. */
  paprikaContract?: boolean;
  /** The coin's name at CoinPaprika, if different. */
  paprikaNaming?: { symbol: string; name: string };
  /** For wrapped, bridged and staked coins: the coin whose price it has. */
  like?: string;
}
