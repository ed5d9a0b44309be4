import { addMonths, intervalOf, intervalOfSeconds, monthsOf, secondsOf } from './interval.js';

describe('intervals', () => {
  it.each([
    ['1m', '1m'],
    ['60m', '1h'],
    ['24h', '1d'],
    ['1440m', '1d'],
    ['7d', '1w'],
    ['90m', '90m'],
    ['1mo', '1mo'],
  ])('writes %s as %s', (written, interval) => expect(intervalOf(written)).toBe(interval));

  it.each(['', '1', 'h', '0h', '1M', '-1h', '1.5h', '1 h'])('refuses %j', (written) =>
    expect(intervalOf(written)).toBeUndefined(),
  );

  it('writes seconds in the largest unit that divides them', () => {
    expect([1, 60, 5400, 86_400, 604_800].map(intervalOfSeconds)).toEqual(['1s', '1m', '90m', '1d', '1w']);
    expect([0, -60, 0.5].map(intervalOfSeconds)).toEqual([undefined, undefined, undefined]);
  });

  it('has no length for a month', () => {
    expect(['90m', '1w', '1mo'].map(secondsOf)).toEqual([5400, 604_800, null]);
    expect(['90m', '1w', '3mo'].map(monthsOf)).toEqual([null, null, 3]);
  });

  it.each([
    ['2024-11-01', 3, '2025-02-01'],
    ['2024-01-01', -1, '2023-12-01'],
    ['1970-01-01', -23_628, '0001-01-01'],
  ])('moves %s by %i calendar months to %s', (from, count, to) =>
    expect(new Date(addMonths(Date.parse(from), count)).toISOString().slice(0, 10)).toBe(to),
  );
});
