import { CsvFolder } from '../fixtures/csv-folder.js';

let folder: CsvFolder;
beforeAll(async () => (folder = await CsvFolder.make()));
afterAll(() => folder.remove());

const read = (...rows: readonly string[]) =>
  folder.read(`date,symbol,price,market_cap,volume\n${rows.join('\n')}\n`);
const full = (day: number) => `2024-01-0${day},BTC,4228${day},828000000000,2500`;

describe('a row with fewer fields than the header', () => {
  it('is rejected if it is the only one, because a delimiter may be missing between numbers', async () => {
    const { quotes, rejected } = await read(full(1), '2024-01-02,BTC,42282828000000000,2500', full(3));
    expect(quotes.map(({ price }) => price)).toEqual(['42281', '42283']);
    expect(rejected).toMatchObject([
      {
        line: 3,
        code: 'ragged_row',
        message: expect.stringContaining('line 3 has 4 fields, its header and most rows 5'),
      },
    ]);
  });

  it('is rejected among many complete rows', async () => {
    const whole = Array.from({ length: 40 }, (_, at) => full(1 + (at % 9)));
    const { rejected } = await read(...whole, '2024-02-01,BTC,1,2', '2024-02-02,BTC,1', ...whole);
    expect(rejected.map(({ line }) => line)).toEqual([42, 43]);
  });

  it('is completed by empty fields if several rows are short', async () => {
    const { quotes, rejected } = await read(full(1), '2024-01-02,BTC,42282', '2024-01-03,BTC,42283,1');
    expect(quotes.map(({ marketCap }) => marketCap)).toEqual(['828000000000', null, '1']);
    expect(rejected).toEqual([]);
  });

  it('is accepted in a file of few rows', async () => {
    const { quotes } = await read('2024-01-02,BTC,42282', full(1));
    expect(quotes).toHaveLength(2);
  });
});
