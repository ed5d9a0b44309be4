import { isGreater } from './decimal-order.js';

it.each([
  ['2', '1'],
  ['1.00000000000000000000001', '1'],
  ['-1e-30', '-2e-30'],
  ['1e400', '9e399'],
  ['.5', '+0.4999999999999999999'],
  ['9007199254740993', '9007199254740992'],
])('%s is greater than %s, and not the other way round', (a, b) => {
  expect(isGreater(a, b)).toBe(true);
  expect(isGreater(b, a)).toBe(false);
});

it('neither of two spellings of one number is greater', () => {
  expect(isGreater('1.50e1', '15')).toBe(false);
  expect(isGreater('15', '1.50e1')).toBe(false);
});
