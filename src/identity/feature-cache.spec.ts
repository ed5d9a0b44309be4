import { listing } from '../../test/support/identity.js';
import { FeatureCache } from './feature-cache.js';
import { featuresOf } from './features.js';

const first = listing('coingecko/matic-network', 'MATIC', 'Polygon', { id: 7 });

describe('FeatureCache', () => {
  it.each([
    ['a symbol', { symbol: 'POL' }],
    ['a name', { name: 'POL (ex-MATIC)' }],
    ['an id', { externalId: 'polygon-ecosystem-token' }],
    ['a source', { source: 'coinpaprika' }],
    ['a kind of source', { listsEachCoinOnce: false }],
    ['a former name', { former: [{ symbol: 'MATIC', name: 'Matic Network' }] }],
    ['a contract', { contracts: ['ethereum 0x7d1a'] }],
    ['a price', { prices: [{ at: 0, currency: 'USD', price: 1 }] }],
    ['nothing', {}],
  ])('reads the same as without a cache after %s changed', (_what, change) => {
    const cache = new FeatureCache();
    cache.featuresOf([first]);
    const changed = { ...first, ...change };
    expect(cache.featuresOf([changed])).toEqual([featuresOf(changed)]);
  });

  it('parses names again only if they changed, and drops removed listings', () => {
    const cache = new FeatureCache();
    const [before] = cache.featuresOf([first]);
    const [after] = cache.featuresOf([{ ...first, rank: 1 }]);
    expect(after!.name).toBe(before!.name);
    cache.featuresOf([]);
    expect(cache.featuresOf([first])[0]!.name).not.toBe(before!.name);
  });
});
