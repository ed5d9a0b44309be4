import { valuesOf } from './list-parameters.js';

it.each([
  ['BTC', ['BTC']],
  ['ETH,BTC', ['BTC', 'ETH']],
  [' BTC , ETH ', ['BTC', 'ETH']],
  [
    ['BTC,ETH', 'ETH', 'XRP'],
    ['BTC', 'ETH', 'XRP'],
  ],
  ['A\\,B,C', ['A,B', 'C']],
  ['A\\\\,B', ['A\\', 'B']],
  ['A\\B', ['A\\B']],
  ['BTC,,ETH', ['', 'BTC', 'ETH']],
  ['BTC,', ['', 'BTC']],
  ['', ['']],
  ['😀,é', ['é', '😀']],
])('reads the values of %j as %j', (given, values) => {
  expect(valuesOf(given)).toEqual(values);
});

it.each([[{ x: 'y' }], [['BTC', { x: 'y' }]], [7]])(
  'leaves %j, which is not text, to be refused',
  (given) => {
    expect(valuesOf(given)).toBe(given);
  },
);
