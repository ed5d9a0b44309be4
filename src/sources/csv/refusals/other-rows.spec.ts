import { CsvFolder } from '../fixtures/csv-folder.js';

let folder: CsvFolder;
beforeAll(async () => (folder = await CsvFolder.make()));
afterAll(() => folder.remove());

const refusalOf = (name: string, lines: readonly string[]) =>
  folder.read(`${lines.join('\n')}\n`, {}, name).then(
    ({ quotes }) => quotes,
    (error: unknown) => error,
  );

describe('rows that are not trades', () => {
  it.each(['dividend', 'Cash Div', 'Interest', 'Zinsen', 'Fee'])('are payouts: %s', async (type) => {
    const lines = ['date,code,price,action', '2024-01-01,AAPL,180.5,buy', `2024-01-02,AAPL,0.24,${type}`];
    expect(await refusalOf('activities.csv', lines)).toMatchObject({
      code: 'payouts',
      message: expect.stringContaining(
        'the column "action" shows that some rows are dividends, interest or fees',
      ),
    });
  });

  it('are payouts only if they have a price', async () => {
    const lines = ['date,code,price,action', '2024-01-01,AAPL,180.5,buy', '2024-01-02,AAPL,,dividend'];
    expect(await refusalOf('activities.csv', lines)).toMatchObject([{ price: '180.5' }, { price: null }]);
  });

  it.each(['filled', 'Executed Qty'])('are orders that were never filled: %s', async (column) => {
    const lines = [`date,symbol,side,price,${column}`, '2024-01-01,BTC,buy,30000,0.00'];
    expect(await refusalOf('orders.csv', lines)).toMatchObject({ code: 'unfilled_orders' });
  });

  it.each(['open', 'New', 'PENDING', 'storniert'])('are orders that were not filled: %s', async (status) => {
    const lines = ['date,symbol,side,price,status', '2024-01-01,BTC,buy,42000,filled'];
    expect(await refusalOf('orders.csv', [...lines, `2024-01-02,BTC,buy,30000,${status}`])).toMatchObject({
      code: 'unfilled_orders',
    });
  });

  it('are not orders if nothing says that they are bought or sold', async () => {
    const lines = ['date,symbol,price,status', '2024-01-01,BTC,42000,active', '2024-01-01,ETH,2281,new'];
    expect(await refusalOf('prices.csv', lines)).toMatchObject([{ price: '42000' }, { price: '2281' }]);
  });
});

it.each([
  'BTC-orderbook.csv',
  'open orders.csv',
  'BTC_depth.csv',
  'BTC_forecast.csv',
  'BTC price predictions.csv',
])('a file may be named after figures that are not prices, whatever its header: %s', async (name) => {
  expect(await refusalOf(name, ['date,symbol,price', '2024-01-01,BTC,42280.5'])).toMatchObject({
    code: 'not_prices',
  });
});

it.each(['BTCUSD_heikin_ashi_1d.csv', 'BTCUSD-renko.csv'])(
  'averages drawn as candles are not candles: %s',
  async (name) => {
    const lines = ['time,open,high,low,close', '2024-01-01,1,4,1,2', '2024-01-02,2,4,1,3'];
    expect(await refusalOf(name, lines)).toMatchObject({ code: 'not_prices' });
  },
);

describe('prices in other units', () => {
  it.each([
    ['decimals', '8', '4228050000000'],
    ['expo', '-8', '4228050000000'],
    ['množství', '100', '6.467'],
    ['per', '1000', '0.0103'],
  ])('are refused if a column states the unit: %s', async (column, value, price) => {
    const lines = [`date,symbol,price,${column}`, `2024-01-01,BTC,${price},${value}`];
    expect(await refusalOf('prices.csv', lines)).toMatchObject({ code: 'stated_scale' });
  });

  it('are not implied by the decimals of a token', async () => {
    const lines = ['date,symbol,price,decimals', '2024-01-01,WETH,2281,18'];
    expect(await refusalOf('prices.csv', lines)).toMatchObject([{ price: '2281' }]);
  });
});

it.each([
  ['dolar', ['USD'], []],
  ['US dollars', ['USD'], []],
  ['forint', [], ['not_a_currency']],
  ['koruna', [], ['not_a_currency']],
  ['weth', ['WETH'], []],
])('a word is a currency only if it means one: %s', async (word, currencies, codes) => {
  const { quotes, rejected } = await folder.read(
    `date,symbol,price,currency\n2024-01-01,BTC,42280.5,${word}\n`,
  );
  expect(quotes.filter(() => !codes.length).map(({ currency }) => currency)).toEqual(currencies);
  expect(rejected.map(({ code }) => code)).toEqual(codes);
});

it('does not mistake duplicate rows of padded coins for trades', async () => {
  const rows = [
    '1,2024-08-04 00:00:00, BTC ,9',
    '2,2024-08-05 00:00:00,BTC  ,9',
    '3,2024-08-06 00:00:00,BTC,9',
  ];
  const { quotes } = await folder.read(`volume,date,symbol,price\n${[...rows, ...rows].join('\n')}\n`);
  expect(quotes.map(({ volume24h }) => volume24h)).toEqual(['1', '2', '3', '1', '2', '3']);
});
