import { fingerprintOf } from './fingerprint.js';

const coin = { id: 1, rank: 1, names: ['Bitcoin'], symbols: ['BTC'] };
const before = fingerprintOf([coin], '1.0.0');

it.each([
  ['a name is added', fingerprintOf([{ ...coin, names: ['Bitcoin', 'Bitcoin Core'] }], '1.0.0')],
  ['a symbol changes', fingerprintOf([{ ...coin, symbols: ['XBT'] }], '1.0.0')],
  ['the rank falls out of its class', fingerprintOf([{ ...coin, rank: 100_000 }], '1.0.0')],
  ['a later version may have other rules', fingerprintOf([coin], '1.0.1')],
])('changes when %s', (_why, after) => expect(after).not.toBe(before));

it('stays the same within a class of ranks', () => {
  expect(fingerprintOf([{ ...coin, rank: 2 }], '1.0.0')).toBe(before);
});
