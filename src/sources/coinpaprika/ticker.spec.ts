import { parseJson } from '../../domain/json.js';
import { quoteOf, ticker } from './ticker.js';

const item = `{
  "id": "btc-bitcoin", "name": "Bitcoin", "symbol": "BTC", "rank": 1, "total_supply": 9007199254740993,
  "max_supply": 21000000, "beta_value": 0.978546, "first_data_at": "2010-07-17T00:00:00Z",
  "last_updated": "2025-06-25T10:47:48Z",
  "quotes": { "USD": {
    "price": 107204.12345678901, "volume_24h": 28123456789.0123456789, "volume_24h_change_24h": -1.41,
    "market_cap": 2131234567890, "percent_change_15m": 0.07, "percent_change_24h": -1.81,
    "ath_price": 111878.3, "ath_date": "2025-05-22T18:27:47Z", "percent_from_price_ath": -4.2 } }
}`;
interface Item {
  quotes: { USD: Record<string, unknown> };
}
const coin = (more: object = {}) => ({ ...(parseJson(item) as Item), ...more });
const usd = (more: object) => coin({ quotes: { USD: { ...coin().quotes.USD, ...more } } });
const quote = (payload: unknown) => quoteOf(ticker.parse(payload));
const reasons = (payload: unknown) =>
  ticker.safeParse(payload).error?.issues.map(({ path }) => path.join('.'));

describe('an item of /tickers', () => {
  it('becomes a quote with every digit', () => {
    expect(quote(coin())).toEqual({
      kind: 'quote',
      listing: { externalId: 'btc-bitcoin', currency: 'USD', symbol: 'BTC', name: 'Bitcoin' },
      observedAt: '2025-06-25T10:47:48Z',
      price: '107204.12345678901',
      marketCap: '2131234567890',
      volume24h: '28123456789.0123456789',
      change24hPct: '-1.81',
      rank: 1,
      circulatingSupply: null,
      totalSupply: '9007199254740993',
      maxSupply: '21000000',
    });
  });

  it.each(['0', '0.0', '0e0', 'null'])('has no maximum if max_supply is %s', (text) => {
    expect(quote(coin({ max_supply: parseJson(text) })).maxSupply).toBeNull();
  });

  it.each(['0.5', '1e-9', '100'])('keeps a maximum of %s', (text) => {
    expect(quote(coin({ max_supply: parseJson(text) })).maxSupply).toBe(String(Number(text)));
  });

  it('is unranked if the rank is 0', () => {
    expect(quote(coin({ rank: 0 })).rank).toBeNull();
  });

  it('uses circulating_supply if present, as it was until 2020', () => {
    expect(quote(coin({ circulating_supply: 18_000_000 })).circulatingSupply).toBe('18000000');
    expect(reasons(coin({ circulating_supply: 'many' }))).toEqual(['circulating_supply']);
  });

  it('keeps unknown fields', () => {
    expect(ticker.parse(coin())).toMatchObject({
      beta_value: 0.978546,
      quotes: { USD: { ath_price: 111878.3 } },
    });
  });

  it.each(['price', 'volume_24h', 'market_cap', 'percent_change_24h'])(
    'may have null for quotes.USD.%s, but is rejected if it is missing or renamed',
    (field) => {
      expect(reasons(usd({ [field]: null }))).toBeUndefined();
      expect(reasons(usd({ [field]: undefined }))).toEqual([`quotes.USD.${field}`]);
      const { [field]: value, ...rest } = coin().quotes.USD;
      expect(reasons(coin({ quotes: { USD: { ...rest, [`${field}_usd`]: value } } }))).toEqual([
        `quotes.USD.${field}`,
      ]);
    },
  );

  it.each([
    ['id', undefined],
    ['symbol', ''],
    ['name', null],
    ['rank', -1],
    ['rank', undefined],
    ['total_supply', undefined],
    ['max_supply', undefined],
    ['last_updated', 1750848468],
    ['quotes', null],
    ['quotes.USD', undefined],
  ])('is rejected if %s is %j', (field, value) => {
    expect(reasons(field === 'quotes.USD' ? coin({ quotes: {} }) : coin({ [field]: value }))).toEqual([
      field,
    ]);
  });
});
