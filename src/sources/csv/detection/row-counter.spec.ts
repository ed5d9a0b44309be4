import { CsvFolder } from '../fixtures/csv-folder.js';

let folder: CsvFolder;
beforeAll(async () => (folder = await CsvFolder.make()));
afterAll(() => folder.remove());

const HEADER = 'symbol,price,date';

describe('rows that begin with a counter', () => {
  it.each([
    ['from 1, as R writes them', ['"1","BTC",42280.5,"2024-01-01"', '"2","ETH",2280.5,"2024-01-01"']],
    ['from 0', ['0,BTC,42280.5,2024-01-01', '1,ETH,2280.5,2024-01-01']],
  ])('are read below a header without a name for it: %s', async (_what, rows) => {
    const { quotes, rejected } = await folder.read(`${HEADER}\n${rows.join('\n')}\n`);
    expect(rejected).toEqual([]);
    expect(quotes.map(({ line, symbol, price }) => [line, symbol, price])).toEqual([
      [2, 'BTC', '42280.5'],
      [3, 'ETH', '2280.5'],
    ]);
  });

  it.each([
    ['a thousands separator', ['BTC,42,280.5,2024-01-01', 'ETH,2,280.5,2024-01-01']],
    ['numbers that do not count', ['1,BTC,42280.5,2024-01-01', '3,ETH,2280.5,2024-01-01']],
    ['a single row', ['1,BTC,42280.5,2024-01-01']],
  ])('are not detected in %s', async (_what, rows) => {
    const { quotes, rejected } = await folder.read(`${HEADER}\n${rows.join('\n')}\n`);
    expect(quotes).toEqual([]);
    expect(rejected.map(({ code }) => code)).toEqual(rows.map(() => 'ragged_row'));
  });
});
