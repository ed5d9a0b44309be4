import { compareDecimals } from './compare-decimals.js';

describe('decimals', () => {
  it.each([
    ['1', '2', -1],
    ['10', '9', 1],
    ['1.0', '1', 0],
    ['100', '1e2', 0],
    ['.5', '5E-1', 0],
    ['-0', '0', 0],
    ['-1', '1', -1],
    // The same double.
    ['12345678901234567890.1', '12345678901234567890.2', -1],
    ['0.1000000000000000000001', '0.1', 1],
    ['-12345678901234567890.1', '-12345678901234567890.2', 1],
    ['9e399', '1e400', -1],
    ['1.50e1', '15', 0],
    ['1e-90', '1.00000000000000000000001e-90', -1],
  ] as const)('%s compared with %s', (a, b, sign) => {
    expect(Math.sign(compareDecimals(a, b))).toBe(sign);
    expect(Math.sign(compareDecimals(b, a))).toBe(sign === 0 ? 0 : -sign);
  });
});
