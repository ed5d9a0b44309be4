import { CsvFolder } from '../fixtures/csv-folder.js';

let folder: CsvFolder;
beforeAll(async () => (folder = await CsvFolder.make()));
afterAll(() => folder.remove());

it('a time in any notation is in the zone of the column of zones', async () => {
  const rows = ['2024-12-31 16.00', '2024-12-31 下午 5:00', '2024-12-31 18:00'];
  const header = 'date,timezone,symbol,price';
  const { quotes } = await folder.read(`${header}\n${rows.map((one) => `${one},+02:00,BTC,1\n`).join('')}`);
  expect(quotes.map(({ observedAt }) => observedAt.slice(11, 16))).toEqual(['14:00', '15:00', '16:00']);
});

it('a zone may be a bare number of hours', async () => {
  const rows = '2024-12-31 10:00,+2,BTC,1\n2024-12-31 10:00,-3:30,ETH,1\n';
  const { quotes } = await folder.read(`date,utc_offset,symbol,price\n${rows}`);
  expect(quotes.map(({ observedAt }) => observedAt.slice(11, 16))).toEqual(['08:00', '13:30']);
});
