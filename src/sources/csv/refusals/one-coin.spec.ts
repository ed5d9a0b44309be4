import { CsvFolder } from '../fixtures/csv-folder.js';

let folder: CsvFolder;
beforeAll(async () => (folder = await CsvFolder.make()));
afterAll(() => folder.remove());

const CLOSES = ['Date,PX_LAST', '2024-01-01,2280.5', '2024-01-02,2350.25'];
const YAHOO = [
  'Date,Open,High,Low,Close,Adj Close,Volume',
  '2024-01-01,2280.5,2300,2200,2290,2290,12345',
  '2024-01-02,2290,2360,2280,2340,2340,12345',
];

const read = (name: string, lines: readonly string[], config = {}) =>
  folder.read(`${lines.join('\n')}\n`, config, name).then(
    ({ quotes, candles, rejected }) => ({ rows: [...quotes, ...candles], rejected }),
    (error: unknown) => error,
  );

describe('a file that says two coins is refused:', () => {
  it.each([
    ['BTC.csv', ['Ethereum Historical Prices', ...CLOSES], 'ETH'],
    ['XBTUSD_2024.csv', ['Security,XETUSD', 'Start Date,2024-01-01', ...CLOSES], 'ETH'],
    ['XBTUSD_2024.csv', ['Security,XETUSD BGN Curncy', ...CLOSES], 'ETH'],
    ['BTC_USD.csv', ['Symbol: ETH/USD', ...CLOSES], 'ETH'],
    ['btc.csv', ['Coin: Ethereum', ...CLOSES], 'ETH'],
    ['btc-usd-max.csv', ['# ETH/USD daily', ...CLOSES], 'ETH'],
    ['bitcoin.csv', ['Bitcoin Cash Historical Data', ...CLOSES], 'BCH'],
    ['BTC.csv', ['Stellar price history', ...CLOSES], 'XLM'],
    ['BTC.csv', ['イーサリアム 価格推移', ...CLOSES], 'ETH'],
    ['BTC-USD.csv', ['Symbol: ETH', ...YAHOO], 'ETH'],
    ['prices.csv', ['Symbol: BTC', 'Symbol: ETH', ...CLOSES], 'ETH'],
    ['BTC.csv', [...CLOSES, 'Ethereum prices from Coinbase,'], 'ETH'],
    ['BTC.csv', ['Date,ETH Price', '2024-01-01,2280.5'], 'ETH'],
    ['BTC-USD.csv', ['Date,Open,High,Low,Close,Volume ETH', '2024-01-01,1,3,1,2,5'], 'ETH'],
  ])('%s %j', async (name, lines, other) => {
    const refusal = await read(name, lines);
    expect(refusal).toMatchObject({ code: 'contradictory_coin' });
    expect(refusal).toMatchObject({ message: expect.stringContaining(name) });
    expect((refusal as Error).message).toMatch(new RegExp(`(?:about|says) ${other}`));
  });

  it('unless a profile says which', async () => {
    const constants = { symbol: 'ETH', currency: 'USD' };
    const CSV_PROFILES = await folder.write('profiles.yaml', JSON.stringify([{ files: '*.csv', constants }]));
    const lines = ['Ethereum Historical Prices', 'Currency: EUR', ...CLOSES];
    expect(await read('BTC-USD.csv', lines, { CSV_PROFILES })).toMatchObject({
      rows: [{ externalId: 'ETH', currency: 'USD' }, {}],
    });
  });
});

