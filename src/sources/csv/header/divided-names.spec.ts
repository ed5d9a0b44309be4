import { CsvFolder } from '../fixtures/csv-folder.js';

let folder: CsvFolder;
beforeAll(async () => (folder = await CsvFolder.make()));
afterAll(() => folder.remove());

const read = (...lines: readonly string[]) => folder.read(`${lines.join('\n')}\n`, {}, 'caps.csv');

describe('names in a header that are divided by an unquoted comma', () => {
  it('keep their scale and currency, and the columns behind them their names', async () => {
    const { quotes, rejected } = await read(
      'Date,Symbol,Market Cap, EUR bn,Price, EUR',
      '2024-01-01,BTC,800,42000',
      '2024-01-02,BTC,810,43000',
      'Source: Example',
    );
    expect(rejected).toEqual([]);
    expect(quotes).toMatchObject([
      { line: 2, currency: 'EUR', marketCap: '800000000000', price: '42000' },
      { line: 3, marketCap: '810000000000', price: '43000' },
    ]);
  });

  it('are columns of their own if rows have a field for each', async () => {
    const { quotes } = await read(
      'Date,Symbol,Market Cap, EUR,Price',
      '2024-01-01,BTC,800,,42000',
      '2024-01-02,BTC,810',
    );
    expect(quotes).toMatchObject([{ price: '42000' }, { marketCap: '810', price: null }]);
  });

  it('are not sought if blanks follow all delimiters', async () => {
    const { quotes } = await read(
      'Date, Symbol, Price, Volume',
      '2024-01-01, BTC, 42000',
      '2024-01-02, BTC, 43000',
    );
    expect(quotes).toMatchObject([{ price: '42000', volume24h: null }, { price: '43000' }]);
  });
});
