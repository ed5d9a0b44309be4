import { wholeNumber } from './whole-number.js';

it.each([
  ['12', 12],
  ['12.0', 12],
  ['1.2e1', 12],
  ['1.7118432E12', 1_711_843_200_000],
  ['-7', -7],
  ['0.0', 0],
  ['-0', 0],
  ['12.5', undefined],
  ['12.0000000000000000001', undefined],
  ['9007199254740990.7', undefined],
  ['9007199254740993', undefined],
  ['1e400', undefined],
  ['', undefined],
])('reads %s as %s', (decimal, expected) => {
  expect(wholeNumber(decimal)).toBe(expected);
});
