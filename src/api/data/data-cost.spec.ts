import type { FastifyRequest } from 'fastify';
import { costOfData } from './data-cost.js';

const SIZES = { quotes: 1_500_000, candles: 600_000, articles: 120_000, listings: 3000 };
const price = (query: string, accept?: string, sizes = SIZES) =>
  costOfData(
    {
      query: Object.fromEntries(new URLSearchParams(query)),
      headers: { accept },
    } as unknown as FastifyRequest,
    sizes,
  );

it.each([
  ['', 1],
  ['limit=500', 1],
  ['limit=1000', 2],
  ['cursor=abc&limit=50', 1],
  ['offset=999', 1],
  ['offset=100000', 101],
  ['latest=true&sort=market_cap_usd&count=exact', 1],
  ['sort=market_cap_usd', 51],
  ['sort=market_cap_usd&kind=candle', 21],
  ['sort=rank&asset=bitcoin', 11],
  ['sort=observed_at', 1],
  ['count=exact', 21],
  ['min_price=1&max_price=2', 26],
  ['latest=true&as_of=2026-01-01', 21],
  ['q=b', 3],
  ['q=bitcoin', 1],
  ['offset=100000&limit=1000&sort=market_cap_usd&count=exact', 172],
  ['offset=x&limit=-1&sort=', 51],
])('a page of %s costs %d', (query, units) => expect(price(query)).toEqual({ units }));

it.each([
  ['', 51],
  ['limit=100000', 6],
  ['symbol=BTC', 16],
  ['latest=true', 1],
])('an export of %s costs %d', (query, units) =>
  expect(price(query, 'text/csv')).toEqual({ units, isStream: true }),
);

it('everything is cheap if there is little data', () => {
  const sizes = { quotes: 8000, candles: 0, articles: 100, listings: 50 };
  expect(price('sort=market_cap_usd&count=exact&q=b', undefined, sizes)).toEqual({ units: 1 });
});

it('an export by format is priced as one', () =>
  expect(price('format=csv&limit=20000')).toEqual({ units: 2, isStream: true }));

it('a request for an unavailable type is priced as a page', () =>
  expect(price('', 'image/png')).toEqual({ units: 1 }));
