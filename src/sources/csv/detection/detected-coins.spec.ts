import { detection } from '../fixtures/detected.js';

const { detect, refusalOf } = detection();

describe('the coin and the currency', () => {
  it.each([
    ['btc-eur-max.csv', 'BTC EUR 1'],
    ['bitcoin.csv', 'BTC USD 1'],
    ['SOLUSDT-2024.csv', 'SOL USDT 1'],
    ['Bitcoin - Euro.csv', 'BTC EUR 1'],
    ['Bitcoin_Hong Kong Dollar.csv', 'BTC HKD 1'],
    ['Dollar cost average BTC-EUR.csv', 'BTC EUR 1'],
  ])('come from the file name %s if no column has them', async (name, quote) => {
    expect((await detect(['date,price', '2024-12-31,1'], name)).quotes).toEqual([quote]);
    expect((await detect(['date,price,Volume (BTC)', '2024-12-31,1,2'], name)).quotes).toEqual([quote]);
  });

  it('come from the lines before the header', async () => {
    const lines = ['Symbol: BTC', 'Currency: EUR', 'date,price', '2024-12-31,1'];
    expect((await detect(lines)).quotes).toEqual(['BTC EUR 1']);
    expect((await detect(['All prices in CHF', 'symbol,date,price', 'BTC,2024-12-31,1'])).quotes).toEqual([
      'BTC CHF 1',
    ]);
    expect((await detect(['symbol,date,price', 'BTC,2024-12-31,1'], 'prices_EUR.csv')).quotes).toEqual([
      'BTC EUR 1',
    ]);
  });

  it.each([
    ['Portfolio in GBP', 'GBP'],
    ['Kryptokurse in Euro', 'EUR'],
    ['Crypto prices (€)', 'EUR'],
    ['Crypto prices - CHF', 'CHF'],
    ['EUR', 'EUR'],
    ['Bitcoin (BTC)', 'USD'],
    ['List of all', 'USD'],
  ])('come from the end of a title such as "%s" if that is a fiat currency', async (title, currency) => {
    expect((await detect([title, 'symbol,date,price', 'BTC,2024-12-31,1'])).quotes).toEqual([
      `BTC ${currency} 1`,
    ]);
  });

  it.each([
    'bitcoin_dominance.csv',
    'BTC_returns.csv',
    'CRYPTOCAP_BTC.D, 1D.csv',
    'BTC ETF flows.csv',
    'BTC_open_interest.csv',
    'indexPrice_BTCUSDT.csv',
  ])('are not taken from %s, which has no prices', async (name) => {
    expect(await refusalOf(['date,price', '2024-12-31,58'], name)).toMatchObject({
      code: 'not_prices',
    });
  });

  it.each([
    ['prices_eur_usd.csv', 'symbol,date,price', 'BTC,2024-12-31,1'],
    ['BTC prices USD EUR.csv', 'date,price', '2024-12-31,1'],
    ['BTC_USD_EUR.csv', 'date,price', '2024-12-31,1'],
    ['btc-usd-eur.csv', 'date,open,high,low,close', '2024-12-31,1,2,1,2'],
  ])('must be given if the name has two currencies: %s', async (name, ...lines) => {
    expect(await refusalOf(lines, name)).toMatchObject({
      code: 'ambiguous_currency',
      message: expect.stringMatching(/files: [^]*currency: /),
    });
  });

  it.each([
    ['prices_eur_usd.csv', 'symbol,date,price_eur', 'BTC,2024-12-31,1'],
    ['prices_eur_usd.csv', 'symbol,date,price,currency', 'BTC,2024-12-31,1,EUR'],
    ['prices_eur_usd.csv', 'symbol,date,price', 'BTC,2024-12-31,1 €'],
    ['prices_eur_usd.csv', 'symbol,date,price', 'BTC/EUR,2024-12-31,1'],
  ])('come from the contents of the file if its name has two: %s, %s', async (name, ...lines) => {
    expect((await detect(lines, name)).quotes).toEqual(['BTC EUR 1']);
  });

  it('must be given if nothing names the coin, or if name and header disagree', async () => {
    expect(await refusalOf(['date,price', '2024-12-31,1'])).toMatchObject({
      code: 'missing_column',
      message: expect.stringMatching(/files: data\.csv[^]*symbol: BTC/),
    });
    expect(await refusalOf(['date,price_eur', '2024-12-31,1'], 'sol-usd.csv')).toMatchObject({
      code: 'contradictory_name',
    });
  });

  it('is refused without a date, with a profile to start from that has the columns that are known', async () => {
    expect(await refusalOf(['Wann,Token,Kurs,Währung', '2024-12-31,BTC,1,EUR'])).toMatchObject({
      code: 'missing_column',
      message: expect.stringMatching(
        /its columns are "Wann", [^]* add this to the file of CSV_PROFILES[^]*\n {4}symbol: Token\n {4}price: Kurs\n {4}currency: Währung\n {4}date: the name of the column for the date$/,
      ),
    });
    expect(await refusalOf(['name,email', 'Anna,anna@example.com'])).toMatchObject({
      code: 'missing_column',
      message: expect.not.stringContaining('CSV_PROFILES'),
    });
  });

  it.each([
    ['symbol', ['BTCUSDT', 'ETHBTC'], ['BTC USDT 1', 'ETH BTC 1']],
    ['pair', ['XYZEUR', 'BTCEUR'], ['XYZ EUR 1', 'BTC EUR 1']],
    ['market', ['BTC-EUR', 'ETH_USD'], ['BTC EUR 1', 'ETH USD 1']],
    ['symbol', ['BTC_EUR', 'XYZ_USDT'], ['BTC EUR 1', 'XYZ USDT 1']],
    ['symbol', ['USDT_BTC'], ['USDT_BTC USD 1']],
    ['symbol', ['BINANCE:BTCUSDT', 'BINANCE:XYZUSDT'], ['BTC USDT 1', 'XYZ USDT 1']],
    ['ticker', ['CURRENCY:BTCEUR'], ['BTC EUR 1']],
    ['ticker', ['NASDAQ:AAPL'], ['NASDAQ:AAPL USD 1']],
    ['pair', ['BTC / EUR', 'XYZ / USDT'], ['BTC EUR 1', 'XYZ USDT 1']],
    ['symbol', ['BTC EUR', 'ETH EUR'], ['BTC EUR 1', 'ETH EUR 1']],
    ['symbol', ['Wrapped BTC'], ['WRAPPED BTC USD 1']],
    ['symbol', ['CRVUSD', 'BTC'], ['CRVUSD USD 1', 'BTC USD 1']],
    ['symbol', ['WBTC', 'STETH'], ['WBTC USD 1', 'STETH USD 1']],
    ['symbol', ['BTC', 'BTCUSD'], ['BTC USD 1', 'BTCUSD USD 1']],
    ['symbol', ['BTCUSDT', 'BTCUSDT_PERP'], ['BTC USDT 1', 'BTCUSDT_PERP USDT 1']],
    ['pair', ['BTC/USDT', 'BTC/USDT:USDT'], ['BTC USDT 1', 'BTC/USDT:USDT USDT 1']],
    ['symbol', ['BTC', 'BTC-PERP', 'BTC-27DEC24'], ['BTC USD 1', 'BTC-PERP USD 1', 'BTC-27DEC24 USD 1']],
    ['pair', ['XXBTZUSD', 'XETHXXBT', 'ADAEUR'], ['BTC USD 1', 'ETH BTC 1', 'ADA EUR 1']],
    ['symbol', ['Bitcoin (BTC)', 'Ethereum (ETH)'], ['BTC USD 1', 'ETH USD 1']],
  ])(
    'are parts of pairs in a column %s of %j only if all values are pairs',
    async (column, symbols, quotes) => {
      const rows = symbols.map((symbol) => `${symbol},1,2024-12-31`);
      expect((await detect([`${column},price,date`, ...rows])).quotes).toEqual(quotes);
    },
  );
});

