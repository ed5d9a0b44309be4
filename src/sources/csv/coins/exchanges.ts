const NAMES =
  'binance|binanceus|bitbank|bitfinex|bitflyer|bitget|bithumb|bitmart|bitmex|bitpanda|bitso|bitstamp|bittrex|bitvavo|btcturk|bybit|cexio|coinbase|' +
  'coinbasepro|coincheck|coinex|coinone|cryptocom|deribit|dydx|exmo|ftx|gate|gateio|gdax|gemini|hitbtc|htx|huobi|hyperliquid|indodax|itbit|korbit|' +
  'kraken|kucoin|lbank|luno|mercado|mexc|mtgox|okcoin|okex|okx|paribu|phemex|poloniex|uniswap|upbit|whitebit|woo|zaif';
const EXCHANGES = new Set(NAMES.split('|'));
const ANYWHERE = new RegExp(NAMES, 'i');

/** Whether the text is the name of an exchange, such as `Binance` or `GATE.IO`. */
export function isExchange(text: string): boolean {
  return EXCHANGES.has(text.toLowerCase().replaceAll(/[^a-z]/g, ''));
}

/** Whether a file name contains the name of an exchange. */
export function namesExchange(text: string): boolean {
  return ANYWHERE.test(text);
}