describe('the coin of a title', () => {
  it.each([
    ['prices.csv', ['Ethereum Historical Prices', ...CLOSES], 'ETH USD'],
    ['prices.csv', ['Coin: Ethereum', ...CLOSES], 'ETH USD'],
    ['prices.csv', ['Security,XETUSD Curncy', ...CLOSES], 'ETH USD'],
    ['prices.csv', ['Kraken: ETH/EUR', ...CLOSES], 'ETH EUR'],
    ['data.csv', ['Symbol: ETH/EUR', ...YAHOO], 'ETH EUR'],
    ['Bitcoin Historical Data.csv', ['Bitcoin prices in euro', ...CLOSES], 'BTC EUR'],
  ])('counts if the name says none, or the same: %s %j', async (name, lines, coin) => {
    const { rows } = (await read(name, lines)) as { rows: { externalId: string; currency: string }[] };
    expect(rows.map(({ externalId, currency }) => `${externalId} ${currency}`)).toEqual([coin, coin]);
  });

  it.each([
    ['BTC.csv', 'Source: Ethereum foundation'],
    ['BTC.csv', 'Bitcoin is an alternative to Ethereum'],
    ['BTC.csv', 'https://www.example.com/ethereum/history'],
    ['BTC.csv', 'Prices in ETH'],
    ['ETH-BTC.csv', 'Ethereum to Bitcoin'],
    ['POL.csv', 'Polygon Historical Data'],
    ['BTC-PERP.csv', 'Bitcoin Historical Data'],
    ['BTC.csv', 'ALL IN ONE REPORT'],
  ])('contradicts no name that it may agree with: %s %s', async (name, title) => {
    const { rows } = (await read(name, [title, ...CLOSES])) as { rows: unknown[] };
    expect(rows).toHaveLength(2);
  });
});

describe('a file is refused whose lines and headers contradict one another about', () => {
  const times = (header: string) => [
    `${header},Price`,
    '2024-07-01 10:00,2280.5',
    '2024-07-02 11:00,2350.25',
  ];

  it.each([
    ['the currency', ['Currency: EUR', 'Currency: USD', ...CLOSES], 'contradictory_currency'],
    ['the currency', ['Currency: EUR', 'Date,Price (USD)', '2024-01-01,2280.5'], 'contradictory_currency'],
    ['the currency', ['Currency: EUR', ...YAHOO], 'contradictory_name', 'BTC-USD.csv'],
    ['the scale', ['Prices in millions', 'Date,Price (in thousands)', '2024-01-01,2280.5'], 'stated_scale'],
    [
      'the time zone',
      ['Timezone: America/New_York', 'Timezone: UTC', ...times('Date')],
      'contradictory_zone',
    ],
    ['the time zone', ['All times in EST', ...times('Time (UTC)')], 'contradictory_zone'],
    ['the time zone', times('Time (UTC)'), 'contradictory_zone', 'BTC_UTC+3.csv'],
  ])('%s: %j', async (_, lines, code, name = 'BTC.csv') => {
    expect(await read(name, lines)).toMatchObject({ code });
  });

  it.each([
    ['the same zone', ['Timezone: Europe/Paris', ...times('Time (Europe/Berlin)')], 'USD'],
    ['the same scale', ['USD thousands', 'Date,Price (in thousands)', '2024-01-01,2.5'], 'USD'],
    [
      'the currency of another column',
      ['Portfolio (EUR)', 'Date,Price (USD),Value (EUR)', '2024-01-01,2,4'],
      'USD',
    ],
  ])('but not by %s: %j', async (_, lines, currency) => {
    expect(await read('BTC.csv', lines)).toMatchObject({
      rows: expect.arrayContaining([expect.objectContaining({ currency })]),
    });
  });

  it('a title states the currency of columns named after coins, and of files recognised by their header', async () => {
    const lines = ['Currency: EUR', 'Date,BTC Price,ETH Price', '2024-01-01,2,1'];
    expect(await read('prices.csv', lines)).toMatchObject({
      rows: [{ currency: 'EUR' }, { currency: 'EUR' }],
    });
    const investing = ['Currency: EUR', 'Date,Price,Open,High,Low,Vol.,Change %', '01/02/2024,2,2,3,1,1K,1%'];
    expect(await read('Bitcoin Historical Data.csv', investing)).toMatchObject({
      rows: [{ currency: 'EUR' }],
    });
  });
});
