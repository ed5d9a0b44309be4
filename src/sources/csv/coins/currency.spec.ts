import { currenciesOf, currencyCode } from './currency.js';

// Names that every object inherits: neither currencies nor parts of them.
it.each(['constructor', 'toString', 'valueOf'])('%s is not a currency', (word) => {
  expect(currencyCode(word)).toBeUndefined();
  expect(currenciesOf(word)).toEqual([word.toUpperCase()]);
});

it('distinguishes a subunit from its currency by a lower-case letter', () => {
  expect(['GBp', 'gbp', 'ZAc', 'XBt'].map(currencyCode)).toEqual(['GBX', 'GBP', 'ZAC', 'SATS']);
});
