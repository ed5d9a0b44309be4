import { coinSpelledOut } from './coin-spelled-out.js';

describe('a coin that is spelled out', () => {
  it.each([
    ['Bitcoin (BTC)', 'BTC', 'Bitcoin'],
    ['Foo Coin [FOO]', 'FOO', 'Foo Coin'],
    ['BTC (Bitcoin)', 'BTC', 'Bitcoin'],
    ['TRON (TRX)', 'TRX', 'TRON'],
    ['Bitcoin Cash BCH', 'BCH', 'Bitcoin Cash'],
    ['Bitcoin - BTC', 'BTC', 'Bitcoin'],
    ['BTC | Bitcoin', 'BTC', 'Bitcoin'],
    ['Bitcoin', 'BTC', 'Bitcoin'],
    ['ethereum', 'ETH', 'ethereum'],
    ['Shiba Inu', 'SHIB', 'Shiba Inu'],
  ])('%s is %s', (text, symbol, name) => {
    expect(coinSpelledOut(text)).toEqual({ symbol, name });
  });

  it.each([
    'BTC',
    'btc',
    'nano',
    'NANO',
    'BITCOIN',
    'stETH',
    'USDT (ERC20)',
    'Wrapped BTC',
    'BTC EUR',
    'Foo',
    '',
  ])('%j is none', (text) => {
    expect(coinSpelledOut(text)).toBeUndefined();
  });

  it('is not looked for in long texts', () => {
    expect(coinSpelledOut(`Bitcoin${' '.repeat(1_000_000)}BTC`)).toBeUndefined();
  });
});
