import { CsvFolder } from './fixtures/csv-folder.js';

let folder: CsvFolder;
beforeAll(async () => (folder = await CsvFolder.make()));
afterAll(() => folder.remove());

const read = (name: string, lines: readonly string[]) =>
  folder.read(`${lines.join('\n')}\n`, {}, name).then(
    ({ quotes, candles, rejected }) => ({ quotes, candles, rejected }),
    (error: unknown) => error,
  );

describe('tickers, whose open, high and low are those of the last 24 hours', () => {
  const minutes = (cells: string) =>
    [0, 1, 2].map((minute) => `BTC/USDT,2024-01-01T00:0${minute}:00Z,${cells}`);

  it.each([
    [
      'symbol,datetime,high,low,bid,ask,open,close,baseVolume',
      '45900,41000,44180,44181,42000,44180.5,1234.5',
    ],
    ['symbol,datetime,high,low,open,close,last,baseVolume', '45900,41000,42000,44180.5,44180.5,1234.5'],
  ])('are quotes: %s', async (header, cells) => {
    const found = await read('tickers.csv', [header, ...minutes(cells)]);
    expect(found).toMatchObject({ candles: [], rejected: [] });
    const quote = { symbol: 'BTC', currency: 'USDT', price: '44180.5', volume24h: null };
    expect(found).toMatchObject({ quotes: [quote, quote, quote] });
  });

  it('are candles if they are daily, as on stock exchanges', async () => {
    const found = await read('BTC-EUR.csv', [
      'Date,Bid,Ask,Open,High,Low,Close',
      '2024-01-01,1,2,42280.5,44200.25,42100.75,44180.5',
      '2024-01-02,1,2,44180.5,45900,44100,45000',
    ]);
    expect(found).toMatchObject({ quotes: [], candles: [{ close: '44180.5' }, { close: '45000' }] });
  });
});

it.each(['turnover24h', 'quoteVolume'])('a volume beside money counts coins: %s', async (money) => {
  const lines = [`symbol,lastPrice,volume24h,${money},time`, 'ETHUSDT,2380.3,12345.5,29385993,1704067200000'];
  expect(await read('tickers.csv', lines)).toMatchObject({
    quotes: [{ symbol: 'ETH', volume24h: '29385993' }],
  });
});

