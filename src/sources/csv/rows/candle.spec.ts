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
