import { CsvFolder, type CsvPage, request, itemsAndRejections } from '../fixtures/csv-folder.js';

let folder: CsvFolder;
beforeAll(async () => (folder = await CsvFolder.make()));
afterAll(() => folder.remove());

const FIRST =
  'Date,Symbol,Price (USD),Market Cap\n2024-01-01,BTC,42000,800000\n2024-01-02,BTC,43000,810000\n';

describe('a file that was joined from several', () => {
  it.each(['Date,Symbol,Price (USD),Market Cap', 'date, symbol, PRICE (USD), market_cap'])(
    'is read on below the same header: %s',
    async (header) => {
      const { quotes, rejected } = await folder.read(`${FIRST}${header}\n2024-01-03,BTC,44000,820000\n`);
      expect(rejected).toEqual([]);
      expect(quotes.map(({ line, price }) => [line, price])).toEqual([
        [2, '42000'],
        [3, '43000'],
        [5, '44000'],
      ]);
    },
  );

  it('is also read below a header with a delimiter at its end', async () => {
    const row = (day: number) => `2024-01-0${day};BTC;${day};\n`;
    const { quotes } = await folder.read(
      `Date;Symbol;Price;\n${row(1)}${row(2)}Date;Symbol;Price;\n${row(3)}`,
    );
    expect(quotes.map(({ price }) => price)).toEqual(['1', '2', '3']);
  });

  it.each([
    'Date,Symbol,Market Cap,Price (USD)',
    'Date,Symbol,Price (EUR),Market Cap',
    'Symbol,Date,Price,Volume',
    'Date,Symbol,Volume,Market Cap',
    'Date,Symbol,Rank,Note',
    'Datum,Symbol,Umlaufmenge,',
  ])('is refused from another header on: %s', async (header) => {
    await folder.write('joined.csv', `${FIRST}${header}\n2024-01-03,BTC,820000,44000\n`);
    const pages: CsvPage[] = [];
    const read = async () => {
      for await (const page of folder.source().pages(request('joined.csv'))) pages.push(page);
    };
    await expect(read()).rejects.toMatchObject({
      code: 'other_header',
      message: expect.stringMatching(/^line 4 .*move those below it to a file of their own/),
    });
    expect(itemsAndRejections(pages).quotes.map(({ price }) => price)).toEqual(['42000', '43000']);
  });
});
