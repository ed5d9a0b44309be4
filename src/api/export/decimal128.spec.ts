import { exceedsDecimal128, unscaledInteger } from './decimal128.js';

const MOST = '9'.repeat(20);

it.each([
  ['0', '0'],
  ['-2.50', '-2500000000000000000'],
  ['0.000000000000000001', '1'],
  ['1.100000000000000000000000', '1100000000000000000'],
  [`000${MOST}.${'9'.repeat(18)}`, '9'.repeat(38)],
  [`-${MOST}`, `-${MOST}${'0'.repeat(18)}`],
])('%s fits into decimal(38,18), as %s', (decimal, units) => {
  expect([exceedsDecimal128(decimal), String(unscaledInteger(decimal))]).toEqual([false, units]);
});

it.each(['0.0000000000000000001', `1${'0'.repeat(20)}`, `-${MOST}9.5`, '1e5', 'NaN'])(
  '%s does not',
  (decimal) => {
    expect(exceedsDecimal128(decimal)).toBe(true);
  },
);
