import { CsvFolder, said } from './fixtures/csv-folder.js';

/** Matches seed-data/README.md. */
describe('the seed data', () => {
  it.each([
    ['daily.csv', 400, []],
    ['european.csv', 120, []],
    ['hourly.tsv', 288, []],
    ['excel-unicode.txt', 90, []],
    ['archive.csv.gz', 200, []],
    ['messy.csv', 51, [13, 20, 26, 39, 47, 52]],
  ])('%s holds %i quotes', async (key, count, rejectedLines) => {
    const folder = await CsvFolder.make();
    const { quotes, rejected } = said(await folder.pages(key, null, { CSV_PATH: 'seed-data' }));
    await folder.remove();
    expect(quotes).toHaveLength(count);
    expect(rejected.map(({ line }) => line).toSorted((a, b) => a - b)).toEqual(rejectedLines);
  });

  it('consists of these files', async () => {
    const folder = await CsvFolder.make();
    await folder.remove();
    expect(await folder.source({ CSV_PATH: 'seed-data' }).partitions()).toHaveLength(6);
  });
});
