import { derivativeNamed, derivativeOf } from './derivative.js';

describe('a derivative', () => {
  it.each([
    ['BTC-PERP', undefined],
    ['ETH-PERPETUAL', undefined],
    ['BTCPERP', undefined],
    ['BTC-27DEC24', undefined],
    ['BTC-3JAN25-100000-C', undefined],
    ['BTC=F', undefined],
    ['XBTZ24', undefined],
    ['tBTCF0:USTF0', undefined],
    ['BTCUSDT_PERP', 'USDT'],
    ['ARBUSDC-PERP', 'USDC'],
    ['BTCUSDT_241227', 'USDT'],
    ['BTC-USDT-SWAP', 'USDT'],
    ['BTC-USD-241227', 'USD'],
    ['BTCUSDT.P', 'USDT'],
    ['BTCUSD1!', 'USD'],
    ['BTC/USDT:USDT', 'USDT'],
    ['ETH/USD:ETH-241227', 'USD'],
    ['PF_XBTUSD', 'USD'],
    ['XBTUSDTM', 'USDT'],
    ['FX_BTC_JPY', 'JPY'],
  ])('%s is a separate instrument, in %s', (text, currency) => {
    expect(derivativeOf(text)).toEqual({ symbol: text.toUpperCase(), ...(currency && { currency }) });
  });

  it.each([
    'BTC',
    'PERP',
    'PERPUSDT',
    'BTC-USD',
    'BTC/USDT',
    'SAP.DE',
    'TRUMP',
    'ATOM',
    'WBTC',
    'BTCM',
    'SUPERP',
    'ICP',
  ])('%s is none', (text) => {
    expect(derivativeOf(text)).toBeUndefined();
  });

  it.each([
    ['BTC-PERP-1d', { symbol: 'BTC-PERP' }],
    ['BTC-27DEC24_1d', { symbol: 'BTC-27DEC24' }],
    ['binance_BTCUSDT_PERP_1h', { symbol: 'BTCUSDT_PERP', currency: 'USDT' }],
    ['okx BTC-USDT-SWAP candles', { symbol: 'BTC-USDT-SWAP', currency: 'USDT' }],
    ['btcusdt_perp', { symbol: 'BTCUSDT_PERP', currency: 'USDT' }],
    ['binance-futures-btcusdt-1h', null],
    ['perp_BTCUSDT', null],
    ['BTC_USDT_USDT-1h-futures', null],
    ['ETH_USDT_USDT-5m-futures', null],
    ['bitflyer FX_BTC_JPY 1h', { symbol: 'FX_BTC_JPY', currency: 'JPY' }],
    ['FX_IDC_BTCUSD', undefined],
    ['BTC-USD_27DEC24', undefined],
    ['BTC-USD 20241231', undefined],
    ['uniswap BTC-USD', undefined],
    ['PERPUSDT', undefined],
  ])('the name %s names %j', (stem, named) => {
    expect(derivativeNamed(stem)).toEqual(named);
  });
});
