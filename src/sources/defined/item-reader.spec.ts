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

describe('categories', () => {
  const categories = (spec: object, c: unknown) =>
    itemSchema({
      article: { id: { path: 'id' }, title: { path: 'id' }, categories: { path: 'c', ...spec } },
    }).safeParse({ id: '1', c });

  it.each([
    [{ split: '|', part: 1 }, 'BTC|Market', ['Market']],
    [{ none: ['n/a'], upper: true }, ['btc', 'n/a', 'eth', null], ['BTC', 'ETH']],
    [{ path: "split(c, '|')" }, 'BTC|Market', ['BTC', 'Market']],
  ])('are transformed one by one: %j of %j', (spec, given, expected) => {
    expect(categories(spec, given).data).toMatchObject({ categories: expected });
  });

  it('are rejected if a transform does not apply', () => {
    expect(categories({ split: '|', part: 1 }, ['BTC']).error!.issues).toMatchObject([
      { path: ['c'], params: { code: 'no_part' } },
    ]);
  });
});

it('says how to describe a day that is written otherwise', () => {
  expect(schema('at').safeParse({ c: 'USD', r: '1', at: '15.01.2024' }).error!.issues).toMatchObject([
    { path: ['at'], message: expect.stringContaining('expected a day (ISO 8601), got "15.01.2024"') },
  ]);
});
