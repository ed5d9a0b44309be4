import { CsvFolder } from '../fixtures/csv-folder.js';
import { currencyOfHeader } from './header-currency.js';

let folder: CsvFolder;
beforeAll(async () => (folder = await CsvFolder.make()));
afterAll(() => folder.remove());

describe('a header that names a currency', () => {
  it.each([
    ['price_eur', 'EUR', 'price'],
    ['Price (EUR)', 'EUR', 'Price'],
    ['EUR price', 'EUR', 'price'],
    ['Price €', 'EUR', 'Price'],
    ['Preis in Euro', 'EUR', 'Preis'],
    ['prix en francs suisses', 'CHF', 'prix'],
    ['Price (US Dollars)', 'USD', 'Price'],
    ['Price (yen)', 'JPY', 'Price'],
    ['価格（円）', 'JPY', '価格'],
    ['Цена, руб.', 'RUB', 'Цена'],
    ['Price, US dollars', 'USD', 'Price'],
    ['Price, kr', null, 'Price'],
    ['Close BTC/USD', 'USD', 'Close BTC'],
    ['Price (BTC/USD)', 'USD', 'Price'],
    ['Price (¥)', null, 'Price'],
    ['Price (kr)', null, 'Price'],
    ['Price in pesos', null, 'Price'],
    ['Price (USD/EUR)', null, 'Price'],
    ['Price (cents)', null, 'Price'],
    ['price_satoshi', null, 'price'],
  ])('%s is in %s', (header, currency, rest) => {
    const found = currencyOfHeader(header);
    expect([found?.currency, found?.rest.trim()]).toEqual([currency, rest]);
  });

  it.each([
    'Price',
    'Last Price',
    'Price, last',
    'Price (low)',
    'Total',
    'Change (24h)',
    'Bitcoin Price',
    '価格',
  ])('%s names none', (header) => {
    expect(currencyOfHeader(header)).toBeUndefined();
  });
});

const priced = (header: string, more = {}) =>
  folder.read(`Symbol,${header},Date\nBTC,93000,2024-12-31\n`, more);

describe('columns of flattened replies', () => {
  it.each([
    [
      'symbol,quote.EUR.price,quote.EUR.market_cap,quote.EUR.percent_change_24h,quote.EUR.last_updated',
      { symbol: 'BTC', currency: 'EUR', price: '1', marketCap: '2', change24hPct: '3' },
    ],
    [
      'symbol,quotes_USD_price,quotes_USD_volume_24h,quotes_USD_percent_change_24h,last_updated',
      { symbol: 'BTC', currency: 'USD', price: '1', volume24h: '2', change24hPct: '3' },
    ],
    [
      'id,eur,eur_market_cap,eur_24h_vol,last_updated_at',
      { symbol: 'BTC', currency: 'EUR', price: '1', marketCap: '2', volume24h: '3' },
    ],
  ])('%s have their currency', async (header, expected) => {
    const { quotes, rejected } = await folder.read(`${header}\nBTC,1,2,3,2024-12-31\n`);
    expect(rejected).toEqual([]);
    expect(quotes).toMatchObject([expected]);
  });

  it.each(['symbol,amount,eur,date', 'symbol,eur,usd,date'])(
    'are not taken for prices where they may be something else: %s',
    async (header) => {
      await expect(folder.read(`${header}\nBTC,2,90000,2024-12-31\n`)).rejects.toMatchObject({
        code: 'missing_column',
      });
    },
  );
});

it.each([
  ['Price [kUSD]', 'USD', '95200'],
  ['Kurs (TEUR)', 'EUR', '95200'],
  ['Price (MGBP)', 'GBP', '95200000'],
])('%s is in %s, multiplied', async (header, currency, price) => {
  const { quotes } = await folder.read(`Symbol,${header},Date\nBTC,95.2,2024-12-31\n`);
  expect(quotes).toMatchObject([{ currency, price }]);
});

it.each(['Price (MUSD)', 'Price (TUSD)', 'Price (mBTC)'])(
  'does not multiply by what may be part of a symbol: %s',
  async (header) => {
    const read = folder.read(`Symbol,${header},Date\nETH,95.2,2024-12-31\n`).catch((error: unknown) => error);
    expect(JSON.stringify(await read)).not.toMatch(/9520000|95200/);
  },
);

it.each(['Price (¥)', 'Price (kr)', 'Price in pesos', 'Price (USD/EUR)', 'Kurs (Rs)'])(
  'refuses a file whose only price is under %s',
  async (header) => {
    await expect(priced(header)).rejects.toMatchObject({
      code: 'ambiguous_currency',
      message: expect.stringContaining(JSON.stringify(header)),
    });
  },
);

it.each(['Price (cents)', 'Price (US cents)', 'price_satoshi', 'Preis in Cent', 'Kurs (pence)'])(
  'refuses a file whose only price is in parts of a currency: %s',
  async (header) => {
    for (const symbol of ['BTC', 'ETH/BTC'])
      await expect(
        folder.read(`Symbol,${header},Date,Currency\n${symbol},93000,2024-12-31,\n`),
      ).rejects.toMatchObject({
        code: 'parts_of_currency',
        message: expect.stringMatching(/price: 0\.01/),
      });
  },
);

it('reads a sign shared by several currencies as the configured one', async () => {
  const { quotes } = await priced('Price (¥)', { CSV_CURRENCY: 'JPY' });
  expect(quotes).toMatchObject([{ currency: 'JPY', price: '93000' }]);
});

it.each([
  ['prices_TRY.csv', 'TRY'],
  ['BTC_ARS.csv', 'ARS'],
  ['prices_twd.csv', 'TWD'],
  ['try_again.csv', 'USD'],
  ['cop.csv', 'USD'],
])('reads the prices of %s in %s', async (name, currency) => {
  const { quotes } = await folder.read('Symbol,Price,Date\nETH,1,2024-12-31\n', {}, name);
  expect(quotes).toMatchObject([{ currency }]);
});

it('rejects the price of a coin in itself, unless it is one', async () => {
  const { quotes, rejected } = await folder.read(
    'Symbol,Price,Currency,Date\nBTC,93000,BTC,2024-12-31\nETH,1.0,ETH,2024-12-31\n',
  );
  expect(quotes).toMatchObject([{ symbol: 'ETH', currency: 'ETH', price: '1.0' }]);
  expect(rejected).toMatchObject([{ line: 2, path: 'Price', code: 'same_currency' }]);
});
