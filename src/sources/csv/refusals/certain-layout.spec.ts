import { CsvFolder } from '../fixtures/csv-folder.js';

let folder: CsvFolder;
beforeAll(async () => (folder = await CsvFolder.make()));
afterAll(() => folder.remove());

async function read(lines: readonly string[], name = 'data.csv') {
  const { quotes, candles, rejected } = await folder.read(`${lines.join('\n')}\n`, {}, name);
  return {
    rows: quotes,
    quotes: quotes.map(({ externalId, currency, price }) => `${externalId} ${currency} ${price}`),
    candles: candles.map(({ externalId, close, volume }) => `${externalId} ${close} ${volume}`),
    rejected: rejected.map(({ line, path, code }) => [line, path, code]),
  };
}

async function refusalOf(lines: readonly string[], name?: string): Promise<unknown> {
  return read(lines, name).catch((error: unknown) => error);
}

describe('columns with the same name', () => {
  it.each([
    ['date,symbol,price,price', '2024-12-30,BTC,1,2'],
    ['date,symbol,Price,price', '2024-12-30,BTC,1,2'],
    ['date,symbol,symbol,price', '2024-12-30,BTC,ETH,1'],
    ['date,symbol,date,price', '2024-12-30,BTC,2024-12-31,1'],
    ['date,symbol,open,high,low,close,close', '2024-12-30,BTC,1,3,1,2,3'],
    ['Date,Open,High,Low,Close,Adj Close,Volume,Close', '2024-12-30,1,3,1,2,2,7,3'],
  ])('are refused if they differ: %s', async (...lines) => {
    expect(await refusalOf(lines, 'BTC-USD.csv')).toMatchObject({
      code: 'repeated_column',
      message: expect.stringMatching(/here called[^]*columns:/),
    });
  });

  it('count as one if they agree, and reject the rows in which they differ', async () => {
    const many = Array.from({ length: 20_000 }, (_, at) => `2024-12-31T00:00:00.${at}Z,BTC,1.50,1.5`);
    const { quotes, rejected } = await read(['date,symbol,price,price', ...many, '2025-01-01,BTC,1,2']);
    expect([quotes.length, quotes.at(-1)]).toEqual([20_000, 'BTC USD 1.50']);
    expect(rejected).toEqual([[20_002, 'price', 'repeated_column']]);
    expect((await read(['date,symbol,price,price', '2024-12-31,BTC,,2'])).quotes).toEqual(['BTC USD 2']);
  });

  it('are not read if the field is optional', async () => {
    const { candles } = await read([
      'date,symbol,open,high,low,close,volume,volume',
      '2024-12-30,BTC,1,3,1,2,5,10',
    ]);
    expect(candles).toEqual(['BTC 2 null']);
  });
});

describe('rows with the same coin and moment', () => {
  it.each(['exchange', 'Exchange Name', 'venue', 'Börse'])(
    'belong to separate listings by the column %s',
    async (column) => {
      const rows = ['Binance,2024-12-31,BTC,1', 'kraken,2024-12-31,BTC,2', ',2024-12-31,BTC,3'];
      expect((await read([`${column},date,symbol,price`, ...rows])).quotes).toEqual([
        'BINANCE:BTC USD 1',
        'KRAKEN:BTC USD 2',
        'BTC USD 3',
      ]);
    },
  );

  it('belong to one coin with an id at several exchanges', async () => {
    const rows = ['OKX,2024-12-30,bitcoin,BTC/EUR,1,3,1,2', 'OKX,2024-12-31,bitcoin,BTC/EUR,1,3,1,2'];
    expect((await read(['exchange,date,id,pair,open,high,low,close', ...rows])).candles).toEqual([
      'OKX:bitcoin 2 null',
      'OKX:bitcoin 2 null',
    ]);
  });

  it.each(['source', 'provider', 'market'])(
    'are refused if a column %s distinguishes them',
    async (column) => {
      const lines = [
        `date,symbol,price,${column}`,
        '2024-12-31,BTC,1,CoinGecko',
        '2024-12-31,BTC,2,Coin Paprika',
      ];
      expect(await refusalOf(lines)).toMatchObject({
        code: 'several_rows',
        message: expect.stringContaining(`exchange: ${column}`),
      });
    },
  );

  it.each([
    ['the same price', ['2024-12-31,BTC,1,A', '2024-12-31,BTC,1,B']],
    ['nothing that tells them apart', ['2024-12-31,BTC,1,A', '2024-12-31,BTC,2,A', '2024-12-31,BTC,3,B']],
  ])('count as one with %s; the last is stored', async (_, rows) => {
    expect((await read(['date,symbol,price,source', ...rows])).rejected).toEqual([]);
  });

  it('are trades if they differ by side; the last counts', async () => {
    const rows = ['2024-12-31 10:00:00,BTC,1,buy', '2024-12-31 10:00:00,BTC,2,sell'];
    expect((await read(['date,symbol,price,side', ...rows])).quotes).toHaveLength(2);
  });

  it('are refused if candles of one moment open at several prices, but not if an open candle was written again', async () => {
    const header = 'date,symbol,open,high,low,close';
    const hours = [
      '2024-12-30,BTC,1,3,1,2',
      '2024-12-30,BTC,2,3,1,3',
      '2024-12-31,BTC,3,3,1,2',
      '2024-12-31,BTC,2,3,1,1',
    ];
    expect(await refusalOf([header, ...hours])).toMatchObject({ code: 'several_rows' });
    const again = [
      '2024-12-30,BTC,1,3,1,2',
      '2024-12-30,BTC,1,3,1,3',
      '2024-12-31,BTC,3,3,1,2',
      '2024-12-31,BTC,3,3,1,1',
    ];
    expect((await read([header, ...again])).candles).toHaveLength(4);
  });
});

