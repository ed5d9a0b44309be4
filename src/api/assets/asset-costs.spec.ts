import type { FastifyRequest } from 'fastify';
import { costOfAssets } from './asset-costs.js';

it('charges searches by the number of listings, and four times as much where no index helps', () => {
  const sizes = { quotes: 0, candles: 0, articles: 0, listings: 5000 };
  const units = (query: object) => costOfAssets({ query } as FastifyRequest, sizes).units;
  expect([units({}), units({ q: 'bit' }), units({ q: ' b ' }), units({ q: ['b', 'c'] })]).toEqual([
    1, 6, 21, 6,
  ]);
});
