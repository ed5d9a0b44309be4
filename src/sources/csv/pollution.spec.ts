import { CsvFolder, type CsvPage } from './fixtures/csv-folder.js';
import {
  pollutedFiles,
  pollutedRow,
  type PollutedFile,
  scoreOf,
  type Spelling,
  USUAL,
} from './fixtures/pollution.js';
import { ordersTable, quotesTable, randomOf } from './fixtures/polluted-tables.js';
import { readTable } from './dialect/table.js';

const ROWS = 83;
const SPELLINGS: Spelling[] = [USUAL, { ...USUAL, quotesAll: true }];

/** A few hundred files: each kind of pollution in some of the rows. */
function filesOf(table: string[][], everyNth: number): PollutedFile[] {
  return SPELLINGS.flatMap((spelling) => [
    ...pollutedFiles(table, spelling),
    ...table.flatMap((row, at) =>
      at % everyNth !== 1 ? [] : row.flatMap((_, column) => pollutedRow(table, spelling, at, column)),
    ),
  ]);
}

/** The mean score, and the files below the minimum for a single file. */
function scoresOf(files: readonly PollutedFile[], read: (file: PollutedFile) => string[][]) {
  const scores = files.map((file) => ({ name: file.name, score: scoreOf(file.clean, read(file)) }));
  const mean = scores.reduce((sum, { score }) => sum + score, 0) / scores.length;
  return { mean, low: scores.filter(({ score }) => score < 9.8) };
}

describe('polluted CSV files', () => {
  it.each([
    ['orders', ordersTable(randomOf(7), ROWS)],
    ['quotes', quotesTable(randomOf(7), ROWS)],
  ])('of %s are read almost like clean ones, in any dialect', (_, table) => {
    const files = filesOf(table, 21);
    expect(files.length).toBeGreaterThan(250);
    const { mean, low } = scoresOf(files, ({ text }) => cellsOf(text));
    expect(low).toEqual([]);
    expect(mean).toBeGreaterThan(9.97);
  });

  it('whose header is polluted lose no row', () => {
    const table = quotesTable(randomOf(7), ROWS);
    for (const spelling of SPELLINGS)
      for (const { text } of table[0]!.flatMap((_, column) => pollutedRow(table, spelling, 0, column)))
        expect(cellsOf(text).slice(1)).toEqual(table.slice(1));
  });

  it('of quotes lose no field on the way to records and rejections, and no value comes from another field', async () => {
    const table = quotesTable(randomOf(7), ROWS);
    const prices = new Map(table.map(([, symbol, , price]) => [symbol, price]));
    const files = filesOf(table, 80);
    const tables = new Map<PollutedFile, string[][]>();
    const wrong: unknown[] = [];
    const folder = await CsvFolder.make();
    for (const file of files) {
      const { pages, quotes } = await folder.read(file.text);
      tables.set(file, tableOf(pages));
      for (const { symbol, price } of quotes)
        if (prices.get(symbol.replace('"', '')) !== price) wrong.push([file.name, symbol, price]);
    }
    await folder.remove();
    expect(wrong).toEqual([]);
    const { mean, low } = scoresOf(files, (file) => tables.get(file)!);
    expect(low).toEqual([]);
    expect(mean).toBeGreaterThan(9.97);
  });
});

function cellsOf(text: string): string[][] {
  return readTable(Buffer.from(text)).rows.map(({ cells }) => cells);
}

/** The header, and the fields of all records and rejections by line. */
function tableOf(pages: readonly CsvPage[]): string[][] {
  const rows = pages.flatMap(({ records, broken = [] }) => [...records, ...broken]);
  const inOrder = rows.toSorted((a, b) => Number(a.externalId) - Number(b.externalId));
  return [[...pages[0]!.file!.columns], ...inOrder.map(({ payload }) => Object.values(payload as object))];
}
