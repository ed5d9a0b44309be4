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
