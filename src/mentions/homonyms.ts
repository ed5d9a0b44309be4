/** People with the same names as coins. */
export const PEOPLE: ReadonlySet<string> = new Set(
  'trump melania biden harris musk elon vitalik satoshi powell gensler saylor'.split(' '),
);

/**
 * Names and symbols that usually mean something else and are missing from dictionaries: people, places, planets,
 * companies, agencies, laws and acronyms of the trade. They count only in an unmistakable context. Kept small, because
 * word frequency covers ordinary English words.
 */
export const HOMONYMS: ReadonlySet<string> = new Set([
  ...PEOPLE,
  ...`
  maga america usa texas dubai tokyo china india
  jupiter mars venus pluto luna aurora celestia neo titan atlas phoenix apollo
  sandbox quant orca aptos injective gnosis aster sushi
  apple google tesla nvidia meta microsoft robinhood coinbase binance kraken circle visa paypal
  gas gold silver oil metal energy core
  ada dot doge sec cftc fed eu uk us un imf ecb fbi irs doj cpi gdp fomc etf etfs etp ipo ceo cto cfo coo nft nfts dao dex cex
  cbdc defi tradfi kyc aml api ai agi ml gpu cpu vr ar pos pow tvl apr apy roi ath atl dca otc rwa rwas l1 l2 zk evm tps
  usd eur gbp jpy cny krw mica ftx aws ux ui tv pc id ip ev uae esg btcc
  `
    .trim()
    .split(/\s+/),
]);

/** Those that refer to coins on a site about crypto. DOGE is not one of them: it has been a department, too. */
export const COINS_ON_CRYPTO_SITES: ReadonlySet<string> = new Set(['ada', 'dot', 'aster']);

/** Stock tickers that are also written as cashtags, which therefore do not refer to an unranked coin. */
export const STOCK_TICKERS: ReadonlySet<string> = new Set(
  `COIN HOOD MSTR MARA RIOT CLSK HUT BITF WULF CIFR IREN SQ XYZ PYPL TSLA NVDA AAPL MSFT META GOOG AMZN AMD INTC GME AMC
   SPY QQQ SPX NDX DJI VIX DXY IBIT FBTC GBTC ETHA ETHE CRCL BMNR SBET GLXY BLSH GEMI`
    .trim()
    .split(/\s+/),
);
