import { compare } from './compare.js';
import { observeRecords, observeRows } from './observe.js';
import { learnSchema, type Schema } from './schema.js';
import { compareShares } from './shares.js';
import type { Shape } from './shape.js';

type Payload = Record<string, unknown>;
const coins = (count: number, more: (index: number) => Payload = () => ({})): Payload[] =>
  Array.from({ length: count }, (_, index) => ({ id: `coin-${index}`, price: 1.5 * index, ...more(index) }));
const records = (payloads: unknown[]) =>
  payloads.map((payload, index) => ({ externalId: String(index), payload }));
const seen = (payloads: unknown[]): Shape => observeRecords(records(payloads));
const learned = (shape: Shape): Schema => learnSchema(null, shape, new Set(), { settled: true, adds: false });
const changes = (before: unknown[], now: unknown[]) =>
  compare(learned(seen(before)), seen(now), 'api').map(({ kind, path, newType, records: count }) => ({
    kind,
    path,
    newType,
    records: count,
  }));
const rows = (payloads: Payload[]) => observeRows(records(payloads), Object.keys(payloads[0]!));
const rowChanges = (before: Payload[], now: Payload[]) =>
  compare(learned(rows(before)), rows(now), 'csv').map(({ kind, path, newType }) => ({
    kind,
    path,
    newType,
  }));

describe('a change that hits one record in a thousand', () => {
  const odd = (value: Payload) => coins(1000, (index) => (index === 777 ? value : {}));
  it.each([
    [
      'another type',
      { price: 'much' },
      [{ kind: 'type_changed', path: 'price', newType: 'text', records: 1 }],
    ],
    ['a null', { price: null }, [{ kind: 'newly_null', path: 'price', records: 1 }]],
    ['a field more', { extra: 1 }, [{ kind: 'field_added', path: 'extra', records: 1 }]],
    ['a field less', { price: undefined }, [{ kind: 'newly_null', path: 'price', records: 1 }]],
  ])('is detected: %s', (_name, value, expected) => {
    expect(changes(coins(1000), odd(value))).toEqual(expected);
  });

  it('is detected if a field is absent', () => {
    const now = coins(1000);
    delete now[500]!.price;
    expect(changes(coins(1000), now)).toEqual([{ kind: 'field_gone', path: 'price', records: 1 }]);
  });
});

describe('no change', () => {
  it.each<[string, (index: number) => Payload]>([
    ['is a field that is sometimes null', (index) => ({ roi: index % 7 ? null : { times: index } })],
    ['is a field that is sometimes absent', (index) => (index % 5 ? { note: 'x' } : {})],
    [
      'is a list of any length',
      (index) => ({ tags: Array.from({ length: index % 3 }, () => ({ id: 'a' })) }),
    ],
  ])('%s', (_name, more) => {
    expect(
      changes(
        coins(300, more),
        coins(200, (index) => more(index + 3)),
      ),
    ).toEqual([]);
  });

  it('is a decimal after integers, or a number with more digits than a double', () => {
    expect(
      changes(
        coins(60, () => ({ n: 1 })),
        coins(60, () => ({ n: JSON.rawJSON('1.00000000000000000001') })),
      ),
    ).toEqual([]);
  });

  it('is the first value of a field after nulls, with everything inside it', () => {
    expect(
      changes(
        coins(60, () => ({ roi: null })),
        coins(60, () => ({ roi: { times: 1 } })),
      ),
    ).toEqual([]);
  });

  it('is an additional key of a map', () => {
    const prices = (index: number, key: string) => ({ in: { [`${key}${index % 40}`]: 1, usd: 1 } });
    const before = coins(200, (index) => prices(index, 'a'));
    expect(
      changes(
        before,
        coins(200, (index) => prices(index, 'b')),
      ),
    ).toEqual([]);
  });

  it('is an exception among few records', () => {
    expect(changes(coins(20), [...coins(19), { id: 'x', price: null }])).toEqual([]);
  });
});

