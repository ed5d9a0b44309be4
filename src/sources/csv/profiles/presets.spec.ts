import { readdirSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { CsvFolder } from '../fixtures/csv-folder.js';

const PRESETS = join(import.meta.dirname, '../presets');
const KLINE = '1735689600000,1,3,0.5,2,10,1735693199999,20,5,4,8,0\n';
const KRAKEN = '1381017600,1,3,0.5,2,10,1\n';
const TRADE = '1315922016,5.8,1\n';
const YAHOO = 'Date,Open,High,Low,Close,Adj Close,Volume\n2024-12-30,1,3,0.5,2,2,100\n';
const INVESTING =
  '"Date","Price","Open","High","Low","Vol.","Change %"\n"12/13/2024","2","1","3","0.5","1K","0.78%"\n';
const CMC =
  'timeOpen;timeClose;timeHigh;timeLow;name;open;high;low;close;volume;marketCap;timestamp\n' +
  '"2024-12-31T00:00:00.000Z";"2024-12-31T23:59:59.999Z";"";"";"2790";1;3;0.5;2;100;1000;""\n';
const SNAPPED = 'snapped_at,price,market_cap,total_volume\n2024-12-31 00:00:00 UTC,3,100,5\n';
const STOOQ = 'Date,Open,High,Low,Close,Volume\n2024-12-29,1,3,0.5,2,7\n';
const STOOQ_PL = STOOQ.replace(/.*\n/, 'Data,Otwarcie,Najwyzszy,Najnizszy,Zamkniecie,Wolumen\n');
const CHART = 'time,open,high,low,close,Volume,MA\n2024-12-31T00:00:00Z,1,3,0.5,2,5,1\n';
const OKX = 'ts,o,h,l,c,vol,volCcy,volCcyQuote,confirm\n1735603200000,1,3,0.5,2,1000,10,20,1\n';
const MT5 =
  '<DATE>\t<TIME>\t<OPEN>\t<HIGH>\t<LOW>\t<CLOSE>\t<TICKVOL>\t<VOL>\t<SPREAD>\n2024.12.31\t16:00:00\t1\t3\t0.5\t2\t5\t0\t1\n';
const ALPHA = 'timestamp,open,high,low,close,volume\n2024-12-29,1,3,0.5,2,5\n';
const HISTORY =
  'Date,Open,High,Low,Close,Volume,Dividends,Stock Splits\n2024-12-31 00:00:00+00:00,1,3,0.5,2,5,0,0\n';
const API =
  'Open time,Open,High,Low,Close,Volume,Close time,Quote asset volume,Number of trades,Ignore\n2017-08-17 04:00:00,1,3,0.5,2,10,2017-08-17 04:59:59,20,5,0\n';

const FILL =
  'portfolio,trade id,product,side,created at,size,size unit,price,fee,total,price/fee/total unit\ndefault,1,BTC-EUR,BUY,2024-12-31T16:00:00.123Z,0.01,BTC,90143.2,0.5,-902,EUR\n';
const UPBIT =
  'market,candle_date_time_utc,candle_date_time_kst,opening_price,high_price,low_price,trade_price,timestamp,candle_acc_trade_price,candle_acc_trade_volume,unit\nKRW-ETH,2024-12-31T00:00:00,2024-12-31T09:00:00,1,3,0.5,2,1735603259999,20,10,60\n';
const HTX = 'id,open,close,low,high,amount,vol,count\n1735603200,1,2,0.5,3,10,20,5\n';
const GATE = '1735603200,20,2,3,0.5,1\n';
const MT4 = '2024.12.31,00:00,1,3,0.5,2,8125\n';
const HISTDATA = '20241231 160000;1;3;0.5;2;0\n';

let folder: CsvFolder;
beforeAll(async () => (folder = await CsvFolder.make()));
afterAll(() => folder.remove());

describe('a preset', () => {
  it.each([
    ['ARBUSDT-1h-2025-01.csv', KLINE, 'ARB', 'USDT', '1h', '10', '20'],
    ['DOGEBTC-1m-2024-12-31 (1).csv', KLINE, 'DOGE', 'BTC', '1m', '10', '20'],
    ['BTCFDUSD-5m-2025-01.csv', KLINE, 'BTC', 'FDUSD', '5m', '10', '20'],
    ['ARBUSD_PERP-1d-2024-12.csv', KLINE, 'ARBUSD_PERP', 'USD', '1d', '20', null],
    ['BTCUSDT_241227-1d-2024-12.csv', KLINE, 'BTCUSDT_241227', 'USDT', '1d', '10', '20'],
    ['ETHBTC-1mo-2024-01.csv', KLINE, 'ETH', 'BTC', '1mo', '10', '20'],
    ['BTCUSDT_1h.csv', API, 'BTC', 'USDT', '1h', '10', '20'],
    ['XDGEUR_60.csv', KRAKEN, 'DOGE', 'EUR', '1h', '10', null],
    ['ETHXBT_1.csv', KRAKEN, 'ETH', 'BTC', '1m', '10', null],
    ['USDTZUSD_1440.csv', KRAKEN, 'USDT', 'USD', '1d', '10', null],
    ['1INCHEUR_15.csv', KRAKEN, '1INCH', 'EUR', '15m', '10', null],
    ['ETH-EUR.csv', YAHOO, 'ETH', 'EUR', '1d', null, '100'],
    ['UNI7083-USD (1).csv', YAHOO, 'UNI', 'USD', '1d', null, '100'],
    ['bitcoin.csv', YAHOO, 'BTC', 'USD', '1d', null, '100'],
    ['AAPL.csv', YAHOO, 'AAPL', 'USD', '1d', '100', null],
    ['BRK-B.csv', YAHOO, 'BRK-B', 'USD', '1d', '100', null],
    ['Bitcoin Cash Historical Data.csv', INVESTING, 'BCH', 'USD', '1d', '1000', null],
    ['BTC_EUR Binance Historical Data (1).csv', INVESTING, 'BTC', 'EUR', '1d', '1000', null],
    [
      'Binance Coin_1_1_2024-12_31_2024_historical_data_coinmarketcap.csv',
      CMC,
      'BNB',
      'EUR',
      '1d',
      null,
      '100',
    ],
    ['ethusd_w.csv', STOOQ, 'ETH', 'USD', '1w', '7', null],
    ['btcpln_w.csv', STOOQ_PL, 'BTC', 'PLN', '1w', '7', null],
    ['aapl.us_d.csv', STOOQ, 'AAPL', 'USD', '1d', '7', null],
    ['COINBASE_ETHEUR, 60.csv', CHART, 'ETH', 'EUR', '1h', '5', null],
    ['BITSTAMP_BTCUSD, 1W_ab12c.csv', CHART, 'BTC', 'USD', '1w', '5', null],
    ['BINANCE_BTCUSDT.P, 60.csv', CHART, 'BTCUSDT.P', 'USDT', '1h', '5', null],
    ['BTC-USDT-SWAP_1m.csv', OKX, 'BTC-USDT-SWAP', 'USDT', '1m', null, '20'],
    ['KRAKEN_XBTUSD, 1M.csv', CHART, 'BTC', 'USD', '1mo', '5', null],
    ['NASDAQ_AAPL, 1D.csv', CHART, 'AAPL', 'USD', '1d', '5', null],
    ['ETHUSD_H4_202401010000_202412310000.csv', MT5, 'ETH', 'USD', '4h', null, null],
    ['currency_weekly_ETH_USD.csv', ALPHA, 'ETH', 'USD', '1w', '5', null],
    ['BTCUSD1440.csv', MT4, 'BTC', 'USD', '1d', null, null],
    ['ETHUSDm60.csv', MT4, 'ETH', 'USD', '1h', null, null],
    ['DAT_ASCII_BTCUSD_M1_202412.csv', HISTDATA, 'BTC', 'USD', '1m', null, null],
    ['intraday_5min_IBM.csv', ALPHA.replace('29', '29 09:35:00'), 'IBM', 'USD', '5m', '5', null],
    ['upbit_1h.csv', UPBIT, 'ETH', 'KRW', '1h', '10', '20'],
    ['huobi_ethbtc_1day.csv', HTX, 'ETH', 'BTC', '1d', '10', '20'],
    ['BTC_USDT-202412.csv', GATE + GATE.replace('1735603200', '1735603260'), 'BTC', 'USDT', '1m', null, null],
    ['MSFT.csv', HISTORY, 'MSFT', 'USD', '1d', '5', null],
    ['ETH-USD.csv', HISTORY, 'ETH', 'USD', '1d', null, '5'],
    ['BTC-EUR_1h.csv', HISTORY.replace('Date', 'Datetime'), 'BTC', 'EUR', '1h', null, '5'],
    [
      'BTC-EUR_1h.csv',
      YAHOO.replace('Date', 'Datetime').replace('2024-12-30', '2024-12-30 01:00:00+00:00'),
      'BTC',
      'EUR',
      '1h',
      null,
      '100',
    ],
  ])('reads candles of %s', async (name, content, symbol, currency, interval, volume, quoteVolume) => {
    for (const [file, bytes] of [[name, content] as const, [`${name}.gz`, gzipSync(content)] as const]) {
      const { candles, rejected } = await folder.read(bytes, {}, file);
      expect(rejected).toEqual([]);
      expect(candles[0]).toMatchObject({
        symbol,
        currency,
        interval,
        ...{ open: '1', high: '3', low: '0.5', close: '2' },
        volume,
        quoteVolume,
      });
    }
  });

  it.each([
    ['doge-jpy-max.csv', SNAPPED, 'DOGE', 'JPY', '3'],
    ['Bitcoin.csv', 'Date;Quote\n2024-12-31;"93.429,10"\n', 'BTC', 'USD', '93429.10'],
    [
      'trades.csv',
      'instrument_name,trade_id,side,price,size,created_time\nETH-USDT,1,buy,3329.1,0.1,1735603200000\n',
      ...['ETH', 'USDT', '3329.1'],
    ],
    ['1inch-btc-max (3).csv', SNAPPED, '1INCH', 'BTC', '3'],
    ['krakenEUR.csv', TRADE, 'BTC', 'EUR', '5.8'],
    ['XBTEUR.csv', TRADE, 'BTC', 'EUR', '5.8'],
    [
      'export-EtherPrice.csv',
      '"Date(UTC)","UnixTimeStamp","Value"\n"12/31/2024","1735603200","3332.53"\n',
      'ETH',
      'USD',
      '3332.53',
    ],
    ['market-price.csv', 'Timestamp,market-price\n2024-12-31 00:00:00,93429.2\n', 'BTC', 'USD', '93429.2'],
    ['CBBTCUSD.csv', 'observation_date,CBBTCUSD\n2024-12-31,93429.20\n', 'BTC', 'USD', '93429.20'],
    ['CBETHUSD.csv', 'DATE,CBETHUSD\n2024-12-31,3332.53\n', 'ETH', 'USD', '3332.53'],
    ['fills.csv', FILL, 'BTC', 'EUR', '90143.2'],
  ])('reads quotes of %s', async (name, content, symbol, currency, price) => {
    expect((await folder.read(content, {}, name)).quotes).toMatchObject([{ symbol, currency, price }]);
  });

  it.each([
    ['ETH-EUR.csv', YAHOO, ['2024-12-23', '2024-12-16', '2024-12-09'], '1w'],
    ['Bitcoin Historical Data.csv', INVESTING, ['11/01/2024', '10/01/2024', '09/01/2024'], '1mo'],
    ['ETH-USD.csv', HISTORY, ['2024-12-31 01:00:00+00:00', '2024-12-31 02:00:00+00:00'], '1h'],
  ])('uses the distance between dates as the interval of %s', async (name, content, dates, interval) => {
    const [header, row] = content.split('\n') as [string, string];
    const first = row.split(',')[0]!.replaceAll('"', '');
    const rows = dates.map((date) => row.replace(first, date));
    const { candles } = await folder.read(
      [header, name.startsWith('Bitcoin') ? rows[0]! : row, ...rows, ''].join('\n'),
      {},
      name,
    );
    expect(new Set(candles.map((candle) => candle.interval))).toEqual(new Set([interval]));
  });

  it.each([
    ['currency_weekly_ETH_USD.csv', ALPHA, '2024-12-23T00:00:00.000Z'],
    ['ethusd_w.csv', STOOQ, '2024-12-23T00:00:00.000Z'],
    ['ethusd_m.csv', STOOQ, '2024-12-01T00:00:00.000Z'],
  ])(
    'opens a candle of %s, which is dated by its last day, at its start',
    async (name, content, openedAt) => {
      expect((await folder.read(content, {}, name)).candles).toMatchObject([{ openedAt }]);
    },
  );

  it.each([
    ['SomeCoin Historical Data.csv', INVESTING, 'preset: investing'],
    ['Foo_1_1_2024-12_31_2024_historical_data_coinmarketcap.csv', CMC, 'preset: coinmarketcap-history'],
    ['my prices.csv', YAHOO, 'preset: yahoo'],
    ['export.csv', SNAPPED, 'preset: coingecko-export'],
  ])('does not guess the coin of %s', async (name, content, advice) => {
    await expect(folder.read(content, {}, name)).rejects.toMatchObject({
      code: 'unknown_coin',
      message: expect.stringContaining(advice),
    });
  });

  it.each(['premiumIndexKlines', 'markPriceKlines', 'indexPriceKlines'])(
    'does not read the folder %s as trade prices',
    async (name) => {
      await mkdir(join(folder.path, name), { recursive: true });
      await expect(folder.read(KLINE, {}, `${name}/ARBUSDT-1h-2025-01.csv`)).rejects.toMatchObject({
        code: 'other_measure',
        message: expect.stringContaining(`constants:\n    symbol: BTCUSDT.${name}`),
      });
    },
  );

  it('omits days without a price from a FRED series', async () => {
    const content = 'observation_date,CBBTCUSD\n2024-12-31,93429.20\n2025-01-01,.\n';
    const { quotes, rejected } = await folder.read(content, {}, 'CBBTCUSD.csv');
    expect(quotes.filter(({ price }) => price !== null)).toMatchObject([{ price: '93429.20' }]);
    expect(rejected).toEqual([]);
  });

  it('reads the minutes of HistData.com in New York standard time', async () => {
    const { candles } = await folder.read(HISTDATA, {}, 'DAT_ASCII_BTCUSD_M1_202407.csv');
    expect(candles).toMatchObject([{ openedAt: '2024-12-31T21:00:00.000Z' }]);
  });

  it('refuses a file if its name and header name different currencies', async () => {
    const content = 'timestamp,open (EUR),high (EUR),low (EUR),close (EUR),volume\n2024-12-29,1,3,0.5,2,5\n';
    await expect(folder.read(content, {}, 'currency_daily_BTC_USD.csv')).rejects.toMatchObject({
      code: 'contradictory_name',
    });
  });

  it('reads the pairs of CryptoDataDownload by the currency of the volume', async () => {
    const { candles, rejected } = await folder.read(
      'Unix,Date,Symbol,Open,High,Low,Close,Volume ARB,Volume USD\n' +
        '1735603200000,2024-12-31,ARBUSD,1,3,0.5,2,5,10\n1735516800,2024-12-30,ARBBTC,1,3,0.5,2,5,10\n',
      {},
      'Bitstamp_ARBUSD_d.csv',
    );
    expect(candles).toMatchObject([
      { line: 2, symbol: 'ARB', currency: 'USD', openedAt: '2024-12-31T00:00:00.000Z' },
    ]);
    expect(rejected).toMatchObject([{ line: 3, path: 'Symbol', code: 'not_a_pair' }]);
  });

  it.each(readdirSync(PRESETS))('has at most twenty lines: %s', (file) => {
    expect(readFileSync(join(PRESETS, file), 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(20);
  });
});
