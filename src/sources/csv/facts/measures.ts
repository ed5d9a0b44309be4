/** Figures other than the price, as in `bitcoin_dominance.csv` and TradingView's `CRYPTOCAP_BTC.D`. */
const MEASURES = new Set(
  (
    'cryptocap,dominance,hashrate,difficulty,etf,flows,volatility,dvol,funding,longs,shorts,returns,return,rsi,macd,correlation,' +
    'mvrv,sopr,nvt,tvl,liquidation,liquidations,sentiment,trends,addresses,fees,gas,reserves,premium,basis,greed,interest,oi,' +
    'inflow,outflow,inflows,outflows,netflow,netflows,staking,drawdown,drawdowns,sharpe,zscore,ratio,normalized,normalised,scaled,' +
    'indexed,inverse,residuals,sma,ema,vwap,yield,yields,apr,apy,borrow,lending,synthetic,simulated,simulation,simulations,' +
    'scenario,scenarios,realized,realised,model,models,modelled,modeled,stress,stressed,backtest,backtests,shadow,theoretical,' +
    'implied,expected,target,targets,fair'
  ).split(','),
);
/** The same, unless the name mentions prices as well: `BTC_price_volume.csv`. */
const MEASURES_ALONE =
  /(?<!\p{L})(?:transactions|market[\W_]?cap(?:italization)?|supply|volumes?|balances?|holdings|monte[\W_]?carlo|stock[\W_]?to[\W_]?flow|ma[\W_]?\d{2,3})(?!\p{L})/iu;
/** Words of names and titles that refer to prices. */
export const PRICES = /pri[cs]e|pre[czç]|kurs|ohlc|candle|kline|quote|hist/i;

/** One side of the order book rather than trades, unless aggregated into candles: `BTCUSD_Candlestick_1_D_BID`. */
const BID_OR_ASK = /(?<!\p{L})(?:bids?|asks?)(?!\p{L})/iu;
const CANDLES = /ohlc|candle|kline/i;

/** The words of a name, including joined ones: `markPriceKlines`. */
export function wordsIn(stem: string): string[] {
  return stem.split(/[^\p{L}\p{N}]+|(?<=\p{Ll})(?=\p{Lu})/u);
}

/** The word that shows that a name does not refer to trade prices, even in joined words: `markPriceKlines_BTCUSDT`, `BTC.D`. */
export function nonPriceMeasureIn(stem: string): string | undefined {
  const word = wordsIn(stem).find((one) => MEASURES.has(one.toLowerCase()));
  const alone = PRICES.test(stem) ? undefined : MEASURES_ALONE.exec(stem)?.[0];
  const offer = CANDLES.test(stem) ? undefined : BID_OR_ASK.exec(stem)?.[0];
  return word ?? alone ?? offer ?? /(?:mark|index)[\W_]?price|\.D(?![\p{L}\d])/iu.exec(stem)?.[0];
}