describe('a scale', () => {
  it.each([
    ['market cap (in millions)', '1850000', '1850000000000'],
    ['Market Cap (USD mn)', '1850000.5', '1850000500000'],
    ["market_cap ('000s)", '1850000', '1850000000'],
    ['mcap_bn', '1850', '1850000000000'],
    ['market_cap_usd_millions', '1850000', '1850000000000'],
    ['Market Cap ($m)', '1850000', '1850000000000'],
    ['Market Cap ($bn)', '$1,850.25', '1850250000000'],
    ['Marktkapitalisierung in Mio.', '1850000', '1850000000000'],
    ['Market Cap (₹ Cr)', '15500000', '155000000000000'],
    ['Kapitalisasi Pasar (triliun)', '1850', '1850000000000000'],
    ['Vốn hóa (tỷ)', '1850', '1850000000000'],
    ['Piyasa Değeri (Mlr)', '1850', '1850000000000'],
    ['Kapitalizacja (bln)', '1850', '1850000000000'],
    ['Kapitalizacja (bln zł)', '1850', null],
  ])('in the header %s multiplies its numbers', async (header, value, marketCap) => {
    const { rows, rejected } = await read([`date,symbol,price,${header}`, `2024-12-31,BTC,1,"${value}"`]);
    expect([rows[0]?.marketCap, rejected]).toEqual([marketCap, []]);
  });

  it('in the header of a price multiplies it, and one beside a number contradicts it', async () => {
    expect((await read(['date,symbol,price (k)', '2024-12-31,BTC,93.4292'])).quotes).toEqual([
      'BTC USD 93429.2',
    ]);
    const header = 'date,symbol,price,market cap (in millions),note';
    const { rows } = await read([header, '2024-12-31,BTC,1,1.85T,x']);
    expect(rows).toMatchObject([{ price: '1', marketCap: null, notes: [{ code: 'other_scale' }] }]);
  });

  it.each([
    ['Crypto market data (USD in millions, except prices)'],
    ['All amounts in thousands'],
    ['Beträge in Mio. EUR'],
    ['Report (USD mn)'],
    ["Figures in '000s"],
  ])('in a line before the header is refused: %s', async (title) => {
    const lines = [title, 'date,symbol,price,market_cap', '2024-12-31,BTC,1,1850000'];
    expect(await refusalOf(lines)).toMatchObject({
      code: 'stated_scale',
      message: expect.stringMatching(/scale:/),
    });
  });

  it.each([
    ['Units', 'thousand USD'],
    ['unit', 'USD cents'],
    ['Einheit', 'Mio. EUR'],
    ['Scale', '1000'],
    ['Multiplier', '100'],
    ['UNIT_MULT', '6'],
    ['Cap Unit', 'T'],
    ['volume_unit', 'mn'],
  ])('in a separate column %s is refused: %s', async (column, value) => {
    const lines = [`date,symbol,price,${column}`, `2024-12-30,BTC,1,`, `2024-12-31,BTC,1,${value}`];
    expect(await refusalOf(lines)).toMatchObject({
      code: 'stated_scale',
      message: expect.stringContaining(value),
    });
  });

  it.each(['EUR/kg', '€ per BTC', 'USDT / BTC'])('of another currency is refused: %s', async (unit) => {
    const lines = ['date,symbol,price,unit', '2024-12-30,XAU,1,USD/oz', `2024-12-31,XAU,1,${unit}`];
    expect(await refusalOf(lines)).toMatchObject({
      code: 'stated_unit',
      message: expect.stringMatching(/currency: (EUR|USDT)$/m),
    });
  });

  it('of the currency that the rows state is not refused', async () => {
    const { quotes } = await read(['date,symbol,price,unit', '2024-12-31,BTC/EUR,2,EUR/BTC']);
    expect(quotes).toEqual(['BTC EUR 2']);
  });

  it.each([
    ['Units', 'USD'],
    ['unit', 'coins'],
    ['Cap Unit', 'USD'],
    ['unit', 'USD/BTC'],
    ['unit', 'km/h'],
    ['Scale', '1'],
    ['UNIT_MULT', '0'],
  ])('is not seen in a column %s of %s', async (column, value) => {
    const { quotes } = await read([`date,symbol,price,${column}`, `2024-12-31,BTC,2,${value}`]);
    expect(quotes).toEqual(['BTC USD 2']);
  });

  it('in a note below the table is refused', async () => {
    const lines = [
      'date,symbol,price,market_cap',
      '2024-12-31,BTC,1,1850000',
      'Note: market cap in millions',
    ];
    expect(await refusalOf(lines)).toMatchObject({ code: 'stated_scale' });
  });

  it.each([
    'Prices of 2 million coins',
    'Data of 1000 coins',
    'Top coins by market cap',
    'Price (BTC)',
    'Coins in top 100',
  ])('is not seen in the title %s', async (title) => {
    expect((await read([title, 'date,symbol,price', '2024-12-31,ETH,1'])).rejected).toEqual([]);
  });
});

