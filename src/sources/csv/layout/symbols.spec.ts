import { CsvFolder, itemsAndRejections } from '../fixtures/csv-folder.js';

let folder: CsvFolder;
beforeAll(async () => (folder = await CsvFolder.make()));
afterAll(() => folder.remove());

/** Reads two days of one symbol. */
async function readSymbol(symbol: string) {
  const rows = ['date,symbol,price', `2024-12-30,${symbol},92000.5`, `2024-12-31,${symbol},93000.5`];
  const { quotes, rejected } = await folder.read(`${rows.join('\n')}\n`);
  expect(rejected).toEqual([]);
  expect(quotes).toHaveLength(2);
  return quotes[0]!;
}

describe('a symbol as publishers write it', () => {
  it.each([
    ...['X:BTCUSD', 'CURRENCY:BTCUSD', 'BTC-USD.CC', 'BTCUSD=X', 'BTCUSD Curncy', 'tBTCUSD', 'XXBTZUSD'],
    ...['KRAKEN:XBTUSD', 'COINBASE:BTC-USD', 'BTC/USD (Kraken)', 'Crypto.BTC/USD', 'CRYPTO:BTC', 'BTC.USD'],
    ...['BTC to USD', 'BTC vs USD', 'Bitcoin USD', 'BITCOIN / US DOLLAR', 'BTC - Bitcoin', '$BTC', '#BTC'],
    ...['="BTC"', "'BTC", 'BTC*', 'BTC †', 'BTC¹', 'BTC-USD**'],
  ])('%s is a bitcoin in dollars', async (symbol) => {
    expect(await readSymbol(symbol)).toMatchObject({ externalId: 'BTC', symbol: 'BTC', currency: 'USD' });
  });

  it.each([
    ['BTC3L/USDT', 'BTC3L', 'USDT'],
    ['BTCUPUSDT', 'BTCUP', 'USDT'],
    ['BTCDOMUSDT', 'BTCDOM', 'USDT'],
    ['1000PEPEUSDT', '1000PEPE', 'USDT'],
    ['BTC/USDT:USDT', 'BTC/USDT:USDT', 'USDT'],
    ['BTCUSD.P', 'BTCUSD.P', 'USD'],
    ['BTC1!', 'BTC1!', 'USD'],
    ['CRYPTOCAP:BTC', 'CRYPTOCAP:BTC', 'USD'],
    ['BTC Perpetual', 'BTC PERPETUAL', 'USD'],
    ['cbBTC', 'CBBTC', 'USD'],
  ])('%s is %s, not bitcoin', async (symbol, called, currency) => {
    expect(await readSymbol(symbol)).toMatchObject({ symbol: called, currency });
  });

  it('belongs to the exchange that it names if others name a different one', async () => {
    const { quotes } = await folder.read(
      'date,symbol,price\n2024-12-31,BINANCE:BTCUSDT,1\n2024-12-31,KRAKEN:XBTUSD,2\n',
    );
    expect(quotes).toMatchObject([
      { externalId: 'BINANCE:BTC', symbol: 'BTC', currency: 'USDT', price: '1' },
      { externalId: 'KRAKEN:BTC', symbol: 'BTC', currency: 'USD', price: '2' },
    ]);
  });
});

describe('a file of candles named after something', () => {
  const read = (name: string) =>
    folder.read(
      'date,open,high,low,close,volume\n2024-12-30,91000,93000,90000,92000.5,12.5\n2024-12-31,92000.5,93000,90000,92000.5,12.5\n',
      {},
      name,
    );

  it.each([
    ['BTC3L_USDT.csv', 'BTC3L', '12.5'],
    ['BTC-PERP.csv', 'BTC-PERP', null],
    ['BTCUSDT_240628.csv', 'BTCUSDT_240628', null],
    ['BTC_CME_futures.csv', 'BTC_CME_FUTURES', null],
  ])('%s is about %s, and its volume of contracts is not read as coins', async (name, symbol, volume) => {
    expect((await read(name)).candles).toMatchObject([{ symbol, volume }, {}]);
  });

  it.each(['BTC_options.csv', 'um_BTCUSDT.csv', 'BTC_ETH_USD.csv', 'XBTUSD_bitmex.csv'])(
    '%s does not name the coin',
    async (name) => {
      await expect(read(name)).rejects.toMatchObject({ code: 'missing_column' });
    },
  );

  it.each([
    'BTC.D.csv',
    'BTC_mark_price.csv',
    'markPriceKlines_BTCUSDT.csv',
    'BTC_USD_KRW_premium.csv',
    'BTCUSDT-premiumIndexKlines.csv',
  ])('%s has other figures', async (name) => {
    await expect(read(name)).rejects.toMatchObject({ code: 'not_prices' });
  });

  it.each(['BTC-USD-EUR.csv', 'btc_eur_usd.csv', 'BTCEUR_USD.csv'])('%s names no currency', async (name) => {
    await expect(read(name)).rejects.toMatchObject({ code: 'ambiguous_currency' });
  });

  it.each(['BTCUSD_1h.csv', 'H1_BTCUSD.csv', 'BTCUSD_M15.csv', 'BTCUSDT_60min.csv', 'BTC 60.csv'])(
    '%s contradicts its days',
    async (name) => {
      await expect(read(name)).rejects.toMatchObject({ code: 'contradictory_interval' });
    },
  );
});

describe('rows with the same coin and moment', () => {
  it.each([
    ['a column "platform" alone tells apart', 'platform', 'Binance', 'Kraken'],
    ['a column "type" alone tells apart', 'type', 'spot', 'futures'],
  ])('are refused if %s', async (_, column, one, other) => {
    const content = `date,symbol,${column},price\n2024-12-31,BTC,${one},1\n2024-12-31,BTC,${other},2\n`;
    await expect(folder.read(content)).rejects.toMatchObject({
      code: 'several_rows',
      message: expect.stringContaining(`exchange: ${column}`),
    });
  });

  it('are refused if different spellings are one coin', async () => {
    const content = 'date,symbol,price\n2024-12-31,XBT/EUR,1\n2024-12-31,BTC/EUR,2\n';
    await expect(folder.read(content)).rejects.toMatchObject({ code: 'several_rows' });
  });

  it('are refused if most days have several prices', async () => {
    const days = Array.from({ length: 20 }, (_, day) => `2024-12-${day + 10},BTC,`);
    const content = `date,symbol,price\n${days.map((day) => `${day}1\n${day}2`).join('\n')}\n`;
    await expect(folder.read(content)).rejects.toMatchObject({ code: 'several_rows' });
  });
});

it('reads a file again if a sign far beyond the sample names another currency, and guesses none', async () => {
  const rows = Array.from({ length: 9000 }, (_, row) => {
    const at = new Date(Date.UTC(2024, 0, 1) + row * 3_600_000).toISOString();
    return `${at},BTC,9000${row % 10}.123456`;
  });
  const { pages } = await folder.read(
    `date,symbol,price\n${rows.join('\n')}\n2025-06-01T00:00:00Z,BTC,€ 90000\n`,
  );
  const { quotes, rejected } = itemsAndRejections(pages.filter(({ file }) => file?.correction));
  expect(quotes).toMatchObject([{ currency: 'EUR', price: '90000' }]);
  expect(rejected).toHaveLength(9000);
  expect(rejected[0]).toMatchObject({ line: 2, code: 'unstated_currency' });
});
