import { z } from 'zod';
import { priceQuote } from '../../test/support/quote.js';
import type { Page, Source } from '../domain/source.js';
import { normalizePage } from './normalize-page.js';

interface Row {
  symbol: string;
  at: string;
  price: string;
}

const source: Source<Row> = {
  name: 'rows',
  kind: 'api',
  schema: z.object({ symbol: z.string(), at: z.string(), price: z.string() }),
  partitions: () => Promise.resolve([]),
  pages: () => (async function* () {})(),
  normalize: (row) => [priceQuote(row.symbol, row.at, row.price)],
};

const page = (...payloads: unknown[]): Page => ({
  records: payloads.map((payload, index) => ({ externalId: `r${index}`, payload })),
  next: {},
  bytes: 0,
  retries: 0,
  fetchedAt: new Date('2026-01-02T00:00:00Z'),
});

const READING = { named: (payload: unknown) => payload, maxClockSkewMs: 300_000 };
const normalize = (...payloads: unknown[]) => normalizePage(source, page(...payloads), READING);
const at = '2026-01-01T00:00:00Z';

describe('normalizePage', () => {
  it('rejects a bad record with the path of each bad field and keeps the others', async () => {
    const { accepted, rejected } = await normalize(
      { symbol: 'A', at, price: '1' },
      { symbol: 'B', price: 7 },
    );
    expect(accepted).toHaveLength(1);
    expect(rejected[0]!.reasons.map((reason) => reason.path)).toEqual(['at', 'price']);
    expect(rejected[0]!.record.payload).toEqual({ symbol: 'B', price: 7 });
  });

  it('keeps the last of two records with the same time, however it is written', async () => {
    const { accepted } = await normalize(
      { symbol: 'A', at, price: '1' },
      { symbol: 'A', at: '2026-01-01T01:00:00.000+01:00', price: '2' },
    );
    expect(accepted.map(({ items }) => items.map((item) => item.kind === 'quote' && item.price))).toEqual([
      [],
      ['2'],
    ]);
  });

  it('rejects only quotes further ahead of their fetch than MAX_CLOCK_SKEW', async () => {
    const { accepted, rejected } = await normalize(
      { symbol: 'A', at: '2026-01-02T00:05:00.001Z', price: '1' },
      { symbol: 'B', at: '2026-01-02T00:05:00Z', price: '1' },
    );
    expect(rejected.map(({ reasons }) => reasons)).toEqual([
      [expect.objectContaining({ path: 'observed_at', code: 'in_the_future' })],
    ]);
    expect(rejected[0]!.reasons[0]!.message).toContain('MAX_CLOCK_SKEW');
    expect(accepted).toHaveLength(1);
  });

  it.each([
    ['1e100', 'out_of_range'],
    ['1e309', 'out_of_range'],
    ['1e-400', 'out_of_range'],
    ['9'.repeat(101), 'out_of_range'],
    [`0.${'0'.repeat(100)}1`, 'out_of_range'],
    ['-0.01', 'negative'],
    ['-1e5', 'negative'],
    ['ask us', 'not_a_number'],
  ])('rejects a price of %s as %s, and names field and value', async (price, code) => {
    const { accepted, rejected } = await normalize({ symbol: 'A', at, price });
    expect(accepted).toEqual([]);
    expect(rejected[0]!.reasons).toEqual([expect.objectContaining({ path: 'price', code })]);
    expect(rejected[0]!.reasons[0]!.message).toContain(price.slice(0, 50));
  });

  it.each(['9'.repeat(100), `0.${'0'.repeat(99)}1`, '1e-100', '9.99e99', '0', '-0', '-0.00'])(
    'keeps a price of %s',
    async (price) => {
      expect((await normalize({ symbol: 'A', at, price })).accepted).toHaveLength(1);
    },
  );

  it('rejects quotes without any figure, with one rejection per id', async () => {
    const silent = { ...source, normalize: (row: Row) => [priceQuote(row.symbol, row.at, null)] };
    const later = '2026-01-01T01:00:00Z';
    const both = page({ symbol: 'A', at, price: '' }, { symbol: 'A', at: later, price: '' });
    const { accepted, rejected } = await normalizePage(silent, both, READING);
    expect(accepted).toEqual([]);
    expect(rejected.map(({ reasons }) => reasons[0]!.code)).toEqual(['no_figure', 'no_figure']);
    expect(rejected[0]!.contentHash).toEqual(rejected[1]!.contentHash);
  });

  it('explains rejections in text that a database can store', async () => {
    const schema = z.record(z.string().regex(/^[a-z]+$/), z.string());
    const { rejected } = await normalizePage({ ...source, schema }, page({ 'a\0b': '1' }), READING);
    expect(JSON.stringify(rejected[0]!.reasons)).not.toMatch(/[^\\]\\u0000/);
  });

  it.each(['0001-01-01T00:00:00+01:00', '9999-12-31T23:59:59-05:00', 'yesterday'])(
    'rejects a quote at %s, which no database can store, and keeps the others',
    async (moment) => {
      const page = await normalize({ symbol: 'A', at: moment, price: '1' }, { symbol: 'B', at, price: '1' });
      expect(page.rejected[0]!.reasons[0]).toMatchObject({ path: 'observed_at', code: 'not_a_moment' });
      expect(page.accepted).toHaveLength(1);
    },
  );

  it.each([
    ['a NUL', 'A\0', 'unstorable_text'],
    ['half of a surrogate pair', 'A\ud800', 'unstorable_text'],
    ['more characters than an index can hold', 'A'.repeat(201), 'bad_length'],
    ['nothing at all', '', 'bad_length'],
  ])('rejects a symbol with %s', async (_what, symbol, code) => {
    expect((await normalize({ symbol, at, price: '1' })).rejected[0]!.reasons[0]!.code).toBe(code);
  });

  it('makes an external id storable', async () => {
    const bad = {
      ...page({ symbol: 1 }),
      records: [
        { externalId: 'a\0b', payload: 1 },
        { externalId: 'x'.repeat(9000), payload: 2 },
      ],
    };
    const ids = (await normalizePage(source, bad, READING)).rejected.map(({ record }) => record.externalId);
    expect(ids[0]).toBe(String.raw`a\u0000b`);
    expect(ids[1]).toHaveLength(500);
  });
});