describe('a time zone', () => {
  it.each([
    ['Time (EST)', '21:00'],
    ['timestamp (Europe/Berlin)', '15:00'],
    ['Datum (MEZ)', '15:00'],
    ['Date(UTC+8)', '08:00'],
    ['time_pst', '00:00'],
    ['Gmt time', '16:00'],
    ['Date (Eastern Time)', '21:00'],
  ])('in the header %s applies to times without one', async (header, time) => {
    const { rows } = await read([
      `${header},symbol,price`,
      '2024-12-31 16:00,BTC,1',
      '2024-12-31T16:00:00Z,ETH,1',
    ]);
    expect(rows.map(({ observedAt }) => observedAt.slice(11, 16))).toEqual([time, '16:00']);
  });

  it.each([
    ['All times in Eastern Time (ET)', '21:00'],
    ['# timezone: America/New_York', '21:00'],
    ['Times are UTC+8', '08:00'],
    ['Zeitzone: MEZ', '15:00'],
    ['Timestamps in UTC', '16:00'],
    ['Report of prices', '16:00'],
  ])('in the line "%s" applies to times without one', async (title, time) => {
    const { rows } = await read([title, 'date,symbol,price', '2024-12-31 16:00,BTC,1']);
    expect(rows[0]!.observedAt.slice(11, 16)).toBe(time);
  });

  it('in the name of the file applies to times without one', async () => {
    const { rows } = await read(['date,symbol,price', '2024-12-31 16:00,BTC,1'], 'prices_utc+2.csv');
    expect(rows[0]!.observedAt.slice(11, 16)).toBe('14:00');
  });

  it.each([
    ['date_ist,symbol,price'],
    ['Date (CST),symbol,price'],
    ['Local time,symbol,price'],
    ['Times in IST', 'date,symbol,price'],
  ])('that is ambiguous is refused: %s', async (...lines) => {
    expect(await refusalOf([...lines, '2024-12-31 16:00,BTC,1'])).toMatchObject({
      code: 'ambiguous_zone',
      message: expect.stringMatching(/time_zone:/),
    });
    expect((await read([...lines, '2024-12-31,BTC,1', '1735660800,ETH,1'])).rejected).toEqual([]);
  });
});

describe('volumes of candles', () => {
  it.each([
    ['volume', 'amount', 'which is money'],
    ['amount', 'volume', 'which counts coins'],
  ])('are distinguished by the prices: %s is larger than %s, %s', async (money, coins) => {
    const { candles } = await folder.read(
      `time,open,high,low,close,${money},${coins}\n1735603200,93429,93500,93400,93440,1168000,12.5\n1735606800,93440,93500,93400,93450,981000,10.5\n`,
      {},
      'BTC_USDT.csv',
    );
    expect(candles).toMatchObject([
      { volume: '12.5', quoteVolume: '1168000' },
      { volume: '10.5', quoteVolume: '981000' },
    ]);
  });
});

describe('an id', () => {
  const trades =
    'id,timestamp,price,volume,side\n7001,1735603200123,93429.1,0.1,buy\n7005,1735603201123,93428.1,0.1,sell\n';

  it('of rows is not that of coins if the file name names the coin', async () => {
    const { quotes } = await folder.read(trades, {}, 'BTCUSDT_2024-12-31.csv');
    expect(quotes).toMatchObject([{ externalId: 'BTC' }, { externalId: 'BTC' }]);
  });

  it('that counts rows is not that of a coin', async () => {
    const read = folder.read(trades.replace('7001', '1').replace('7005', '2'), {}, 'trades.csv');
    await expect(read).rejects.toMatchObject({ code: 'missing_column' });
  });
});
