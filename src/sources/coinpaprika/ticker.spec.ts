import { parseJson } from '../../domain/json.js';
import { WHEN_FETCHED } from '../../domain/quote.js';
import { notesOf, quotesOf, ticker } from './ticker.js';

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
const quotes = (payload: unknown) => quotesOf(ticker.parse(payload));
const quote = (payload: unknown) => quotes(payload)[0]!;
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

  it('is rejected if a name among its quotes is that of a prototype, and no figure is lost', () => {
    const given = JSON.stringify(coin().quotes);
    expect(reasons(coin({ quotes: parseJson(given.replace('USD', '__proto__')) }))).toEqual(['quotes']);
  });

  it('is unranked if the rank is 0', () => {
    expect(quote(coin({ rank: 0 })).rank).toBeNull();
  });

  it('uses circulating_supply if present, as it was until 2020', () => {
    expect(quote(coin({ circulating_supply: 18_000_000 })).circulatingSupply).toBe('18000000');
    expect(reasons(coin({ circulating_supply: 'many' }))).toEqual(['circulating_supply']);
  });

  it.each(['', null, undefined])('omits a figure that is %j, and keeps the others', (blank) => {
    const some = coin({ rank: blank, total_supply: blank, max_supply: blank, circulating_supply: blank });
    expect(quote(some)).toMatchObject({
      price: '107204.12345678901',
      rank: null,
      totalSupply: null,
      maxSupply: null,
    });
    expect(quote(coin({ quotes: blank === undefined ? {} : { USD: blank } }))).toMatchObject({
      price: null,
      marketCap: null,
      rank: 1,
    });
    expect(quote(coin({ quotes: blank }))).toMatchObject({
      listing: { currency: 'USD' },
      price: null,
      rank: 1,
    });
  });

  it.each(['price', 'volume_24h', 'market_cap', 'percent_change_24h'])(
    'has no %s if it is an empty text',
    (field) => {
      expect(quote(usd({ [field]: '' }))).toEqual({ ...quote(coin()), ...quote(usd({ [field]: null })) });
    },
  );

  it.each(['', null, undefined, '0001-01-01T00:00:00Z', '1970-01-01T00:00:00Z'])(
    'gets the time of its fetch, with a note, if last_updated is %j',
    (blank) => {
      const undated = coin({ last_updated: blank });
      expect(quote(undated).observedAt).toBe(WHEN_FETCHED);
      expect(notesOf(ticker.parse(undated))).toMatchObject([
        { path: 'last_updated', code: 'dated_by_fetch' },
      ]);
      expect(notesOf(ticker.parse(coin()))).toBeUndefined();
    },
  );

  it('becomes a quote in each requested currency', () => {
    const { USD } = coin().quotes;
    const both = quotes(coin({ quotes: { USD, BTC: { ...USD, price: 1, market_cap: null } } }));
    expect(
      both.map(({ listing, price, marketCap, rank }) => [listing.currency, price, marketCap, rank]),
    ).toEqual([
      ['USD', '107204.12345678901', '2131234567890', 1],
      ['BTC', '1', null, 1],
    ]);
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

  it('is called by its symbol if its name is empty, or by its id', () => {
    const [named] = quotesOf(ticker.parse(coin({ name: '' })));
    expect(named?.listing).toMatchObject({ name: 'BTC', nameless: true });
    const [bare] = quotesOf(ticker.parse(coin({ name: '\u200b \u3164', symbol: '' })));
    expect(bare?.listing).toMatchObject({ name: 'btc-bitcoin', symbol: null, nameless: true });
  });

  it.each(['', null])('has no symbol if that is %j', (symbol) => {
    const [quote] = quotesOf(ticker.parse(coin({ symbol })));
    expect(quote?.listing.symbol).toBeNull();
  });

  it.each([
    ['id', undefined],
    ['symbol', undefined],
    ['name', null],
    ['rank', -1],
    ['last_updated', 1750848468],
    ['last_updated', 'yesterday'],
    ['max_supply', 'none'],
    ['quotes', 7],
    ['quotes.USD', []],
  ])('is rejected if %s is %j', (field, value) => {
    expect(
      reasons(field === 'quotes.USD' ? coin({ quotes: { USD: value } }) : coin({ [field]: value })),
    ).toEqual([field]);
  });
});
