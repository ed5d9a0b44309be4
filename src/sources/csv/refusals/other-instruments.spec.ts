import { CsvFolder, type CsvPage, request, itemsAndRejections } from '../fixtures/csv-folder.js';

let folder: CsvFolder;
beforeAll(async () => (folder = await CsvFolder.make()));
afterAll(() => folder.remove());

describe('prices of options and futures', () => {
  it.each([
    ['symbol,strike,price,expiry,date', 'BTC,50000,1200.5,2024-03-29,2024-01-01'],
    ['symbol,price,Expiration Date,date', 'BTC,43500.5,2024-03-29,2024-01-01'],
    ['date,symbol,Option Type,price', '2024-01-01,BTC,call,1200.5'],
    ['timestamp,symbol,mark_price,underlying_price', '2024-01-01T00:00:00Z,ETH,0.045,2280.5'],
  ])('are not stored as those of the coin: %s', async (header, row) => {
    const error: unknown = await folder.read(`${header}\n${row}\n`).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      code: 'derivatives',
      message: expect.stringContaining('prices of options, futures or perpetuals'),
    });
  });

  it('are read under the names of the instruments', async () => {
    const { quotes } = await folder.read(
      'symbol,strike,price,expiry,date\nBTC-29MAR24-50000-C,50000,1200.5,2024-03-29,2024-01-01\n',
    );
    expect(quotes).toMatchObject([{ symbol: 'BTC-29MAR24-50000-C', price: '1200.5' }]);
  });

  it('are not seen in an empty column', async () => {
    const { quotes } = await folder.read('symbol,strike,price,date\nBTC,,42280.5,2024-01-01\n');
    expect(quotes).toMatchObject([{ symbol: 'BTC', price: '42280.5' }]);
  });
});

describe('files of figures other than prices', () => {
  const codeOf = (content: string, name: string) =>
    folder.read(content, {}, name).then(
      () => 'read',
      (thrown: unknown) => (thrown as { code: string }).code,
    );

  it.each([
    ['side', 'bid', 'ask'],
    ['type', 'Bid', 'Ask'],
    ['side', 'A', 'B'],
    ['is_bid', 'true', 'false'],
  ])('are refused if they are order books: %s', async (column, one, other) => {
    const rows = [one, other].map((side) => `2024-01-01T00:00:00Z,BTC/USD,${side},42280.5,0.5\n`);
    expect(await codeOf(`date,symbol,${column},price,amount\n${rows.join('')}`, 'book.csv')).toBe(
      'order_book',
    );
  });

  it.each([
    ['funding_rates.csv', 'date,symbol,rate'],
    ['BTC_funding_rate.csv', 'date,note,close'],
    ['open-interest.csv', 'date,symbol,close'],
    ['longShortRatio.csv', 'date,symbol,last'],
    ['liquidations.csv', 'date,symbol,price'],
    ['BTCUSDT-liquidationSnapshot-2024-12.csv', 'date,note,price'],
    ['premium_index.csv', 'date,symbol,close'],
  ])('are refused by their name: %s with %s', async (name, header) => {
    expect(await codeOf(`${header}\n2024-01-01,BTC,0.0001\n2024-01-02,BTC,0.00012\n`, name)).toBe(
      'not_prices',
    );
  });

  it.each([
    ['prices-and-funding.csv', 'date,symbol,price'],
    ['funding.csv', 'date,symbol,last_price'],
    ['open.csv', 'date,symbol,close'],
  ])('may be named like them: %s with %s', async (name, header) => {
    expect(await codeOf(`${header}\n2024-01-01,BTC,42280.5\n2024-01-02,BTC,43280.5\n`, name)).toBe('read');
  });

  it('are refused if columns show that the instruments are perpetuals, except in tables of coins', async () => {
    const row = '2024-01-01,BTC,42280.5,0.0001\n';
    expect(await codeOf(`date,symbol,price,funding_rate\n${row}`, 'a.csv')).toBe('derivatives');
    const ofCoins = await folder.read(
      'date,symbol,price,funding_rate,market_cap\n2024-01-01,BTC,42280.5,0.0001,800000\n',
    );
    expect(ofCoins.quotes).toMatchObject([{ symbol: 'BTC', price: '42280.5', marketCap: '800000' }]);
  });
});

describe('tables of several coins below one another, in a file named after the first', () => {
  const BITCOIN = 'Bitcoin\ndate,price\n2024-01-01,42280.5\n2024-01-02,43280.5\n';
  const below = (title: string, price: string) => `\n${title}\ndate,price\n2024-01-03,${price}\n`;

  it.each(['Ethereum', 'ETH', 'Ethereum (ETH)', 'Ethereum historical prices'])(
    'are read up to the second: %s',
    async (title) => {
      await folder.write('prices-BTC.csv', BITCOIN + below(title, '2280.5'));
      const pages: CsvPage[] = [];
      const read = async () => {
        for await (const page of folder.source().pages(request('prices-BTC.csv'))) pages.push(page);
      };
      await expect(read()).rejects.toMatchObject({
        code: 'other_table',
        message: expect.stringMatching(
          /^line 7 begins a table of "Ethereum.*|^line 7 begins a table of "ETH"/,
        ),
      });
      expect(itemsAndRejections(pages).quotes.map(({ price }) => price)).toEqual(['42280.5', '43280.5']);
    },
  );

  it.each(['Bitcoin', 'Bitcoin historical prices', 'Second page', 'https://example.com/data'])(
    'are one table if the line between them names no other coin: %s',
    async (title) => {
      const { quotes } = await folder.read(BITCOIN + below(title, '44280.5'), {}, 'prices-BTC.csv');
      expect(quotes.map(({ price }) => price)).toEqual(['42280.5', '43280.5', '44280.5']);
    },
  );
});