describe('a change of an object', () => {
  const quotes = (usd: Payload) => coins(60, () => ({ quotes: { USD: usd } }));
  it('is reported at its topmost path', () => {
    expect(changes(quotes({ price: 1, cap: 2 }), coins(60))).toEqual([
      { kind: 'field_gone', path: 'quotes', records: 60 },
    ]);
    expect(changes(coins(60), quotes({ price: 1, cap: 2 }))).toEqual([
      { kind: 'field_added', path: 'quotes', records: 60 },
    ]);
    expect(changes(quotes({ price: 1, cap: 2 }), quotes({ price: 1 }))).toEqual([
      { kind: 'field_gone', path: 'quotes.USD.cap', records: 60 },
    ]);
  });

  it('is reported if it becomes a list', () => {
    expect(
      changes(
        coins(60, () => ({ roi: { a: 1 } })),
        coins(60, () => ({ roi: [1] })),
      ),
    ).toEqual([{ kind: 'type_changed', path: 'roi', newType: 'array', records: 60 }]);
  });
});

it('ignores names that every object inherits', () => {
  expect(
    changes(
      coins(60),
      coins(60, () => ({ constructor: 1, toString: 'x' })),
    ),
  ).toEqual([]);
});

describe('rows of a file', () => {
  const row = (price: string, at: string): Payload => ({ symbol: 'BTC', price, at });
  const many = (price: string, at = '2026-01-31') => Array.from({ length: 60 }, () => row(price, at));
  it('are compared by the type their text suggests', () => {
    expect(rowChanges(many('1.5'), many('cheap'))).toEqual([
      { kind: 'type_changed', path: 'price', newType: 'text' },
    ]);
    expect(rowChanges(many('1.5'), many('$1,234.50'))).toEqual([]);
    expect(rowChanges(many('1.5'), many('1.2e-7'))).toEqual([]);
    expect(rowChanges(many('1.5'), [...many('1.5'), row('N/A', '2026-01-31')])).toEqual([
      { kind: 'newly_null', path: 'price' },
    ]);
    expect(rowChanges(many('1', '2026-01-31'), many('1', '2026-01-31T10:00:00.123Z'))).toEqual([]);
    expect(rowChanges(many('1', '2026-01-31'), many('1', '1769817600'))).toEqual([
      { kind: 'type_changed', path: 'at', newType: 'number' },
    ]);
  });

  it('may contain numbers and dates in a text column', () => {
    const noted = (note: string) => many('1').map((one) => ({ ...one, note }));
    expect(rowChanges(noted('text'), noted('42'))).toEqual([]);
  });

  it('may have a differently spelled header', () => {
    expect(
      rowChanges(
        [{ 'Price (USD)': '1' }, ...[]].concat(Array(60).fill({ 'Price (USD)': '1' })),
        Array(60).fill({ price_usd: '1' }),
      ),
    ).toEqual([]);
  });
});

describe('shares over a run', () => {
  const nulls = (share: number, count = 2000) =>
    coins(count, (index) => ({ roi: (index * 7) % 100 < share ? null : 1 }));
  const shares = (before: unknown[], now: unknown[]) =>
    compareShares(learned(seen(before)), seen(now)).map(({ kind, path }) => ({ kind, path }));
  it('trigger a change if a field is null far more often than before', () => {
    expect(shares(nulls(10), nulls(60))).toEqual([{ kind: 'newly_null', path: 'roi' }]);
  });
  it('do not trigger a change by chance, or with few records', () => {
    expect(shares(nulls(10), nulls(12))).toEqual([]);
    expect(shares(nulls(10), nulls(14))).toEqual([]);
    expect(shares(nulls(10, 20), nulls(60, 10))).toEqual([]);
  });
  it('trigger a change if an occasional field disappears', () => {
    const some = coins(500, (index) => (index % 2 ? { note: 'x' } : {}));
    expect(shares(some, coins(500))).toEqual([{ kind: 'field_gone', path: 'note' }]);
  });
});
