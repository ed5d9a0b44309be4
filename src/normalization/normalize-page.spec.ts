import { z } from 'zod';
import type { Quote } from '../domain/quote.js';
import type { Page, Source } from '../domain/source.js';
import { normalizePage } from './normalize-page.js';

const quote = (symbol: string, observedAt: string, priceUsd: string | null = '1'): Quote => ({
  kind: 'quote',
  listing: { externalId: symbol, symbol, name: symbol },
  observedAt,
  priceUsd,
  marketCapUsd: null,
  volume24hUsd: null,
  change24hPct: null,
  rank: null,
  circulatingSupply: null,
  totalSupply: null,
  maxSupply: null,
});

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
  normalize: (row) => [quote(row.symbol, row.at, row.price)],
};

const page = (...payloads: unknown[]): Page => ({
  records: payloads.map((payload, index) => ({ externalId: `r${index}`, payload })),
  next: {},
  bytes: 0,
  retries: 0,
  fetchedAt: new Date('2026-01-02T00:00:00Z'),
});

const normalize = (...payloads: unknown[]) => normalizePage(source, page(...payloads));
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

  it('lets the last of two records of the same moment win, however the moment is spelled', async () => {
    const { accepted } = await normalize(
      { symbol: 'A', at, price: '1' },
      { symbol: 'A', at: '2026-01-01T01:00:00.000+01:00', price: '2' },
    );
    expect(accepted.map(({ items }) => items.map((item) => item.kind === 'quote' && item.priceUsd))).toEqual([
      [],
      ['2'],
    ]);
  });

  it('rejects a quote from the future', async () => {
    const { rejected } = await normalize({ symbol: 'A', at: '2030-01-01T00:00:00Z', price: '1' });
    expect(rejected[0]!.reasons[0]).toMatchObject({ path: 'observed_at', code: 'in_the_future' });
  });

  it.each(['0001-01-01T00:00:00+01:00', '9999-12-31T23:59:59-05:00', 'yesterday'])(
    'rejects a quote at %s, which no database holds, and keeps the others',
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

  it('makes an external id storable that is not', async () => {
    const bad = {
      ...page({ symbol: 1 }),
      records: [
        { externalId: 'a\0b', payload: 1 },
        { externalId: 'x'.repeat(9000), payload: 2 },
      ],
    };
    const ids = (await normalizePage(source, bad)).rejected.map(({ record }) => record.externalId);
    expect(ids[0]).toBe(String.raw`a\u0000b`);
    expect(ids[1]).toHaveLength(500);
  });
});
