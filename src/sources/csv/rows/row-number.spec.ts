import { CsvFolder } from '../fixtures/csv-folder.js';

let folder: CsvFolder;
beforeAll(async () => (folder = await CsvFolder.make()));
afterAll(() => folder.remove());

it('a rank may be written as a decimal', async () => {
  const { quotes } = await folder.read(
    'rank,symbol,price,date\n1.0,BTC,1,2024-12-31\n2.0,ETH,1,2024-12-31\n',
  );
  expect(quotes.map(({ rank }) => rank)).toEqual([1, 2]);
});

it.each([
  ['▼ 2.5%', '-2.5'],
  ['▲2.5%', '2.5'],
  ['2.5 ↓', '-2.5'],
  ['🔻 -2.5%', '-2.5'],
  ['⬇️ (2.5%)', '-2.5'],
  ['▲', null],
])('an arrow is the sign of a change: %s', async (change, expected) => {
  const { quotes } = await folder.read(`symbol,price,change_24h,date\nBTC,1,${change},2024-12-31\n`);
  expect(quotes).toMatchObject([{ change24hPct: expected }]);
});
