import { CsvFolder } from './fixtures/csv-folder.js';

let folder: CsvFolder;
beforeAll(async () => (folder = await CsvFolder.make()));
afterAll(() => folder.remove());

async function read(lines: readonly string[], name = 'data.csv') {
  const { quotes, candles, rejected } = await folder.read(`${lines.join('\n')}\n`, {}, name);
  return {
    quotes: quotes.map(({ externalId, currency, price }) => `${externalId} ${currency} ${price}`),
    candles: candles.map(({ externalId, close, volume }) => `${externalId} ${close} ${volume}`),
    rejected: rejected.map(({ line, path, code }) => [line, path, code]),
  };
}

async function refusalOf(lines: readonly string[], name?: string): Promise<unknown> {
  return read(lines, name).catch((error: unknown) => error);
}

describe('columns of one name', () => {
  it.each([
    ['date,symbol,price,price', '2024-12-30,BTC,1,2'],
    ['date,symbol,Price,price', '2024-12-30,BTC,1,2'],
    ['date,symbol,symbol,price', '2024-12-30,BTC,ETH,1'],
    ['date,symbol,date,price', '2024-12-30,BTC,2024-12-31,1'],
    ['date,symbol,open,high,low,close,close', '2024-12-30,BTC,1,3,1,2,3'],
    ['Date,Open,High,Low,Close,Adj Close,Volume,Close', '2024-12-30,1,3,1,2,2,7,3'],
  ])('are asked about where they differ: %s', async (...lines) => {
    expect(await refusalOf(lines, 'BTC-USD.csv')).toMatchObject({
      code: 'repeated_column',
      message: expect.stringMatching(/here called[^]*columns:/),
    });
  });

  it('are one where they say the same, and reject the rows in which they do not', async () => {
    const many = Array.from({ length: 20_000 }, (_, at) => `2024-12-31T00:00:00.${at}Z,BTC,1.50,1.5`);
    const { quotes, rejected } = await read(['date,symbol,price,price', ...many, '2025-01-01,BTC,1,2']);
    expect([quotes.length, quotes.at(-1)]).toEqual([20_000, 'BTC USD 1.50']);
    expect(rejected).toEqual([[20_002, 'price', 'repeated_column']]);
    expect((await read(['date,symbol,price,price', '2024-12-31,BTC,,2'])).quotes).toEqual(['BTC USD 2']);
  });

  it('are not read where a row can do without', async () => {
    const { candles } = await read([
      'date,symbol,open,high,low,close,volume,volume',
      '2024-12-30,BTC,1,3,1,2,5,10',
    ]);
    expect(candles).toEqual(['BTC 2 null']);
  });
});

describe('rows of one coin and moment', () => {
  it.each(['exchange', 'Exchange Name', 'venue', 'Börse'])(
    'are of listings of their own by the column %s',
    async (column) => {
      const rows = ['Binance,2024-12-31,BTC,1', 'kraken,2024-12-31,BTC,2', ',2024-12-31,BTC,3'];
      expect((await read([`${column},date,symbol,price`, ...rows])).quotes).toEqual([
        'BINANCE:BTC USD 1',
        'KRAKEN:BTC USD 2',
        'BTC USD 3',
      ]);
    },
  );

  it('are of one coin with an id at several exchanges', async () => {
    const rows = ['OKX,2024-12-30,bitcoin,BTC/EUR,1,3,1,2', 'OKX,2024-12-31,bitcoin,BTC/EUR,1,3,1,2'];
    expect((await read(['exchange,date,id,pair,open,high,low,close', ...rows])).candles).toEqual([
      'OKX:bitcoin 2 null',
      'OKX:bitcoin 2 null',
    ]);
  });

  it.each(['source', 'provider', 'market'])(
    'are asked about where a column %s tells them apart',
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
  ])('count as one, the last, with %s', async (_, rows) => {
    expect((await read(['date,symbol,price,source', ...rows])).rejected).toEqual([]);
  });

  it('are trades, of which the last counts, where they differ by their side', async () => {
    const rows = ['2024-12-31 10:00:00,BTC,1,buy', '2024-12-31 10:00:00,BTC,2,sell'];
    expect((await read(['date,symbol,price,side', ...rows])).quotes).toHaveLength(2);
  });

  it('are asked about where candles of one moment open at several prices, but not where an open candle was written again', async () => {
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
