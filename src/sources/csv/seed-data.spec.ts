import { CsvFolder, itemsAndRejections } from './fixtures/csv-folder.js';

/** Matches seed-data/README.md. */
describe('the seed data', () => {
  it.each([
    ['daily.csv', 400, []],
    ['european.csv', 120, []],
    ['hourly.tsv', 288, []],
    ['excel-unicode.txt', 90, []],
    ['archive.csv.gz', 200, []],
    ['messy.csv', 51, [13, 20, 26, 39, 47, 52]],
  ])('%s contains %i quotes', async (key, count, rejectedLines) => {
    const folder = await CsvFolder.make();
    const { quotes, rejected } = itemsAndRejections(await folder.pages(key, null, { CSV_PATH: 'seed-data' }));
    await folder.remove();
    expect(quotes).toHaveLength(count);
    expect(rejected.map(({ line }) => line).toSorted((a, b) => a - b)).toEqual(rejectedLines);
  });

  it('has hourly candles, which the name of their file identifies', async () => {
    const folder = await CsvFolder.make();
    const read = itemsAndRejections(await folder.pages('BTC-USD_1h.csv', null, { CSV_PATH: 'seed-data' }));
    await folder.remove();
    expect(read).toMatchObject({ quotes: [], rejected: [] });
    expect(read.candles).toHaveLength(47);
    expect(read.candles[0]).toMatchObject({
      ...{ symbol: 'BTC', currency: 'USD', interval: '1h', openedAt: '2025-07-03T00:00:00.000Z' },
      ...{ open: '107197.60', high: '107235.69', low: '107176.16', close: '107214.25' },
      ...{ volume: '180.00000', quoteVolume: '19297066.65', trades: 10980 },
    });
  });

  it('consists of these files', async () => {
    const folder = await CsvFolder.make();
    await folder.remove();
    expect(await folder.source({ CSV_PATH: 'seed-data' }).partitions()).toHaveLength(7);
  });
});
