import type { Exchange } from './exchange.js';
import { listingOf, marketFacts } from './instrument.js';

it.each([
  ['Bitcoin', 'Bitcoin', undefined],
  ['Btc', 'Btc', undefined],
  ['btc', 'BTC', true],
  ['XBT', 'BTC', true],
  [undefined, 'BTC', true],
])('a coin that its exchange calls %s is named %s', (given, name, nameless) => {
  const ccxt = { currencies: { BTC: { name: given } } };
  const facts = marketFacts({ ccxt } as unknown as Exchange, {
    symbol: 'BTC/EUR',
    base: 'BTC',
    quote: 'EUR',
  });
  const listing = listingOf('xt', facts);
  expect([listing.name, listing.nameless]).toEqual([name, nameless]);
});

it.each([
  ['gtc', 'GTC', undefined],
  ['GTC', 'GTC', undefined],
  ['4711', 'GAME.COM', true],
  ['0f3c6a52-7b1e-4d0e-9a53-1d1b3c1a2f11', 'GAME.COM', true],
])(
  'a coin that its exchange knows as %s and ccxt as Game.com has the symbol %s',
  (baseId, symbol, nameless) => {
    const market = { symbol: 'Game.com/USDT', base: 'Game.com', quote: 'USDT', baseId };
    const listing = listingOf('gate', marketFacts({ ccxt: {} } as unknown as Exchange, market));
    expect(listing).toEqual({
      externalId: 'gate:Game.com',
      currency: 'USDT',
      symbol,
      name: 'Game.com',
      ...(nameless && { nameless }),
    });
  },
);

it('a coin whose symbol ccxt replaces by another symbol, such as XBT by BTC, has the latter', () => {
  const market = { symbol: 'BTC/USD', base: 'BTC', quote: 'USD', baseId: 'XXBT' };
  expect(listingOf('kraken', marketFacts({ ccxt: {} } as unknown as Exchange, market)).symbol).toBe('BTC');
});
