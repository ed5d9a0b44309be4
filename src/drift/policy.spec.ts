import { driftRules } from '../config/drift-rules.js';
import { PartitionError } from '../domain/errors.js';
import { groupOf } from './group.js';
import { discardValues, policyOf } from './policy.js';
import { assertRejectionShare, type RecentPages, withPage } from './recent-pages.js';

describe('rules', () => {
  const rules = driftRules.parse(
    '*.*=evolve, *.field_gone=warn, csv.*=discard_value, csv.type_changed=freeze',
  );
  it.each([
    ['rss', 'renamed', 'evolve'],
    ['rss', 'field_gone', 'warn'],
    ['csv', 'field_gone', 'discard_value'],
    ['csv', 'type_changed', 'freeze'],
  ] as const)('for %s and %s result in %s: the most specific one wins', (source, kind, policy) => {
    expect(policyOf(rules, source, kind)).toBe(policy);
  });

  it('default to warn', () => {
    expect(policyOf([], 'csv', 'renamed')).toBe('warn');
  });

  it.each(['csv.price=freeze', 'csv.renamed=ignore', 'renamed=warn', 'csv.renamed'])('refuse %s', (text) => {
    expect(driftRules.safeParse(text).error?.issues[0]?.message).toMatch(/^expected rules such as/);
  });
});

describe('discarding', () => {
  const change = {
    kind: 'type_changed',
    path: 'quotes.USD.price',
    newType: 'text',
    records: 1,
    evidence: {},
  } as const;
  it('nulls only values that do not fit', () => {
    const came = { quotes: { USD: { price: 'much', cap: 1 } } };
    expect(discardValues(came, [change], 'api')).toEqual({ quotes: { USD: { price: null, cap: 1 } } });
    expect(came.quotes.USD.price).toBe('much');
    const fits = { quotes: { USD: { price: 1 } } };
    expect(discardValues(fits, [change], 'api')).toBe(fits);
  });

  it('empties the field of a line', () => {
    expect(discardValues({ price: 'much' }, [{ ...change, path: 'price' }], 'csv')).toEqual({ price: '' });
  });
});

describe('the window of rejections', () => {
  const after = (...pages: [number, number][]): RecentPages =>
    pages.reduce<RecentPages>((recent, [fetched, rejected]) => withPage(recent, fetched, rejected, 100), []);
  const stops = (recent: RecentPages) => {
    try {
      assertRejectionShare(recent, 100, 0.5);
      return false;
    } catch (error) {
      expect(error).toBeInstanceOf(PartitionError);
      return true;
    }
  };

  it('must be full before it stops a partition', () => {
    expect(stops(after([99, 99]))).toBe(false);
    expect(stops(after([99, 99], [1, 0]))).toBe(true);
  });

  it('allows the permitted share', () => {
    expect(stops(after([100, 50]))).toBe(false);
    expect(stops(after([100, 51]))).toBe(true);
  });

  it('forgets records that have left it', () => {
    expect(after([100, 100], [60, 0], [60, 0])).toEqual([
      [60, 0],
      [60, 0],
    ]);
    expect(after([500, 0], [50, 50], [50, 50])).toEqual([
      [50, 50],
      [50, 50],
    ]);
  });
});

it('groups files whose names differ only in digits', () => {
  expect(groupOf('csv', 'prices-2026-01-31.csv')).toBe(groupOf('csv', 'prices-2026-02-01.csv'));
  expect(groupOf('third', 'https://example.com/1')).toBe('https://example.com/1');
});