describe('a share', () => {
  it('is in the currency of its exchange, or refused', async () => {
    const lines = [
      'symbol,price,date',
      ...['VOD.L', 'SAP.DE', '7203.T', 'BRK.B'].map((one) => `${one},1,2024-12-31`),
    ];
    const inDollars = await detect(lines);
    expect(inDollars.quotes).toEqual(['BRK.B USD 1']);
    expect(inDollars.rejected).toEqual([2, 3, 4].map((line) => [line, 'price', 'unstated_currency']));
    const inEuros = await detect(lines, 'data.csv', { CSV_CURRENCY: 'EUR' });
    expect(inEuros.quotes).toEqual(['SAP.DE EUR 1', 'BRK.B EUR 1']);
    const stated = await detect([
      'symbol,price,currency,date',
      'VOD.L,1,GBp,2024-12-31',
      'SAP.DE,1,EUR,2024-12-31',
    ]);
    expect(stated.quotes).toEqual(['VOD.L GBX 1', 'SAP.DE EUR 1']);
    const row = '2024-12-30,1,3,0.5,2,2,100';
    const history = await detect(['Date,Open,High,Low,Close,Adj Close,Volume', row], 'SAP.DE.csv');
    expect([history.candles, history.rejected]).toEqual([[], [[2, 'Close', 'unstated_currency']]]);
  });
});

describe('base and quote', () => {
  it.each([
    ['base,quote,price', 'price'],
    ['base_currency,quote_currency,rate', 'rate'],
    ['From Currency,To Currency,Exchange Rate', 'Exchange Rate'],
    ['fsym,tsym,price', 'price'],
  ])('are the parts of a pair: %s', async (header) => {
    const { quotes } = await detect([`date,${header}`, '2024-12-31,BTC,EUR,2', '2024-12-31,ETH,BTC,1']);
    expect(quotes).toEqual(['BTC EUR 2', 'ETH BTC 1']);
  });

  it('take precedence over the symbol that they form', async () => {
    const { quotes, ignored } = await detect(['date,symbol,base,quote,price', '2024-12-31,FOOBAR,FOO,BAR,2']);
    expect([quotes, Object.keys(ignored!)]).toEqual([['FOO BAR 2'], ['symbol']]);
  });

  it('are not read from exchange rates between fiat currencies', async () => {
    expect(await refusalOf(['date,from,to,rate', '2024-12-31,EUR,USD,1.04'])).toMatchObject({
      code: 'missing_column',
    });
  });
});

it('reads coins from a column "Currency" if the price header names a different currency', async () => {
  const lines = ['2024-01-01,BTC,42280.2', '2024-01-02,BTC,44187.1'];
  const { quotes } = await detect(['Date,Currency,Price (USD)', ...lines]);
  expect(quotes).toEqual(['BTC USD 42280.2', 'BTC USD 44187.1']);
});