describe('the volume of candles', () => {
  const candles = (...columns: readonly string[]) => [
    `2024-01-01,0.6,0.65,0.58,0.62,${columns.join()}`,
    `2024-01-02,0.62,0.66,0.6,0.63,${columns.join()}`,
  ];
  const volumes = async (name: string, lines: readonly string[]) => {
    const { candles: found } = (await read(name, lines)) as { candles: Record<string, unknown>[] };
    return found.map(({ volume, quoteVolume }) => [volume, quoteVolume]);
  };

  it.each(['Market Cap', 'market_cap'])('is unclear beside a market cap: %s', async (column) => {
    const lines = [`Start,Open,High,Low,Close,Volume,${column}`, ...candles('1500000.5', '33000000000')];
    expect(await volumes('XRP-USD.csv', lines)).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  it('is unclear beside an adjusted close, as in files of shares', async () => {
    const lines = ['Date,Open,High,Low,Close,Adjusted_close,Volume', ...candles('0.62', '426978443')];
    expect(await volumes('XRP-USD.CC.csv', lines)).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  it('counts coins if the prices show it, whatever its name', async () => {
    const lines = ['date,open,high,low,close,volume,quoteVolume', ...candles('620', '1000')];
    expect(await volumes('XRP_USDT.csv', lines)).toEqual([
      ['1000', '620'],
      ['1000', '620'],
    ]);
  });
});

describe('ids', () => {
  it('of rows over several days do not identify coins', async () => {
    const lines = ['id,time,price', 'a1,2024-01-01 00:00:00,42280.5', 'b2,2024-01-02 00:00:00,43280.5'];
    expect(await read('history.csv', lines)).toMatchObject({ code: 'missing_column' });
  });

  it('may identify coins at one time', async () => {
    const lines = ['id,time,price', '1,2024-01-01 00:00:00,42280.5', '1027,2024-01-01 00:00:01,2280.5'];
    expect(await read('history.csv', lines)).toMatchObject({
      quotes: [{ externalId: '1' }, { externalId: '1027' }],
    });
  });
});

it.each(['USDT_BTC.csv', 'candles_USDT_BTC.csv', 'USDC-ETH_1h.csv'])(
  'a file named after a stablecoin and then a coin is refused, as the price may be of either: %s',
  async (name) => {
    const lines = ['date,close', '2024-01-01,42280.5', '2024-01-02,43280.5'];
    expect(await read(name, lines)).toMatchObject({ code: 'missing_column' });
  },
);

it.each([
  ['asset,time,ReferenceRateUSD', 'USD'],
  ['asset,time,priceEur', 'EUR'],
  ['asset,time,ClosePriceGBP', 'GBP'],
])('a currency may be the last word of a header in camel case: %s', async (header, currency) => {
  const lines = [header, 'btc,2024-01-01T00:00:00Z,42280.5'];
  expect(await read('rates.csv', lines)).toMatchObject({
    quotes: [{ symbol: 'BTC', currency, price: '42280.5' }],
  });
});

it.each([
  ['date,opening,closing,lowest,highest', '2024-01-01,42280.5,44180.5,42100.75,44200.25'],
  ['startedAt,low,high,open,close', '2024-01-01T00:00:00.000Z,42100.75,44200.25,42280.5,44180.5'],
  ['<DTYYYYMMDD>,<OPEN>,<HIGH>,<LOW>,<CLOSE>', '20240101,42280.5,44200.25,42100.75,44180.5'],
  [
    'time_open,time_period_start,px_open,px_high,px_low,px_close',
    '2024-01-01T00:00:01Z,2024-01-01T00:00:00Z,42280.5,44200.25,42100.75,44180.5',
  ],
  ['Datum,Senaste,Öppen,Högsta,Lägsta', '2024-01-01,44180.5,42280.5,44200.25,42100.75'],
  ['التاريخ,آخر سعر,إفتتاح,أعلى,أدنى', '2024-01-01,44180.5,42280.5,44200.25,42100.75'],
])('candles are read with the columns %s', async (header, first) => {
  const lines = [header, first, first.replaceAll('2024-01-01', '2024-01-02').replace('20240101', '20240102')];
  const prices = { open: '42280.5', high: '44200.25', low: '42100.75', close: '44180.5', interval: '1d' };
  expect(await read('BTC-EUR.csv', lines)).toMatchObject({
    candles: [
      { openedAt: expect.stringMatching(/^2024-01-01T00:00:00/), ...prices },
      { openedAt: expect.stringMatching(/^2024-01-02T00:00:00/), ...prices },
    ],
  });
});

describe('an index that pandas and R write without a name', () => {
  it('is the date', async () => {
    const lines = [',open,high,low,close', '2024-01-01 00:00:00,1,4,1,2', '2024-01-01 01:00:00,2,4,1,3'];
    expect(await read('BTC-EUR.csv', lines)).toMatchObject({
      candles: [{ openedAt: '2024-01-01T00:00:00.000Z' }, { openedAt: '2024-01-01T01:00:00.000Z' }],
    });
  });

  it('is not the date if there is another', async () => {
    const lines = [',date,price', '20240105,2024-01-01,1.5', '20240106,2024-01-02,2.5'];
    expect(await read('BTC-EUR.csv', lines)).toMatchObject({
      quotes: [{ observedAt: '2024-01-01T00:00:00.000Z' }, { observedAt: '2024-01-02T00:00:00.000Z' }],
    });
  });
});

describe('a header of fields and tickers in one row', () => {
  const FIELDS = ['Close', 'High', 'Low', 'Open', 'Volume'];
  const rows = ['2024-01-01,2,4,1,1.5,900', '2024-01-02,3,5,2,2,800'];

  it.each([
    ['Date', (field: string) => `${field}_BTC-USD`],
    ['Date', (field: string) => `BTC-USD ${field}`],
    ['Date', (field: string) => `"('${field}', 'BTC-USD')"`],
    ["\"('Date', '')\"", (field: string) => `"('${field}', 'BTC-USD')"`],
    ['', (field: string) => `BTC.USD.${field}`],
  ])('is read (case %#)', async (date, join) => {
    const found = await read('download.csv', [[date, ...FIELDS.map(join)].join(), ...rows]);
    const candle = { symbol: 'BTC', currency: 'USD', interval: '1d', volume: null, quoteVolume: null };
    expect(found).toMatchObject({
      candles: [
        { ...candle, open: '1.5', high: '4', low: '1', close: '2' },
        { ...candle, open: '2', high: '5', low: '2', close: '3' },
      ],
    });
  });
});

it.each([
  ['BTCUSDT-trades-2024-01-01.csv', '7,42280.5,0.01,422.8,1704067200123,True,True'],
  ['BTCUSDT-aggTrades-2024-01-01.csv', '7,42280.5,0.01,9,9,1704067200123456,False,True'],
])('trades in the archive of Binance have no header: %s', async (name, row) => {
  expect(await read(name, [row])).toMatchObject({
    quotes: [
      {
        symbol: 'BTC',
        currency: 'USDT',
        price: '42280.5',
        observedAt: expect.stringMatching(/^2024-01-01T00:00:00\.123/),
      },
    ],
  });
});

it('kdb+ writes a D between date and time', async () => {
  expect(
    await read('trades.csv', ['timestamp,symbol,price', '2024-01-01D00:00:00.123456000,BTC,42280.5']),
  ).toMatchObject({
    quotes: [{ observedAt: '2024-01-01T00:00:00.123456Z' }],
  });
});

describe('pairs with the currency first', () => {
  it.each(['market', 'symbol', 'pair'])('are read for national currencies: %s', async (column) => {
    const lines = [`${column},date,last`, 'THB_BTC,2024-01-01,1500000', 'KRW-ETH,2024-01-01,3100000'];
    expect(await read('prices.csv', lines)).toMatchObject({
      quotes: [
        { symbol: 'BTC', currency: 'THB', price: '1500000' },
        { symbol: 'ETH', currency: 'KRW', price: '3100000' },
      ],
    });
  });

  it('are unclear with a stablecoin', async () => {
    expect(await read('prices.csv', ['market,date,last', 'USDT-BTC,2024-01-01,42280.5'])).toMatchObject({
      code: 'missing_column',
    });
  });

  it('may be exchange rates with a slash', async () => {
    expect(await read('rates.csv', ['pair,date,rate', 'USD/BTC,2024-01-01,0.0000236'])).toMatchObject({
      quotes: [{ symbol: 'USD', currency: 'BTC', price: '0.0000236' }],
    });
  });
});

describe('statements of transactions', () => {
  const TRADING_212 =
    'Action,Time,ISIN,Ticker,Name,No. of shares,Price / share,Currency (Price / share),Exchange rate,Total,Currency (Total),ID';
  const bought = [
    'Market buy,2024-01-02 10:11:12,US0378331005,AAPL,Apple,1,185.92,USD,1.27,146.39,GBP,EOF1',
    'Market sell,2024-01-03 10:11:12,US0378331005,AAPL,Apple,1,186.92,USD,1.27,147.39,GBP,EOF2',
    'Market buy,2024-01-03 10:12:12,GB00BH4HKS39,VOD,Vodafone,100,68.92,GBX,100,68.92,GBP,EOF3',
  ];

  it('have a price per unit, its currency, and ids of transactions', async () => {
    const apple = { symbol: 'AAPL', externalId: 'AAPL', currency: 'USD' };
    expect(await read('trading212.csv', [TRADING_212, ...bought])).toMatchObject({
      quotes: [
        { ...apple, price: '185.92' },
        { ...apple, price: '186.92' },
        { symbol: 'VOD', currency: 'GBX', price: '68.92' },
      ],
      rejected: [],
    });
  });

  it('are refused with dividends per unit', async () => {
    const dividend =
      'Dividend (Ordinary),2024-02-15 10:11:12,US0378331005,AAPL,Apple,1,0.24,USD,Not available,0.16,GBP,';
    expect(await read('trading212.csv', [TRADING_212, ...bought, dividend])).toMatchObject({
      code: 'payouts',
    });
  });

  it.each([
    ['Date;Type;Asset;Quantity;Unit Price;Exchange Rate;Total', ';Buy;BTC;0.1;42280.5;1.09;4228.05'],
    ['Date;Type;Asset;Quantity;Price;Unit Price (USD)', ';Buy;BTC;0.1;4228.05;42280.5'],
    ['Datum;Typ;Symbol;Stück;Kurs je Stück;Exchange rate;Betrag', ';Kauf;BTC;0,1;42280,5;1,09;4228,05'],
  ])('are read by the unit price: %s', async (header, row) => {
    expect(await read('statement.csv', [header, `2024-01-02${row}`])).toMatchObject({
      quotes: [{ symbol: 'BTC', price: '42280.5' }],
    });
  });

  it.each([
    'date,symbol,quantity,exchange rate,total',
    'date,symbol,price at purchase,exchange rate,fee',
    'date,symbol,price at purchase,rate,fee',
    'date,symbol,amount,rate,interest',
    'date,symbol,rate,capital gains tax,fee',
  ])('are refused if only a rate may be the price: %s', async (header) => {
    expect(await read('statement.csv', [header, '2024-01-02,BTC,2,1.09,3'])).toMatchObject({
      code: 'missing_column',
    });
  });

  it.each(['date,symbol,rate,price change,fee', 'date,symbol,exchange rate,total supply,fee'])(
    'may otherwise have the price in a column of rates: %s',
    async (header) => {
      expect(await read('statement.csv', [header, '2024-01-02,BTC,42280.5,2,3'])).toMatchObject({
        quotes: [{ symbol: 'BTC', price: '42280.5' }],
      });
    },
  );
});

it.each([
  ['Datum;Coin;Typ;Kurs;Umsatz', 'Kauf', 'Verkauf'],
  ['时间;币种;方向;价格;成交额', '买入', '卖出'],
  ['日時;銘柄;売買;価格;出来高', '買', '売'],
  ['체결시간;코인;종류;가격;거래량', '매수', '매도'],
  ['Date;Crypto;Sens;Cours;Volume', 'Achat', 'Vente'],
  ['Дата;Монета;Тип;Цена;Объём', 'Покупка', 'Продажа'],
  ['Date;Coin;Type;Price;Volume', 'Market buy', 'limit_sell'],
])('the amount of a trade is not the volume of a day: %s', async (header, ...sides) => {
  const rows = sides.map((side, at) => `2024-01-0${1 + at};BTC;${side};42280;450`);
  expect(await read('trades.csv', [header, ...rows])).toMatchObject({
    quotes: [{ price: '42280', volume24h: null }, { volume24h: null }],
  });
});

it('orders that were not filled have no price', async () => {
  const lines = ['date,symbol,price,status', '2024-01-01,BTC,42000,canceled', '2024-01-02,BTC,43000,filled'];
  expect(await read('orders.csv', lines)).toMatchObject({
    code: 'unfilled_orders',
    message: expect.stringContaining(
      'the column "status" shows that some rows are orders that were not filled',
    ),
  });
});

it('a price for several units is not the price of one', async () => {
  const lines = ['nominal,date,symbol,price', '1000,2024-01-01,SHIB,0.0103'];
  expect(await read('prices.csv', lines)).toMatchObject({ code: 'stated_scale' });
});

it('eight digits are a date only in plausible years', async () => {
  const { rejected } = (await read('prices.csv', ['date,symbol,price', '28401120,BTC,42280.5'])) as {
    rejected: unknown;
  };
  expect(rejected).toMatchObject([{ path: 'date' }]);
});

it('charts of CoinGecko have names in the plural', async () => {
  const lines = [
    'timestamp,prices,market_caps,total_volumes',
    '1705276800000,38280.1,750000000000,25000000000',
  ];
  expect(await read('bitcoin_eur.csv', lines)).toMatchObject({
    quotes: [
      {
        ...{ symbol: 'BTC', currency: 'EUR', price: '38280.1' },
        ...{ marketCap: '750000000000', volume24h: '25000000000' },
      },
    ],
  });
});

it('a product is not a coin', async () => {
  const lines = ['Time,Product,Price', '2024-01-15 00:00:00,E10,1.789'];
  expect(await read('fuel.csv', lines)).toMatchObject({ code: 'missing_column' });
});
