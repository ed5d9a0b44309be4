import { parseJson } from '../../domain/json.js';
import { WHEN_FETCHED } from '../../domain/quote.js';
import { market, notesOf, quoteOf } from './market.js';

const item = `{
  "id": "avalanche-2", "symbol": "avax", "name": "Avalanche", "image": "https://example.org/a.png",
  "current_price": 0.000000000000123456789, "market_cap": 14403105221, "market_cap_rank": 15,
  "fully_diluted_valuation": null, "total_volume": 4.12e+8, "high_24h": 36.3, "low_24h": 33,
  "price_change_24h": -0.64, "price_change_percentage_24h": -1.81277,
  "circulating_supply": 123456789012345678901234567890.5, "total_supply": 9007199254740993, "max_supply": null,
  "ath": 144.96, "ath_date": "2021-11-21T14:18:56.538Z", "roi": { "times": 1.5, "currency": "usd", "percentage": 150 },
  "last_updated": "2025-06-25T10:47:48.123Z", "a_field_of_tomorrow": [1, 2]
}`;
const coin = (more: object = {}) => ({ ...(parseJson(item) as object), ...more });
const reasons = (payload: unknown) =>
  market.safeParse(payload).error?.issues.map(({ path }) => path.join('.'));

describe('an item of /coins/markets', () => {
  it('becomes a quote with every digit, its symbol in upper case', () => {
    expect(quoteOf(market.parse(coin()))).toEqual({
      kind: 'quote',
      listing: { externalId: 'avalanche-2', currency: 'USD', symbol: 'AVAX', name: 'Avalanche' },
      observedAt: '2025-06-25T10:47:48.123Z',
      price: '0.000000000000123456789',
      marketCap: '14403105221',
      volume24h: '4.12e+8',
      change24hPct: '-1.81277',
      rank: 15,
      circulatingSupply: '123456789012345678901234567890.5',
      totalSupply: '9007199254740993',
      maxSupply: null,
    });
  });

  it('has the requested currency', () => {
    const { listing } = quoteOf(market.parse(coin({ vs_currency: 'eur' })));
    expect(listing.currency).toBe('EUR');
  });

  it('keeps unknown fields', () => {
    expect(market.parse(coin())).toMatchObject({ a_field_of_tomorrow: [1, 2], roi: { currency: 'usd' } });
  });

  it.each([
    'current_price',
    'market_cap',
    'market_cap_rank',
    'total_volume',
    'price_change_percentage_24h',
    'circulating_supply',
    'total_supply',
    'max_supply',
  ])('may have null for %s, but is rejected if it is missing or renamed', (field) => {
    expect(reasons(coin({ [field]: null }))).toBeUndefined();
    const { [field as 'id']: value, ...rest } = coin() as Record<'id', unknown>;
    expect(reasons({ ...rest, [`${field}_usd`]: value })).toEqual([field]);
  });

  it.each([
    ['id', undefined],
    ['id', ''],
    ['symbol', undefined],
    ['name', 7],
    ['name', 'a\0b'],
    ['last_updated', '2025-06-25 10:47'],
    ['last_updated', '2025-06-25T10:47:48'],
    ['current_price', 'much'],
    ['current_price', [1]],
    ['market_cap_rank', 1.5],
    ['market_cap_rank', -1],
  ])('is rejected if %s is %j', (field, value) => {
    expect(reasons(coin({ [field]: value }))).toEqual([field]);
  });

  it.each([null, '0001-01-01T00:00:00Z', '1970-01-01T00:00:00.000Z'])(
    'gets the time of its fetch, with a note, if last_updated is %j',
    (last_updated) => {
      const undated = market.parse(coin({ last_updated }));
      expect(quoteOf(undated).observedAt).toBe(WHEN_FETCHED);
      expect(notesOf(undated)).toMatchObject([{ path: 'last_updated', code: 'dated_by_fetch' }]);
      expect(notesOf(market.parse(coin()))).toBeUndefined();
    },
  );

  it.each([null, 'coin', 5, []])('is rejected if it is %j', (payload) => {
    expect(market.safeParse(payload).success).toBe(false);
  });

  it.each(['1.5', '-1', '1e99', '2147483648', '"7"'])('states what a rank must be, given %s', (text) => {
    const issue = market.safeParse(coin({ market_cap_rank: parseJson(text) })).error!.issues[0];
    expect(issue).toMatchObject({
      params: { code: 'not_a_rank' },
      message: `expected a whole number from 0 to 2147483647, got ${text}`,
    });
  });

  it('is unranked if the rank is 0', () => {
    expect(quoteOf(market.parse(coin({ market_cap_rank: 0 }))).rank).toBeNull();
  });

  it.each(['', null])('has no symbol if that is %j', (symbol) => {
    expect(quoteOf(market.parse(coin({ symbol }))).listing.symbol).toBeNull();
  });

  it('accepts symbols longer than 20 characters, with spaces and in any script', () => {
    for (const symbol of ['a very long symbol of a token', '比特币', 'ß€🚀'])
      expect(quoteOf(market.parse(coin({ symbol }))).listing.symbol).toBe(symbol.toUpperCase());
  });
});
