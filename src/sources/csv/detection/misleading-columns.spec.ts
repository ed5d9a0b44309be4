import { detection } from '../fixtures/detected.js';

const { detect } = detection();

describe('columns whose names mislead', () => {
  it.each([
    ['an id that counts rows', 'id', ['7,BTC,1', '8,ETH,2', '9,BTC,3'], 'id'],
    ['an id of each row', 'id', ['6f1c,BTC,1', '77aa,BTC,2', 'ab01,BTC,3'], 'id'],
    ['a name of digits', 'name', ['2781,BTC,1', '2790,ETH,1'], 'name'],
    ['a rank that counts rows in decimals', 'rank', ['1.0,BTC,1', '2.0,BTC,2', '3.0,BTC,3'], 'rank'],
    ['a rank that counts rows', '#', ['1,BTC,1', '2,BTC,2', '3,BTC,3'], '#'],
    ['a change that is not in percent', 'Change', ['+786,BTC,1', '-20.1,ETH,1'], 'Change'],
    ['a change of a day that cannot be in percent', 'change_24h', ['-786,BTC,1', '20.1,ETH,1'], 'change_24h'],
    ['a market that is no pair', 'market', ['Kraken,BTC,1', 'Kraken,ETH,1'], 'market'],
    ['a second price', 'price_eur', ['2,BTC,1', '3,ETH,2'], 'price_eur'],
  ])('are reported as ignored: %s', async (_, column, rows, ignored) => {
    const {
      ignored: columns,
      rows: read,
      rejected,
    } = await detect([`${column},symbol,price,date`, ...rows.map((row, at) => `${row},2024-12-0${at + 1}`)]);
    expect([Object.keys(columns!), rejected]).toEqual([[ignored], []]);
    for (const { symbol, externalId, name, rank, change24hPct, currency } of read)
      expect({ externalId, name, rank, change24hPct, currency }).toEqual({
        ...{ externalId: symbol, name: symbol, rank: null, change24hPct: null, currency: 'USD' },
      });
  });

  it.each([
    ['id', ['bitcoin,BTC,1', 'ethereum,ETH,2', 'bitcoin,BTC,3'], { externalId: 'bitcoin' }],
    ['id', ['1,BTC,1', '1027,ETH,2', '52,XRP,3'], { externalId: '1' }],
    ['rank', ['1,BTC,1', '2,ETH,2', '3,XRP,3'], { rank: 1 }],
    ['Change', ['-0.84%,BTC,1', '2%,ETH,1'], { change24hPct: '-0.84' }],
    ['24h', ['-0.84,BTC,1', '2,ETH,1'], { change24hPct: '-0.84' }],
    ['Chg %', ['-0.84,BTC,1', '2,ETH,1'], { change24hPct: '-0.84' }],
    ['name', ['1inch,1INCH,1', 'Bitcoin,BTC,1'], { name: '1inch' }],
  ])('are read where their values fit: %s of %j', async (column, rows, expected) => {
    const { rows: read } = await detect([
      `${column},symbol,price,date`,
      ...rows.map((row, at) => `${row},2024-12-0${at + 1}`),
    ]);
    expect(read[0]).toMatchObject(expected);
  });
});

it('rejects dates of other calendars', async () => {
  const { quotes, rejected } = await detect(['symbol,price,date', 'BTC,1,1403/10/11', 'ETH,1,1446-06-30']);
  expect([quotes, rejected]).toEqual([
    [],
    [
      [2, 'date', 'not_a_date'],
      [3, 'date', 'not_a_date'],
    ],
  ]);
});

describe('a column of time zones', () => {
  it('applies to the times in its row, unless they contain a zone', async () => {
    const { rows, rejected } = await detect([
      'symbol,price,date,time,Time Zone',
      'BTC,1,2024-12-31,16:00,EST',
      'ETH,1,2024-12-31,4:00 PM,Europe/Paris',
      'SOL,1,2024-12-31,16:00,',
      'ADA,1,2024-12-31T16:00:00Z,,Z',
      'XRP,1,2024-12-31T16:00:00+01:00,,EST',
      'DOT,1,2024-12-31,,EST',
      'LTC,1,2024-12-31,16:00,CST',
    ]);
    expect(rows.map(({ observedAt }) => observedAt.slice(0, 16))).toEqual([
      '2024-12-31T21:00',
      '2024-12-31T15:00',
      '2024-12-31T16:00',
      '2024-12-31T16:00',
      '2024-12-31T15:00',
      '2024-12-31T00:00',
    ]);
    expect(rejected).toEqual([[8, 'date', 'not_a_date']]);
  });

  it.each(['Date (UTC)', 'Date(UTC)', 'time_utc', 'utc_time'])(
    'is not needed beside "%s", which takes precedence over local times',
    async (column) => {
      const { rows } = await detect([
        `symbol,price,date,${column}`,
        'BTC,1,2024-12-31 11:00,2024-12-31 16:00',
      ]);
      expect(rows[0]!.observedAt.slice(0, 16)).toBe('2024-12-31T16:00');
    },
  );
});

describe('a change in percent', () => {
  const rowsOn = (days: readonly string[]) => days.map((day) => `BTC,1,2.5%,2024-${day}`);
  const weeks = rowsOn(['12-01', '12-08', '12-15', '12-22']);

  it('is not that of 24 hours if rows are weeks apart', async () => {
    const { ignored, rows } = await detect(['symbol,price,change,date', ...weeks]);
    expect(Object.keys(ignored!)).toEqual(['change']);
    expect(rows[0]).toMatchObject({ price: '1', change24hPct: null });
  });

  it.each([
    ['change', rowsOn(['12-02', '12-03', '12-04', '12-05', '12-06', '12-09'])],
    ['change_24h', weeks],
    ['change', rowsOn(['12-01', '12-20'])],
  ])('may be: %s', async (column, rows) => {
    const read = await detect([`symbol,price,${column},date`, ...rows]);
    expect(read.rows[0]).toMatchObject({ price: '1', change24hPct: '2.5' });
  });
});
