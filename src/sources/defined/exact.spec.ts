import { multiplyDecimals, reciprocal } from './exact.js';

describe('multiplied', () => {
  it.each([
    ['0.1', '0.2', '0.02'],
    ['67123.4500000000001', '100', '6712345.00000000001'],
    ['9007199254740993', '0.001', '9007199254740.993'],
    ['1.5e-20', '2', '0.00000000000000000003'],
    ['1e21', '1', '1000000000000000000000'],
    ['-3', '.5', '-1.5'],
    ['-0', '5', '0'],
    ['0.00', '100', '0'],
  ])('%s times %s is %s', (a, b, product) => {
    expect(multiplyDecimals(a, b)).toBe(product);
  });

  it.each(['', 'x', '1,5', '0x10', '1e999'])('has no product of %j', (text) => {
    expect(multiplyDecimals(text, '2')).toBeUndefined();
  });
});

describe('reciprocal', () => {
  it.each([
    ['100', '0.01'],
    ['8', '0.125'],
    ['0.01', '100'],
    ['-4', '-0.25'],
    ['1e8', '0.00000001'],
    ['2.5', '0.4'],
  ])('of %s is %s', (divisor, factor) => {
    expect(reciprocal(divisor)).toBe(factor);
  });

  it.each(['3', '0', '7e2', 'x'])('of %s has no end or does not exist', (divisor) => {
    expect(reciprocal(divisor)).toBeUndefined();
  });
});
