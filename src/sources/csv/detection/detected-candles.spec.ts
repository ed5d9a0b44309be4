import { detection } from '../fixtures/detected.js';

const { detect, refusalOf } = detection();

describe('candles', () => {
  const OHLC = 'symbol,date,open,high,low,close,volume';

  it.each([
    ['1d', '2024-12-30', '2024-12-31', '2025-01-02'],
    ['1w', '2024-12-16', '2024-12-23', '2024-12-30'],
    ['1mo', '2024-10-01', '2024-11-01', '2024-12-01'],
    ['1h', '2024-12-30 10:00', '2024-12-30 11:00', '2024-12-30 13:00'],
    ['5m', '1735603200', '1735603500', '1735603800'],
    ['1d', '2024-12-29 00:00:00', '2024-12-30 00:00:00', '2024-12-31 00:00:00'],
  ])('last %s if their dates show it', async (interval, ...dates) => {
    const { candles, rejected } = await detect([OHLC, ...dates.map((date) => `BTC,${date},1,2,1,2,3`)]);
    expect(candles.map((candle) => candle.split(' ')[2])).toEqual(dates.map(() => interval));
    expect(rejected).toEqual([]);
  });

  it('are refused if nothing shows their interval, with a suitable profile', async () => {
    const lines = [OHLC, 'BTC,2024-12-30 10:00,1,2,1,2,3', 'ETH,2024-12-30 10:00,1,2,1,2,3'];
    expect(await refusalOf(lines, 'candles.csv')).toMatchObject({
      code: 'unknown_interval',
      message: expect.stringMatching(/files: candles\.csv[^]*interval: 1h/),
    });
    expect((await detect(lines, 'candles_1h.csv')).candles[0]).toBe('BTC USD 1h 2024-12-30T10:00 2 3 null');
    const irregular = ['10:00', '10:07', '10:30'].map((time) => `BTC,2024-12-30 ${time},1,2,1,2,3`);
    expect(await refusalOf([OHLC, ...irregular])).toMatchObject({ code: 'unknown_interval' });
  });

  it.each([
    ['ETHUSDT_1h.csv', ['2024-12-30', '2024-12-31'], 'dates have no time of day'],
    ['ETHUSDT_1h.csv', ['2024-12-29', '2024-12-30', '2024-12-31'], 'dates have no time of day'],
    ['ETHUSDT_15m.csv', ['2024-12-30 10:00', '2024-12-30 11:00', '2024-12-30 12:00'], 'are 1h apart'],
    ['ETHUSDT_1d.csv', ['2024-12-30 10:00', '2024-12-30 11:00'], 'are 1h apart'],
    ['ETHUSDT_1d.csv', ['2024-12-30 10:00', '2024-12-30 10:07'], 'are 420 seconds apart'],
    ['ethusd_w.csv', ['2024-12-29', '2024-12-30'], 'dates have no time of day'],
  ])('are refused if the name %s contradicts dates such as %j', async (name, dates, why) => {
    const lines = ['date,open,high,low,close', ...dates.map((date) => `${date},1,2,1,2`)];
    expect(await refusalOf(lines, name)).toMatchObject({
      code: 'contradictory_interval',
      message: expect.stringMatching(`${why}[^]*interval: `),
    });
  });

  it.each([
    ['ETHUSDT_1d.csv', ['2024-12-30 10:00', '2024-12-30 10:01', '2024-12-30 10:02'], '1m'],
    ['ETHUSDT_1h.csv', ['2024-12-30 10:00', '2024-12-30 13:00'], '1h'],
    ['ETHUSDT_1M.csv', ['2024-12-01', '2025-01-01'], '1mo'],
    ['ETHUSDT_1M.csv', ['2024-11-01', '2024-12-01', '2025-01-01'], '1mo'],
    ['ETHUSDT_1d.csv', ['2024-03-30 23:00', '2024-03-31 22:00'], '1d'],
  ])(
    'may have gaps, be named after a time span, or cross clock changes: %s of %j',
    async (name, dates, interval) => {
      const lines = ['date,open,high,low,close', ...dates.map((date) => `${date},1,2,1,2`)];
      const { candles } = await detect(lines, name);
      expect(new Set(candles.map((candle) => candle.split(' ')[2]))).toEqual(new Set([interval]));
    },
  );

  it('have the interval in its column', async () => {
    const { candles } = await detect([
      `${OHLC},timeframe`,
      'A,2024-12-30 10:00,1,2,1,2,3,60',
      'A,2024-12-30 08:00,1,2,1,2,3,4H',
    ]);
    expect(candles).toEqual(['A USD 1h 2024-12-30T10:00 2 3 null', 'A USD 4h 2024-12-30T08:00 2 3 null']);
  });

  it.each([
    ['Volume BTC,Volume USDT', 'BTCUSDT', 'BTC USDT 1d 2024-12-31T00:00 2 3 4'],
    ['Volume USDT,Volume BTC', 'BTCUSDT', 'BTC USDT 1d 2024-12-31T00:00 2 4 3'],
    ['Volume BTC,Volume ETH', 'ETH/BTC', 'ETH BTC 1d 2024-12-31T00:00 2 4 3'],
    ['Volume ADA,Volume EUR', 'ADAEUR', 'ADA EUR 1d 2024-12-31T00:00 2 3 4'],
    ['base_volume,quote_volume', 'ETHBTC', 'ETH BTC 1d 2024-12-31T00:00 2 3 4'],
    ['volume,turnover', 'BTC-EUR', 'BTC EUR 1d 2024-12-31T00:00 2 3 4'],
    ['volume,volume_notional', 'BTC-EUR', 'BTC EUR 1d 2024-12-31T00:00 2 3 4'],
    ['volume,Volume MA', 'BTC-EUR', 'BTC EUR 1d 2024-12-31T00:00 2 3 null'],
    ['buy_volume,volume', 'BTC-EUR', 'BTC EUR 1d 2024-12-31T00:00 2 4 null'],
    ['vol,vol_ccy', 'BTC-EUR', 'BTC EUR 1d 2024-12-31T00:00 2 3 null'],
    ['Buy Volume,Sell Volume', 'BTC-EUR', 'BTC EUR 1d 2024-12-31T00:00 2 null null'],
    ['tick_volume,Volume (contracts)', 'BTC-EUR', 'BTC EUR 1d 2024-12-31T00:00 2 null null'],
    ['Volume XYZ,Volume EUR', 'XYZ-EUR', 'XYZ EUR 1d 2024-12-31T00:00 2 3 4'],
    ['volume_usd,volume_btc', 'BTC/USD', 'BTC USD 1d 2024-12-31T00:00 2 4 3'],
    ['volume_usd,volume_btc', 'BTC', 'BTC USD 1d 2024-12-31T00:00 2 4 3'],
    ['volume_usd,volume_btc', 'ETH/BTC', 'ETH BTC 1d 2024-12-31T00:00 2 null 4'],
    ['volume_usdt,volume_btc', 'BTC/USDT', 'BTC USDT 1d 2024-12-31T00:00 2 4 3'],
  ])('have volumes in coins and in money: %s of %s', async (volumes, symbol, candle) => {
    const { candles } = await detect([
      `time,symbol,open,high,low,close,${volumes}`,
      `2024-12-31,${symbol},1,2,1,2,3,4`,
    ]);
    expect(candles).toEqual([candle]);
  });

  it('begin one interval before the closing second that dates them', async () => {
    const dates = ['2024-12-29 23:59:59', '2024-12-30 23:59:59.999', '2024-12-31 23:59:59'];
    const { candles } = await detect([OHLC, ...dates.map((date) => `BTC,${date},1,2,1,2,3`)], 'btc_1d.csv');
    expect(candles.map((candle) => candle.split(' ')[3])).toEqual([
      '2024-12-29T00:00',
      '2024-12-30T00:00',
      '2024-12-31T00:00',
    ]);
  });

  it('may close at the last price if they are days, unlike tickers with a time of day', async () => {
    const header = 'Symbol,Date,Open,High,Low,Last';
    expect((await detect([header, 'BTC,2024-12-31,1,2,1,2'])).candles).toHaveLength(1);
    expect((await detect([header, 'BTC,2024-12-31 16:05,1,2,1,2'])).quotes).toEqual(['BTC USD 2']);
    expect((await detect(['symbol,date,close', 'BTC,2024-12-31,2'])).quotes).toEqual(['BTC USD 2']);
  });
});
