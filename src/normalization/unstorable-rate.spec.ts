import type { Rate } from '../domain/rate.js';
import { unstorableRateReasons } from './unstorable-rate.js';

const arrived = { fetchedAt: new Date('2026-11-30T18:00:00Z'), maxClockSkewMs: 300_000 };
const rate = (fields: Partial<Rate>): Rate => ({
  ...{ kind: 'rate', currency: 'USD', day: '2026-11-30', perEuro: '1.1' },
  ...fields,
});

it.each([
  ['of today', {}, []],
  ['of tomorrow, which has begun in Auckland', { day: '2026-12-01' }, []],
  ['of the day after tomorrow', { day: '2026-12-02' }, ['day in_the_future']],
  ['of no day', { day: '+010000-01' }, ['day not_a_moment']],
  ['of a day before year 1', { day: '0000-12-31' }, ['day not_a_moment']],
  ['of a day that does not exist', { day: '2026-02-29' }, ['day not_a_moment']],
  ['of the first day', { day: '0001-01-01' }, []],
  ['of the euro itself', { currency: 'EUR', perEuro: '1.000' }, []],
  ['of the euro in rates of the dollar', { currency: 'EUR', perEuro: '0.92' }, ['EUR not_per_euro']],
  ['of zero', { perEuro: '0.00' }, ['USD out_of_range']],
])('judges a rate %s', (_what, fields, expected) => {
  const reasons = unstorableRateReasons(rate(fields), arrived);
  expect(reasons.map(({ path, code }) => `${path} ${code}`)).toEqual(expected);
});
