import { splitPair } from './pair.js';

describe('a pair', () => {
  it.each([
    ['BTCUSDT', 'BTC', 'USDT'],
    ['btceur', 'BTC', 'EUR'],
    ['ETH/BTC', 'ETH', 'BTC'],
    ['BTC-EUR', 'BTC', 'EUR'],
    ['xbtusd', 'BTC', 'USD'],
    ['XDG/USD', 'DOGE', 'USD'],
    ['ETHXBT', 'ETH', 'BTC'],
    ['BTCFDUSD', 'BTC', 'FDUSD'],
    ['USDTUSD', 'USDT', 'USD'],
    ['1INCHEUR', '1INCH', 'EUR'],
    ['SHIBTRY', 'SHIB', 'TRY'],
    ['USDTZUSD', 'USDT', 'USD'],
    ['ZEURZUSD', 'EUR', 'USD'],
  ])('%s is %s in %s', (text, symbol, currency) => {
    expect(splitPair(text)).toEqual({ symbol, currency });
  });

  it.each([
    ['DOTUSD', 'DOT', 'USD'],
    ['BATUSD', 'BAT', 'USD'],
    ['BNBUSD', 'BNB', 'USD'],
    ['BNBBUSD', 'BNB', 'BUSD'],
    ['BTCTUSD', 'BTC', 'TUSD'],
  ])('%s, which may end in two currencies, is split after a known coin', (text, symbol, currency) => {
    expect(splitPair(text)).toEqual({ symbol, currency });
  });

  it('is undefined if nothing decides', () => {
    for (const text of ['ARBUSD', 'NEWTUSD', 'BTC', 'EUR', 'prices', ''])
      expect(splitPair(text)).toBeUndefined();
  });

  it('is split by the currencies of its publisher', () => {
    expect(splitPair('ARBUSD', ['BUSD', 'USDT'])).toEqual({ symbol: 'AR', currency: 'BUSD' });
    expect(splitPair('USDTZUSD', ['USD', 'ZUSD'])).toEqual({ symbol: 'USDT', currency: 'USD' });
    expect(splitPair('XTZUSD', ['USD', 'ZUSD'])).toEqual({ symbol: 'XTZ', currency: 'USD' });
  });
});
