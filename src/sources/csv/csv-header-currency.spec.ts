import { CsvFolder } from './fixtures/csv-folder.js';
import { currencyOfHeader } from './csv-header-currency.js';

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

  it.each(['Price', 'Last Price', 'Price (low)', 'Total', 'Change (24h)', 'Bitcoin Price', '価格'])(
    '%s names none',
    (header) => {
      expect(currencyOfHeader(header)).toBeUndefined();
    },
  );
});

const priced = (header: string, more = {}) =>
  folder.read(`Symbol,${header},Date\nBTC,93000,2024-12-31\n`, more);

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

it('takes a sign of several currencies for the configured one', async () => {
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

it('rejects the price of a coin in itself, but for one', async () => {
  const { quotes, rejected } = await folder.read(
    'Symbol,Price,Currency,Date\nBTC,93000,BTC,2024-12-31\nETH,1.0,ETH,2024-12-31\n',
  );
  expect(quotes).toMatchObject([{ symbol: 'ETH', currency: 'ETH', price: '1.0' }]);
  expect(rejected).toMatchObject([{ line: 2, path: 'Price', code: 'same_currency' }]);
});
