import { CsvFolder } from '../fixtures/csv-folder.js';

describe('lines quoted as a whole', () => {
  let folder: CsvFolder;
  beforeAll(async () => (folder = await CsvFolder.make()));
  afterAll(() => folder.remove());

  const BITCOIN = '"BTC,""93,429.20"",2024-12-31,""Bitcoin, the first"""';
  const ETHER = '"ETH,3332.5,2024-12-31,Ether"';
  const expected = [
    { symbol: 'BTC', price: '93429.20', name: 'Bitcoin, the first' },
    { symbol: 'ETH', price: '3332.5', name: 'Ether' },
  ];

  it.each([
    ['all of them', '"symbol,price,date,name"', ETHER],
    ['all but the header', 'symbol,price,date,name', ETHER],
    ['only those with quotes', 'symbol,price,date,name', 'ETH,3332.5,2024-12-31,Ether'],
  ])('are read as rows: %s', async (_, header, second) => {
    for (const end of ['\n', '\r\n', '\r']) {
      const { quotes, rejected } = await folder.read([header, BITCOIN, second, ''].join(end));
      expect(rejected).toEqual([]);
      expect(quotes).toMatchObject(expected);
    }
  });

  it('may have trailing empty fields, as left by a spreadsheet program with another delimiter', async () => {
    const lines = ['"symbol,price,date,name"', BITCOIN, ETHER].map((line) => `${line};;;\r\n`);
    const { quotes, rejected } = await folder.read(lines.join(''));
    expect(rejected).toEqual([]);
    expect(quotes).toMatchObject(expected);
  });

  it('stay one field unless it divides into the columns', async () => {
    const { quotes, rejected } = await folder.read(
      'symbol,price,date\n"BTC,93429.20"\nETH,3332.5,2024-12-31\n',
    );
    expect(quotes).toMatchObject([{ symbol: 'ETH' }]);
    expect(rejected).toMatchObject([{ line: 2, path: 'date', code: 'missing' }]);
  });
});

describe('NULs at the end of a file', () => {
  it.each([1, 200, 5000])('are not a row: %d of them', async (count) => {
    const folder = await CsvFolder.make();
    const text = 'symbol,price,date\nBTC,93429.20,2024-12-31\nETH,3332.5,2024-12-31\n';
    const { quotes, rejected } = await folder.read(text + '\0'.repeat(count));
    await folder.remove();
    expect(quotes.map(({ symbol }) => symbol)).toEqual(['BTC', 'ETH']);
    expect(rejected).toEqual([]);
  });
});
