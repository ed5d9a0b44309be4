import { factsInStem } from './file-name.js';
import { stemOf } from './stem.js';

describe('the name of a file', () => {
  it.each([
    ['2024/BTC-USD.csv', 'BTC-USD'],
    ['BTC-USD (1).csv.gz', 'BTC-USD'],
    ['BTC-USD(12).CSV', 'BTC-USD'],
    ['BTC-USD - Copy.csv', 'BTC-USD'],
    ['BTC-USD - Copy (2).csv', 'BTC-USD'],
    ['BINANCE_BTCUSDT, 1D.csv', 'BINANCE_BTCUSDT, 1D'],
    ['btc.v.txt', 'btc.v'],
  ])('%s is %s without folder, extension and the suffix of a repeated download', (file, stem) => {
    expect(stemOf(file)).toBe(stem);
  });

  it.each([
    ['prices BTC-EUR 2024', { symbol: 'BTC', currency: 'EUR' }],
    ['eth_btc_daily', { symbol: 'ETH', currency: 'BTC' }],
    ['export-BTCUSDT', { symbol: 'BTC', currency: 'USDT' }],
    ['Bitcoin', { symbol: 'BTC' }],
    ['bitcoin_cash-history', { symbol: 'BCH' }],
    ['ETH', { symbol: 'ETH' }],
    ['ETH prices in EUR', { symbol: 'ETH', currency: 'EUR' }],
    ['WBTC', { symbol: 'WBTC' }],
    ['BTC_price_volume_marketcap', { symbol: 'BTC' }],
    ['BTCUSD_Candlestick_1_D_BID_01.01.2024-31.12.2024', { symbol: 'BTC', currency: 'USD' }],
  ])('%s names the coin and currency', (stem, told) => {
    expect(factsInStem(stem)).toEqual(told);
  });

  it.each([
    'coinbase-candles',
    'messari',
    'cmc-table-copy',
    'prices',
    'near-term data',
    'Bitcoin and Ethereum',
    'BTC-USD BTC-EUR',
    'BTC_volume',
    'bitcoin-market-cap',
    'BTC_sma',
    'ETH ma200',
    'BTC_realized_price',
    'BTC_bid',
    'ask prices of ETH',
    'BTC_model',
    'BTC_stress',
    'BTC_backtest',
    'BTC_fair_value',
    'BTC_target',
  ])('%s does not name a coin', (stem) => {
    expect(factsInStem(stem)).toBeUndefined();
  });
});