describe('a line between rows that states something else than the rows above it', () => {
  const rows = (day: number, price: number) =>
    [day, day + 1].map((one) => `2024-01-0${one},${price + one},1`);
  const pricesUpTo = async (lines: readonly string[], name = 'prices.csv') => {
    await folder.write(name, `${lines.join('\n')}\n`);
    const pages: CsvPage[] = [];
    const end = await (async () => {
      for await (const page of folder.source().pages(request(name))) pages.push(page);
    })().catch((error: unknown) => error);
    return { end, prices: itemsAndRejections(pages).quotes.map(({ price }) => Number(price)) };
  };
  const HEADER = 'date,price,volume';
  const BITCOIN = ['Symbol: BTC', 'Currency: USD', HEADER, ...rows(1, 42000)];

  it.each([
    ['a labelled coin, above the header', ['Symbol: ETH', 'Currency: USD', HEADER], 8],
    ['a labelled coin in two cells', ['Symbol,ETH,', 'Currency,USD,'], 6],
    ['a small coin', ['Symbol: XYZ'], 6],
    ['a coin', ['Ethereum,,'], 6],
    ['a pair', ['ETH/USDT,,'], 6],
    ['a currency', ['Currency: EUR'], 6],
    ['a currency in words', ['Preise in Euro,,'], 6],
  ])('begins another table: %s', async (_, titles, line) => {
    const { end, prices } = await pricesUpTo([...BITCOIN, ...titles, ...rows(3, 2200)]);
    expect(end).toMatchObject({
      code: 'other_table',
      message: expect.stringMatching(`^line ${line} begins a table of`),
    });
    expect(prices).toEqual([42001, 42002]);
  });

  it('refuses a scale in the sample, and ends the reading at one below it', async () => {
    const below = ['USD in millions,,', ...rows(3, 2200)];
    const small = await pricesUpTo([...BITCOIN, ...below]);
    expect(small).toMatchObject({ end: { code: 'stated_scale' }, prices: [] });
    const many = Array.from({ length: 9000 }, (_, at) => `2024-01-01T00:00:00.${10_000 + at}Z,42000,1`);
    const { end, prices } = await pricesUpTo([...BITCOIN, ...many, ...below]);
    expect(end).toMatchObject({ code: 'other_table', message: expect.stringContaining('not scaled') });
    expect(prices).toHaveLength(9002);
  });

  it.each([
    ['the same', ['Symbol: BTC', 'Currency: USD']],
    ['an annotation', ['Bitcoin halving,,']],
    ['a source', ['Source: Ethereum Foundation,,']],
    ['nothing', ['Page two,,']],
  ])('goes on if it states %s', async (_, titles) => {
    const { end, prices } = await pricesUpTo([...BITCOIN, ...titles, ...rows(3, 42000)]);
    expect([end, prices]).toEqual([undefined, [42001, 42002, 42003, 42004]]);
  });

  it('is a footer if no row follows', async () => {
    const { end, prices } = await pricesUpTo([...BITCOIN, 'Ethereum,,', 'see the other file,,']);
    expect([end, prices]).toEqual([undefined, [42001, 42002]]);
  });

  it('is a row without figures if a symbol and a name are in it', async () => {
    const lines = [
      'symbol,name,date,price',
      'BTC,Bitcoin,2024-01-01,42001',
      'EURC,Euro,,',
      'EUR,EUR,,',
      'EUR,,,',
    ];
    const { end, prices } = await pricesUpTo([...lines, 'ETH,Ethereum,2024-01-01,2201']);
    expect([end, prices]).toEqual([undefined, [42001, 2201]]);
  });

  it('does not matter for what each row states itself', async () => {
    const lines = [
      'date,symbol,price,currency',
      '2024-01-01,BTC,42001,USD',
      'Ethereum,,,',
      'Prices of ETH: EUR,,,',
    ];
    const { end, prices } = await pricesUpTo([...lines, '2024-01-01,ETH,2201,EUR']);
    expect([end, prices]).toEqual([undefined, [42001, 2201]]);
  });
});

it.each([
  ['1/31/2024 16:00:00', '2/1/2024 16:00:00'],
  ['1/31/2024 23:58:00', '2/1/2024 23:58:00'],
  ['31.01.2024 16:00:00', '01.02.2024 16:00:00'],
  ['2024-01-31 23:58:00', '2024-02-01 23:58:00'],
])(
  'daily candles of Google Sheets, which are dated by their close, begin at midnight: %s',
  async (...dates) => {
    const rows = dates.map((date) => `${date},42280,44200,42100,44180.5,0`);
    const text = `Date,Open,High,Low,Close,Volume\n${rows.join('\n')}\n`;
    const { candles } = await folder.read(text, {}, 'BTCUSD.csv');
    expect(candles.map(({ openedAt }) => openedAt)).toEqual([
      '2024-01-31T00:00:00.000Z',
      '2024-02-01T00:00:00.000Z',
    ]);
  },
);

it('daily candles that begin at 16:00 in ISO 8601, as days in Singapore do, keep their time', async () => {
  const rows = ['2024-01-30 16:00:00', '2024-01-31 16:00:00'].map(
    (date) => `${date},42280,44200,42100,44180.5`,
  );
  const { candles } = await folder.read(`Date,Open,High,Low,Close\n${rows.join('\n')}\n`, {}, 'BTCUSD.csv');
  expect(candles[0]!.openedAt).toBe('2024-01-30T16:00:00.000Z');
});
