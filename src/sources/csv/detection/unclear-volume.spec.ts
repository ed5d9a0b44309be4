import { detection } from '../fixtures/detected.js';

const { detect } = detection();

describe('a volume that may count coins or money', () => {
  const HEADER = 'Date,Open,High,Low,Close,Volume';

  it.each([
    ['BTC-USD.csv', HEADER, '43625106843'],
    ['BTC-USD (1).csv', HEADER.toLowerCase(), '43625106843.0'],
    ['bitcoin.csv', 'Date,Close,High,Low,Open,Volume', '43625106843'],
  ])('is not read: %s', async (name, header, volume) => {
    const { candles, ignored } = await detect([header, `2024-12-31,2,2,2,2,${volume}`], name);
    expect(candles).toEqual(['BTC USD 1d 2024-12-31T00:00 2 null null']);
    expect(Object.keys(ignored!)).toEqual([header.split(',')[5]]);
  });

  it.each([
    ['BTC-USD.csv', HEADER, '436.5'],
    ['BTC-USD_coinbase.csv', HEADER, '436'],
    ['BTC-USD.csv', `${HEADER},Trades`, '436'],
    ['btc-usd.csv', HEADER.toLowerCase(), '436'],
  ])(
    'counts coins if a fraction, the name or other columns show that it is not from Yahoo Finance: %s, %s',
    async (name, header, volume) => {
      const { candles } = await detect(
        [header, `2024-12-31,2,2,2,2,${volume},7`.split(',').slice(0, header.split(',').length).join(',')],
        name,
      );
      expect(candles).toEqual([`BTC USD 1d 2024-12-31T00:00 2 ${volume} null`]);
    },
  );
});

it('does not read the size of trades as a daily volume', async () => {
  const { rows, ignored } = await detect(['time,symbol,type,price,vol', '2024-12-31 12:00,BTC,buy,1,0.5']);
  expect([rows[0]!.volume24h, Object.keys(ignored!)]).toEqual([null, ['vol']]);
});

it.each([
  [
    'time,symbol,price,volume',
    ['1704067200.12,BTC,1,0.5', '1704067201.5,BTC,1,0.7', '1704067201.9,BTC,1,0.7'],
    null,
  ],
  // Snapshots of several coins.
  ['time,symbol,price,volume', ['1704067200,BTC,1,0.5', '1704067200,ETH,1,7', '1704070800,BTC,1,7'], '0.5'],
])(
  'treats the volume of rows that follow within a minute as that of trades: %s %j',
  async (header, lines, volume) => {
    const { rows } = await detect([header, ...lines]);
    expect(rows[0]!.volume24h).toBe(volume);
  },
);
