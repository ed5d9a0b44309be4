import { CsvFolder } from '../fixtures/csv-folder.js';

let folder: CsvFolder;
beforeAll(async () => (folder = await CsvFolder.make()));
afterAll(() => folder.remove());

const read = (...rows: readonly string[]) =>
  folder.read(
    `time,open,high,low,close\n2024-01-01,1,4,1,2\n${rows.join('\n')}\n2024-01-03,2,4,1,3\n`,
    {},
    'BTC-EUR.csv',
  );

describe('a row of candles without prices', () => {
  it('is a gap', async () => {
    const { candles, rejected } = await read('2024-01-02,,,,');
    expect([candles.length, rejected]).toEqual([2, []]);
  });

  it.each(['0,0,0,0', '0.00,0.00,0.00,0.00'])('is a gap if its prices are written as %s', async (prices) => {
    const { candles, rejected } = await read(`2024-01-02,${prices}`);
    expect([candles.length, rejected]).toEqual([2, []]);
  });

  it('is no gap if it has a volume', async () => {
    const rows = '2024-01-01,1,4,1,2,5\n2024-01-02,0,0,0,0,5\n2024-01-03,0,0,0,0,0\n2024-01-04,2,4,0,3,5\n';
    const { candles } = await folder.read(`time,open,high,low,close,volume\n${rows}`, {}, 'BTC-EUR.csv');
    expect(candles.map(({ line, low }) => [line, low])).toEqual([
      [2, '1'],
      [3, '0'],
      [5, '0'],
    ]);
  });

  it.each([
    ['2024-01-02;2;4;1;3,,,,', 'not_a_date'],
    ['2024-01-02\t2\t4\t1\t3,,,,', 'not_a_date'],
  ])(
    'is rejected if its date cannot be read, because the date may contain the prices: %s',
    async (row, code) => {
      const { candles, rejected } = await read(row);
      expect(candles).toHaveLength(2);
      expect(rejected).toMatchObject([{ line: 3, path: 'time', code }]);
    },
  );
});

it('a candle is rejected at 24:00, because none opens then', async () => {
  const { candles, rejected } = await folder.read(
    'time,open,high,low,close\n2024-01-01 22:00,1,4,1,2\n2024-01-01 23:00,2,4,1,3\n2024-01-01 24:00,3,4,1,3\n',
    {},
    'BTC-EUR.csv',
  );
  expect(candles).toHaveLength(2);
  expect(rejected).toMatchObject([{ line: 4, path: 'time', code: 'not_a_date' }]);
});

it('a time with a dot instead of a colon is a time of day, also in a column of its own', async () => {
  const rows = '31/12/2024;16.00;1;4;1;2\n31/12/2024;17.00;2;4;1;3\n';
  const { candles } = await folder.read(`date;time;open;high;low;close\n${rows}`, {}, 'BTC-EUR.csv');
  const joined = `date;open;high;low;close\n${rows.replaceAll(/;(?=1[67])/g, ' ')}`;
  expect(candles).toMatchObject([
    { interval: '1h', openedAt: '2024-12-31T16:00:00.000Z' },
    { interval: '1h', openedAt: '2024-12-31T17:00:00.000Z' },
  ]);
  expect((await folder.read(joined, {}, 'BTC-EUR.csv')).candles).toMatchObject(
    candles.map(({ interval, openedAt }) => ({ interval, openedAt })),
  );
});
