import { CsvFolder } from '../fixtures/csv-folder.js';

let folder: CsvFolder;
beforeAll(async () => {
  folder = await CsvFolder.make();
});
afterAll(() => folder.remove());

const amounts = async (content: string, CSV_CURRENCY = 'USD') => {
  const { quotes, rejected } = await folder.read(content, { CSV_CURRENCY });
  return {
    quotes: quotes.map(({ symbol, currency, price, marketCap, volume24h }) => ({
      ...{ symbol, currency, price, marketCap, volume24h },
    })),
    rejected: rejected.map(({ line, path, code }) => [line, path, code]),
  };
};
const quote = (symbol: string, currency: string, price: string, more = {}) => {
  return { symbol, currency, price, marketCap: null, volume24h: null, ...more };
};

describe('the currency of a row', () => {
  it('comes from its currency column', async () => {
    const { quotes, rejected } = await amounts(
      'Symbol,Price,Currency,Date\nBTC,90211.50,EUR,2024-12-31\nBTC,14721000,jpy,2024-12-31\nBTC,93429.20,usd,2024-12-31\n',
    );
    expect(quotes).toEqual([
      quote('BTC', 'EUR', '90211.50'),
      quote('BTC', 'JPY', '14721000'),
      quote('BTC', 'USD', '93429.20'),
    ]);
    expect(rejected).toEqual([]);
  });

  it('is not assumed to be dollars if the exchange trades in another one, unless configured', async () => {
    const shares =
      'Ticker,Exchange,Date,Close\nSAP,XETRA,2024-12-31,236.5\nVOD,LSE,2024-12-31,68.3\nIBM,NYSE,2024-12-31,219\n';
    const { quotes, rejected } = await amounts(shares);
    expect(quotes).toEqual([quote('IBM', 'USD', '219')]);
    expect(rejected).toEqual([
      [2, 'Close', 'unstated_currency'],
      [3, 'Close', 'unstated_currency'],
    ]);
    expect((await amounts(shares, 'EUR')).quotes).toContainEqual(quote('SAP', 'EUR', '236.5'));
  });

  it('is not taken to be dollars where the ISIN is of another country, unless the setting says so', async () => {
    const shares =
      'SYMBOL,SERIES,CLOSE,TIMESTAMP,ISIN\nRELIANCE,EQ,1205,02-JAN-2025,INE002A01018\n' +
      'IBM,EQ,219,02-JAN-2025,US4592001014\nXYZ,EQ,7,02-JAN-2025,-\n';
    const { quotes, rejected } = await amounts(shares);
    expect(quotes).toEqual([quote('IBM', 'USD', '219'), quote('XYZ', 'USD', '7')]);
    expect(rejected).toEqual([[2, 'CLOSE', 'unstated_currency']]);
    expect((await amounts(shares, 'INR')).quotes).toContainEqual(quote('RELIANCE', 'INR', '1205'));
  });

  it.each([
    ['its currency column is empty', 'Symbol,Price,Currency,Date\nBTC,1,EUR,2024-12-31\nETH,1,,2024-12-31\n'],
    ['only other symbols are pairs', 'Symbol,Price,Date\nBTC/EUR,1,2024-12-31\nETH,1,2024-12-31\n'],
  ])('is not guessed if %s and other rows name one', async (_, content) => {
    const { quotes, rejected } = await amounts(content);
    expect([quotes, rejected]).toEqual([[quote('BTC', 'EUR', '1')], [[3, 'Price', 'unstated_currency']]]);
    expect((await amounts(content, 'EUR')).quotes).toHaveLength(2);
  });

  it.each(['Ccy', 'Cur.', 'unit', '', 'Kurswährung'])(
    'comes from a column "%s" of currencies',
    async (column) => {
      const { quotes } = await amounts(
        `Symbol,Price,${column},Date\nBTC,1,EUR,2024-12-31\nETH,1,£,2024-12-31\nSOL,1,usd,2024-12-31\n`,
      );
      expect(quotes.map(({ currency }) => currency)).toEqual(['EUR', 'GBP', 'USD']);
    },
  );

  it('is a subunit if a lower-case letter shows it', async () => {
    const header = await amounts('Symbol,Price (GBp),Date\nVOD.L,70.5,2024-12-31\n');
    const column = await amounts(
      'Symbol,Price,Currency,Date\nVOD.L,70.5,GBp,2024-12-31\nA,1,GBP,2024-12-31\nB,1,gbp,2024-12-31\n',
    );
    const currencies = [...header.quotes, ...column.quotes].map(({ currency }) => currency);
    expect(currencies).toEqual(['GBX', 'GBX', 'GBP', 'GBP']);
  });

  it('is never a whole bitcoin if parts of one are meant', async () => {
    const { quotes, rejected } = await amounts(
      [
        'Symbol,Price,Currency,Date',
        'ETH,3,XBt,2024-12-31',
        'ETH,300 mBTC,,2024-12-31',
        'ETH,300,cents,2024-12-31',
      ].join('\n'),
    );
    expect(quotes).toEqual([quote('ETH', 'SATS', '3')]);
    expect(rejected).toEqual([
      [3, 'Price', 'not_a_number'],
      [3, 'Price', 'unstated_currency'],
      [4, 'Currency', 'not_a_currency'],
    ]);
  });

  it.each(['Fee Currency', 'note'])('does not come from a column "%s"', async (column) => {
    const { quotes } = await amounts(
      `Symbol,Price,${column},Date\nBTC,1,EUR,2024-12-31\nETH,1,${column === 'note' ? 'x' : 'EUR'},2024-12-31\n`,
    );
    expect(quotes.map(({ currency }) => currency)).toEqual(['USD', 'USD']);
  });

  it('comes from the pair in its symbol', async () => {
    const { quotes, rejected } = await amounts(
      [
        'symbol,close,currency,timestamp',
        'ETH/BTC,0.03562,,1735603200',
        'BTC-EUR,90211.5,,1735603200',
        'BTC/USD,93429.2,USD,1735603200',
        'X-COIN,1.5,USD,1735603200',
        'ADA/EUR,1.5,USD,1735603200',
        'SOL/EUR,$1.5,,1735603200',
      ].join('\n') + '\n',
    );
    expect(quotes).toEqual([
      quote('ETH', 'BTC', '0.03562'),
      quote('BTC', 'EUR', '90211.5'),
      quote('BTC', 'USD', '93429.2'),
      quote('X-COIN', 'USD', '1.5'),
    ]);
    expect(rejected).toEqual([
      [6, 'symbol', 'other_currency'],
      [7, 'close', 'other_currency'],
    ]);
  });

  it.each(['price_eur', 'Price EUR', 'Price (EUR)', 'EUR price', 'Price €', 'close_eur'])(
    'comes from the header %j, also for the market cap',
    async (header) => {
      const { quotes } = await amounts(
        `Symbol,${header},Market Cap (EUR),Volume (EUR),Date\nBTC,90211.5,1786000000000,43,2024-12-31\n`,
      );
      expect(quotes).toEqual([
        quote('BTC', 'EUR', '90211.5', { marketCap: '1786000000000', volume24h: '43' }),
      ]);
    },
  );

  it.each([
    ['Market Cap (EUR)', 'EUR', { marketCap: '9' }],
    ['Marktkapitalisierung (Mio. CHF)', 'CHF', { marketCap: '9000000' }],
    ['市值（亿美元）', 'USD', { marketCap: '900000000' }],
    ['Volume 24h (GBP)', 'GBP', { volume24h: '9' }],
    ['Market Cap (EGP)', 'EGP', { marketCap: '9' }],
    // A coin may measure the amount, and a sign may mean several currencies.
    ['Market Cap (BTC)', 'USD', {}],
    ['Volume (BTC)', 'USD', {}],
    ['Market Cap (¥)', 'USD', {}],
    ['Market Cap (GBP),Market Cap (EUR)', 'USD', {}],
  ])('comes from the header %j beside a price without one', async (header, currency, more) => {
    const cells = header.replaceAll(/[^,]+/g, '9');
    const { quotes } = await amounts(`Symbol,Price,${header},Date\nETH,1,${cells},2024-12-31\n`);
    expect(quotes).toEqual([quote('ETH', currency, '1', more)]);
  });

  it('fits an ambiguous sign in the header of another amount', async () => {
    const { quotes } = await amounts('Symbol,Price (JPY),Market Cap (¥),Date\nBTC,1,9,2024-12-31\n');
    expect(quotes).toEqual([quote('BTC', 'JPY', '1', { marketCap: '9' })]);
  });

  it.each([
    ['"93.429,20 €"', 'EUR'],
    ['"€ 93.429,20"', 'EUR'],
    ['"EUR 93.429,20"', 'EUR'],
    ['"93.429,20 CHF"', 'CHF'],
    ['"$93.429,20"', 'USD'],
    ['"CA$93.429,20"', 'CAD'],
    ['"R$ 93.429,20"', 'BRL'],
    ['"₹93.429,20"', 'INR'],
    ['"93.429,20 USDT"', 'USDT'],
    ['"93.429,20"', 'USD'],
  ])('is the one next to the amount in %s', async (value, currency) => {
    const { quotes } = await amounts(`Symbol,Price,Date\nBTC,${value},2024-12-31\n`);
    expect(quotes).toEqual([quote('BTC', currency, '93429.20')]);
  });

  it('is CSV_CURRENCY if nothing names one; a dollar sign fits every dollar', async () => {
    const file = 'symbol,price,date\nBTC,1.5,2024-12-31\nETH,$1.5,2024-12-31\n';
    const { quotes } = await amounts(file, 'CAD');
    expect(quotes.map(({ currency }) => currency)).toEqual(['CAD', 'CAD']);
  });

  it('is not guessed if other rows name a different one', async () => {
    const file = 'symbol,price,volume,date\nBTC,1.5,1,2024-12-31\nETH,€1.5,1,2024-12-31\n';
    expect(await amounts(file)).toEqual({
      quotes: [quote('ETH', 'EUR', '1.5', { volume24h: '1' })],
      rejected: [[2, 'price', 'unstated_currency']],
    });
    const { quotes } = await amounts(file, 'EUR');
    expect(quotes.map(({ currency }) => currency)).toEqual(['EUR', 'EUR']);
  });

  it('is that of the price; prices in other currencies are left out', async () => {
    const { quotes } = await amounts(
      'symbol,price_eur,price_usd,market_cap_eur,volume_24h_usd,date\nBTC,90211.5,93429.2,1786,43,2024-12-31\n',
    );
    expect(quotes).toEqual([quote('BTC', 'USD', '93429.2', { volume24h: '43' })]);
  });

  it('omits a market cap or volume if its header names a currency other than that of the row', async () => {
    const { quotes } = await amounts(
      'symbol,price,currency,market_cap_usd,volume,date\nBTC,90211.5,EUR,1850,43,2024-12-31\n',
    );
    expect(quotes).toEqual([quote('BTC', 'EUR', '90211.5', { volume24h: '43' })]);
  });

  it('must be unambiguous: a row with contradictory ones is rejected', async () => {
    const { quotes, rejected } = await amounts(
      [
        'symbol,price_eur,market_cap,currency,date',
        'A,1.5,,USD,2024-12-31',
        'B,$1.5,,,2024-12-31',
        'C,1.5,$2,,2024-12-31',
        'D,1.5,€2,EUR,2024-12-31',
        'E,1.5,,dollars of the US,2024-12-31',
      ].join('\n') + '\n',
    );
    expect(quotes).toEqual([quote('D', 'EUR', '1.5', { marketCap: '2' })]);
    expect(rejected).toEqual([
      [2, 'currency', 'other_currency'],
      [3, 'price_eur', 'other_currency'],
      [4, 'market_cap', 'other_currency'],
      [6, 'currency', 'not_a_currency'],
    ]);
  });

  it('must be given if a sign has several meanings and nothing decides', async () => {
    const file = 'symbol,price,date\nBTC,¥14721000,2024-12-31\n';
    expect((await amounts(file)).rejected).toEqual([[2, 'price', 'ambiguous_currency']]);
    expect((await amounts(file, 'JPY')).quotes).toEqual([quote('BTC', 'JPY', '14721000')]);
  });

  it.each(['price_all', 'price_top', 'price_of_the_day'])(
    'does not read %j as a price in a currency',
    async (header) => {
      const error: unknown = await amounts(`symbol,${header},date\nBTC,1,2024-12-31\n`).catch(
        (thrown: unknown) => thrown,
      );
      expect(error).toMatchObject({ code: 'missing_column' });
    },
  );
});
