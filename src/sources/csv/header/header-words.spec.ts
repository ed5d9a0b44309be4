import { CsvFolder } from '../fixtures/csv-folder.js';

let folder: CsvFolder;
beforeAll(async () => (folder = await CsvFolder.make()));
afterAll(() => folder.remove());

/** Reads two rows whose column has this name, and returns the first. */
async function readUnder(header: string, values: readonly [string, string]) {
  const rows = values.map((value, at) => `2024-12-3${at};BTC;93000;${value}`);
  const { quotes, rejected } = await folder.read(`date;symbol;price;${header}\n${rows.join('\n')}\n`);
  expect(rejected).toEqual([]);
  return quotes[0]!;
}

describe('a change in percent', () => {
  it.each([
    ...[
      '24h change %',
      'Change % (24h)',
      '% Chg',
      'Cambio 24h %',
      'Variation 24h %',
      '% Veränderung 24 Std.',
    ],
    ...['Zmiana % 24 godz.', 'Изменение за 24 ч, %', '涨跌幅', '変動率', '24h %', 'Price Change %'],
  ])('may be called %s', async (header) => {
    expect(await readUnder(header, ['-1.5', '2'])).toMatchObject({ change24hPct: '-1.5' });
  });

  it.each(['1h change %', '7d %', 'Change % (7d)', 'Volume change 24h', '24h High'])(
    'is not called %s',
    async (header) => {
      expect(await readUnder(header, ['-1.5', '2'])).toMatchObject({ change24hPct: null });
    },
  );
});

it.each(['24h Volume', 'Volym 24h', 'Wolumen 24h', 'Vol. 24 Std.', 'Объём 24ч', '成交额', 'Volume USD 24h'])(
  'reads the volume of a day under %s',
  async (header) => {
    expect(await readUnder(header, ['1000', '2000'])).toMatchObject({ volume24h: '1000' });
  },
);

it.each(['Posizione', '排名', '順位', 'Sıra', 'Ranking'])('reads ranks under %s', async (header) => {
  expect(await readUnder(header, ['7', '7'])).toMatchObject({ rank: 7 });
});

describe('coins under a column of another name', () => {
  it.each([
    ['Currency', 'BTC', 'XRP'],
    ['Name', 'Bitcoin', 'Ethereum'],
    ['Name', 'BTC', 'XRP'],
    ['Currency Code', 'BTC/EUR', 'XRP/EUR'],
    ['Crypto', 'BTC', 'XRP'],
  ])('are those of %s', async (column, first, second) => {
    const { quotes } = await folder.read(
      `${column},Price,ccy,Trade Date\n${first},1,EUR,2024-12-31\n${second},2,EUR,2024-12-31\n`,
    );
    expect(quotes).toMatchObject([
      { symbol: 'BTC', currency: 'EUR' },
      { symbol: expect.stringMatching(/^(?:XRP|ETH)$/), currency: 'EUR' },
    ]);
  });

  it('come from a column of currencies if their names show that they are coins', async () => {
    const content =
      'Currency Code,Coin Name,Price,Date\nBTC,Bitcoin,€1,2024-12-31\nETH,Ethereum,€2,2024-12-31\n';
    expect((await folder.read(content)).quotes).toMatchObject([
      { symbol: 'BTC', name: 'Bitcoin', currency: 'EUR' },
      { symbol: 'ETH', name: 'Ethereum', currency: 'EUR' },
    ]);
  });

  it('are not guessed from currencies alone', async () => {
    const content = 'Currency,Price,Date\nBTC,1,2024-12-31\nETH,2,2024-12-31\n';
    await expect(folder.read(content)).rejects.toMatchObject({ code: 'missing_column' });
  });
});

it.each([
  ['15 фев 2024', '2024-02-15'],
  ['15 ноя 2024', '2024-11-15'],
  ['15. úno 2024', '2024-02-15'],
  ['15 iul. 2024', '2024-07-15'],
  ['15 лист. 2024', '2024-11-15'],
])('reads the date %s', async (date, day) => {
  const { quotes } = await folder.read(`date,symbol,price\n${date},BTC,1\n`);
  expect(quotes).toMatchObject([{ observedAt: `${day}T00:00:00.000Z` }]);
});

it.each([
  [
    'a pound sign',
    Buffer.from('date,symbol,price\n2024-12-31,BTC,\xA3 93000.5\n', 'latin1'),
    'GBP',
    '93000.5',
  ],
  [
    'blanks between digits',
    Buffer.from('date;symbol;price\n31.12.2024;BTC;93\xA0000,5\n', 'latin1'),
    'USD',
    '93000.5',
  ],
  [
    'a dash for nothing',
    Buffer.from('date;symbol;market cap;price\n31.12.2024;BTC;\x96;93000\n', 'latin1'),
    'USD',
    '93000',
  ],
])('reads a file in which only %s is not ASCII as windows-1252', async (_, bytes, currency, price) => {
  expect((await folder.read(bytes)).quotes).toMatchObject([{ currency, price }]);
});

describe('a last price beside open, high and low', () => {
  const table = (date: (hour: number) => string) =>
    `time,open,high,low,last\n${[0, 1, 2].map((hour) => `${date(hour)},1,3,0.5,2`).join('\n')}\n`;
  const hourly = table((hour) => `2024-12-31 0${hour}:00`);

  it('closes candles if the file name states coin and interval', async () => {
    const { candles } = await folder.read(hourly, {}, 'ETHEUR_1h.csv');
    expect(candles).toMatchObject([{ symbol: 'ETH', currency: 'EUR', interval: '1h', close: '2' }, {}, {}]);
  });

  it('closes daily candles, whether their dates include midnight or not', async () => {
    for (const date of [
      (day: number) => `2024-12-2${day} 00:00:00`,
      (day: number) => String(Date.UTC(2024, 11, 20 + day)),
    ]) {
      const { candles } = await folder.read(table(date), {}, 'ETH.csv');
      expect(candles).toMatchObject([{ interval: '1d', close: '2' }, {}, {}]);
    }
  });

  it('is a quote otherwise: the others may be those of the last 24 hours', async () => {
    const { quotes } = await folder.read(hourly, {}, 'ETH.csv');
    expect(quotes).toMatchObject([{ price: '2' }, {}, {}]);
  });
});
