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
