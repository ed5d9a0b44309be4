import { itemSchema } from './item-reader.js';

const schema = (day: object | string) =>
  itemSchema({
    rate: {
      currency: { path: 'c' },
      day: typeof day === 'string' ? { path: day } : day,
      per_euro: { path: 'r' },
    },
  });

it.each([
  ['without a transform', 'at', '2024-01-15T00:00:00+01:00'],
  ['by date: iso', { path: 'at', date: 'iso' }, '2024-01-15T00:00:00+01:00'],
  ['by a format with a zone', { path: 'at', date: "yyyy-MM-dd'T'HH:mmZ" }, '2024-01-15T00:00+13:00'],
  ['from a day alone', 'at', '2024-01-15'],
])('reads the day of a rate as it is written, %s', (_how, day, at) => {
  expect(schema(day).parse({ c: 'usd', r: '1.1', at })).toEqual({
    kind: 'rate',
    currency: 'USD',
    day: '2024-01-15',
    perEuro: '1.1',
  });
});

it('says how to describe a day that is written otherwise', () => {
  expect(schema('at').safeParse({ c: 'USD', r: '1', at: '15.01.2024' }).error!.issues).toMatchObject([
    { path: ['at'], message: expect.stringContaining('expected a day (ISO 8601), got "15.01.2024"') },
  ]);
});
