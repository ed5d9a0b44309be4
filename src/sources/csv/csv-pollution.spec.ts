import { CsvFolder } from './fixtures/csv-folder.js';
import {
  ordersTable,
  pollutedFiles,
  pollutedRow,
  type PollutedFile,
  quotesTable,
  randomOf,
  scoreOf,
  type Spelling,
  USUAL,
} from './fixtures/pollution.js';
import { readTable } from './csv-table.js';

const ROWS = 83;
const SPELLINGS: Spelling[] = [USUAL, { ...USUAL, quotesAll: true }];

/** Some hundred files: each kind of pollution, in every row or in a few. */
function filesOf(table: string[][], everyNth: number): PollutedFile[] {
  return SPELLINGS.flatMap((spelling) => [
    ...pollutedFiles(table, spelling),
    ...table.flatMap((row, at) =>
      at % everyNth ? [] : row.flatMap((_, column) => pollutedRow(table, spelling, at, column)),
    ),
  ]);
}

function scoresOf(files: readonly PollutedFile[], read: (file: PollutedFile) => string[][]) {
  const scores = files.map((file) => ({ name: file.name, score: scoreOf(file.clean, read(file)) }));
  const mean = scores.reduce((sum, { score }) => sum + score, 0) / scores.length;
  // Nothing tells what a header means that lacks a delimiter or has another one than its rows.
  const low = scores.filter(({ name, score }) => score < 9.8 && !/(missing|spaces).* in row 0,/.test(name));
  return { mean, low };
}

describe('polluted CSV files', () => {
  it.each([
    ['orders', ordersTable(randomOf(7), ROWS)],
    ['quotes', quotesTable(randomOf(7), ROWS)],
  ])('of %s are read nearly as the clean ones, in whatever dialect', (_, table) => {
    const files = filesOf(table, 12);
    expect(files.length).toBeGreaterThan(400);
    const { mean, low } = scoresOf(files, ({ text }) =>
      readTable(Buffer.from(text)).rows.map(({ cells }) => cells),
    );
    expect(low).toEqual([]);
    expect(mean).toBeGreaterThan(9.97);
  });

  it('of quotes lose no field on the way to records and rejections', async () => {
    const folder = await CsvFolder.make();
    const files = filesOf(quotesTable(randomOf(7), ROWS), 40);
    const tables = new Map<PollutedFile, string[][]>();
    for (const file of files) tables.set(file, await payloads(folder, file.text).catch(() => []));
    await folder.remove();
    const { mean, low } = scoresOf(files, (file) => tables.get(file)!);
    expect(low).toEqual([]);
    expect(mean).toBeGreaterThan(9.97);
  });
});

/** The header, and the fields of all records and rejections in the order of their lines. */
async function payloads(folder: CsvFolder, text: string): Promise<string[][]> {
  const { pages } = await folder.read(text);
  const rows = pages.flatMap(({ records, broken = [] }) => [...records, ...broken]);
  const inOrder = rows.toSorted((a, b) => Number(a.externalId) - Number(b.externalId));
  return [[...pages[0]!.file!.columns], ...inOrder.map(({ payload }) => Object.values(payload as object))];
}
