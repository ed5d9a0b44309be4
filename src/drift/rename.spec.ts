import { compare } from './compare.js';
import { nameSimilarity } from './names.js';
import { observeRecords } from './observe.js';
import { joinRenames } from './rename.js';
import { learnSchema } from './schema.js';

type Payload = Record<string, unknown>;
const price = (index: number) => 60_000 / (index + 1) ** 2;
const coin = (index: number): Payload => ({
  id: `coin-${index}`,
  symbol: `c${index}`,
  current_price: price(index),
  total_volume: 1e9 / (index + 3),
  last_updated: '2026-01-31T00:00:00Z',
});
const coins = (count = 100) => Array.from({ length: count }, (_, index) => coin(index));
const records = (payloads: Payload[]) =>
  payloads.map((payload) => ({ externalId: payload.id as string, payload }));

function found(before: Payload[], now: Payload[], stored = before) {
  const schema = learnSchema(null, observeRecords(records(before)), new Set(), {
    settled: true,
    adds: false,
  });
  const seen = observeRecords(records(now));
  const context = {
    kind: 'api' as const,
    schema,
    seen,
    records: records(now),
    reported: new Map<string, number>(),
    before: new Map(stored.map((one) => [one.id as string, one])),
  };
  return joinRenames(compare(schema, seen, 'api'), context);
}
const without = (payload: Payload, ...names: string[]) =>
  Object.fromEntries(Object.entries(payload).filter(([name]) => !names.includes(name)));
const kinds = (changes: ReturnType<typeof found>) =>
  changes.map(({ kind, path, newPath = '' }) => `${kind} ${path} ${newPath}`.trim());

describe('a rename', () => {
  it('is reported with high confidence if name and values agree', () => {
    const now = coins().map((one, index) => ({
      ...without(one, 'current_price'),
      price: price(index) * 1.01,
    }));
    const [change, ...others] = found(coins(), now);
    expect(others).toEqual([]);
    expect(change).toMatchObject({ kind: 'renamed', path: 'current_price', newPath: 'price', records: 100 });
    expect(change!.confidence).toBeGreaterThan(0.85);
    expect(change!.evidence).toMatchObject({ same_records: { compared: 100 }, one_or_the_other: 1 });
  });

  it('is recognised by its values if the name is unrelated', () => {
    const now = coins().map((one, index) => ({ ...without(one, 'current_price'), last: price(index) }));
    expect(kinds(found(coins(), now))).toEqual(['renamed current_price last']);
  });

  it('is recognised by name and distribution if nothing was stored before', () => {
    const now = coins().map((one, index) => ({ ...without(one, 'current_price'), price: price(index) }));
    const [change] = found(coins(), now, []);
    expect(change).toMatchObject({ kind: 'renamed', evidence: { same_records: null } });
    expect(change!.confidence).toBeGreaterThan(0.7);
  });

  it('is recognised in one record of a thousand', () => {
    const now = coins(1000).map((one, index) =>
      index === 500 ? { ...without(one, 'current_price'), price: price(index) } : one,
    );
    expect(found(coins(1000), now)).toMatchObject([{ kind: 'renamed', newPath: 'price', records: 1 }]);
  });

  it('is recognised for two fields at once, each matched to its own', () => {
    const now = coins().map((one, index) => ({
      ...without(one, 'current_price', 'total_volume'),
      price: price(index),
      volume: one.total_volume,
    }));
    expect(kinds(found(coins(), now)).sort()).toEqual([
      'renamed current_price price',
      'renamed total_volume volume',
    ]);
  });

  it('is recognised if a field moved into an object', () => {
    const now = coins().map((one, index) => ({
      ...without(one, 'current_price'),
      quote: { usd: { current_price: price(index) } },
    }));
    expect(kinds(found(coins(), now))).toContain('renamed current_price quote.usd.current_price');
  });

  it('is recognised for an object', () => {
    const nested = (name: string) =>
      coins().map((one) => ({ ...one, [name]: { USD: { price: 1, cap: 2 } } }));
    expect(kinds(found(nested('quotes'), nested('quote')))).toEqual(['renamed quotes quote']);
  });
});

describe('no rename', () => {
  it('is reported if one field disappears while an unrelated one is added', () => {
    const now = coins().map((one) => ({ ...without(one, 'current_price'), is_scam: false }));
    expect(kinds(found(coins(), now)).sort()).toEqual(['field_added is_scam', 'field_gone current_price']);
  });

  it('is a number of the same size with unrelated values', () => {
    const now = coins().map((one, index) => ({
      ...without(one, 'current_price'),
      all_time_fees: price(99 - index),
    }));
    expect(kinds(found(coins(), now)).sort()).toEqual([
      'field_added all_time_fees',
      'field_gone current_price',
    ]);
  });

  it('is a field that appears beside the old one', () => {
    const now = coins().map((one, index) => ({ ...one, price: price(index) }));
    expect(kinds(found(coins(), now))).toEqual(['field_added price']);
  });
});

it.each([
  ['current_price', 'price', 0.7, 1],
  ['currentPrice', 'current_price', 0.99, 1],
  ['quotes.USD.price', 'quotes.USD.prices', 0.8, 1],
  ['current_price', 'is_scam', 0, 0.5],
])('names %s and %s are alike between %d and %d', (one, other, low, high) => {
  const likeness = nameSimilarity(one, other);
  expect(likeness).toBeGreaterThanOrEqual(low);
  expect(likeness).toBeLessThanOrEqual(high);
});
