import { CsvFolder } from '../fixtures/csv-folder.js';

let folder: CsvFolder;
beforeAll(async () => {
  folder = await CsvFolder.make();
});
afterAll(() => folder.remove());

/** Symbol, price and moment of each row, and the rejections. */
async function read(content: string | Buffer, config = {}) {
  const { quotes, rejected } = await folder.read(content, config);
  return {
    rows: quotes.map(({ symbol, price, observedAt }) => [symbol, price, observedAt]),
    rejected: rejected.map(({ line, path, code, message }) => [line, path, code, message]),
  };
}

const day = '2024-12-31T00:00:00.000Z';

describe('values of a file', () => {
  it.each([
    [
      'Swiss apostrophes',
      "Symbol;Name;Price;Volume;Date\r\nBTC;Bitcoin;84'321.55;43'625'106'842;31.12.2024\r\nETH;Ethereum;3’012.10;18’113’211’111;31.12.2024\r\n",
      [
        ['BTC', '84321.55', day],
        ['ETH', '3012.10', day],
      ],
    ],
    [
      'Indian grouping, and day, month and year with hyphens',
      'Symbol,Name,Price,Volume,Date\nBTC,Bitcoin,"₹79,91,234.50","3,73,45,67,890",31-12-2024\n',
      [['BTC', '7991234.50', day]],
    ],
    [
      'French spaces',
      'Symbol;Price;Market Cap;Date\r\nBTC;93\u202f429,20 €;1\u00a0850\u00a0251\u00a0600\u00a0543;31/12/2024\r\n',
      [['BTC', '93429.20', day]],
    ],
    [
      'two-digit years behind English months',
      'Symbol,Price,Date\nBTC,"$93,429.20",31-Dec-24\n',
      [['BTC', '93429.20', day]],
    ],
    [
      'two-digit years behind a month that is first',
      'Symbol,Price,Date\nA,1,12/1/24 0:00\nB,2,12/31/24 0:00\n',
      [
        ['A', '1', '2024-12-01T00:00:00.000Z'],
        ['B', '2', day],
      ],
    ],
    [
      'German scales',
      'Symbol;Price;Market Cap;Date\nBTC;93.429,20;1,85 Bio.;31.12.2024\n',
      [['BTC', '93429.20', day]],
    ],
    [
      'German thousands without decimals',
      'Symbol;Price;Date\nBTC;93.429;31.12.2024\n',
      [['BTC', '93429', day]],
    ],
    [
      'serial numbers of a spreadsheet',
      'symbol,price,date\nBTC,93429.2,45657\nETH,3332.5,45657.5\n',
      [
        ['BTC', '93429.2', day],
        ['ETH', '3332.5', '2024-12-31T12:00:00.000Z'],
      ],
    ],
    [
      'decimal commas in quotes',
      'symbol,price,date\nBTC,"93429,20",2024-12-31\n',
      [['BTC', '93429.20', day]],
    ],
    [
      'years first, of two digits',
      'symbol,price,date\nBTC,1,24-12-31\nBTC,1,24-12-30\n',
      [
        ['BTC', '1', day],
        ['BTC', '1', '2024-12-30T00:00:00.000Z'],
      ],
    ],
  ])('are read with %s', async (_, content, rows) => {
    expect(await read(content)).toEqual({ rows, rejected: [] });
  });

  it('reads the market cap of 15,82,000 Cr and of 1,85 Bio. exactly', async () => {
    const indian = await folder.read(
      'Symbol,Price,Market Cap,Date\nBTC,"79,91,234.50","15,82,000 Cr",2024-12-31\n',
    );
    expect(indian.quotes[0]).toMatchObject({ price: '7991234.50', marketCap: '15820000000000' });
    const german = await folder.read('Symbol;Price;Market Cap;Date\nBTC;93.429,20;1,85 Bio.;31.12.2024\n');
    expect(german.quotes[0]).toMatchObject({ price: '93429.20', marketCap: '1850000000000' });
  });

  it.each([
    ['1.73560E+12', 'a spreadsheet has rounded it'],
    ['45657', 'only where the column contains nothing else'],
    ['2024-12-31 16:00 CST', 'CST can mean several zones'],
    ['15-10-24', 'which part of its two-digit dates is the year'],
    ['12/31/2024', 'set CSV_DATE_ORDER=mdy'],
  ])('rejects the date %j beside others and explains why', async (value, why) => {
    const { rows, rejected } = await read(
      `symbol,price,date\nA,1,2024-12-31\nB,2,${value}\nC,3,12/31/2024\nD,4,31/12/2024\n`,
    );
    expect(rows).toContainEqual(['A', '1', day]);
    expect(rejected[0]).toEqual([3, 'date', 'not_a_date', expect.stringContaining(why)]);
  });
});

describe('values of a file that contradicts itself', () => {
  const dates = ['13/01/2024', '01/14/2024', '03/04/2024', '2024-01-05'];
  const ofDates = `symbol,price,date\n${dates.map((date) => `BTC,1,${date}\n`).join('')}`;

  it('are dates only if they can be read in one way', async () => {
    const { rows, rejected } = await read(ofDates);
    expect(rows.map(([, , moment]) => moment!.slice(0, 10))).toEqual(['2024-01-13', '2024-01-05']);
    expect(rejected.map(([line, , code]) => [line, code])).toEqual([
      [3, 'not_a_date'],
      [4, 'ambiguous_date'],
    ]);
  });

  it('are numbers only if they can be read in one way', async () => {
    const { rows, rejected } = await read(
      'symbol;price;date\nA;12,5;2024-12-31\nB;1.234,5;2024-12-31\nC;12.5;2024-12-31\nD;1.234;2024-12-31\n',
    );
    expect(rows.map(([symbol, price]) => [symbol, price])).toEqual([
      ['B', '1234.5'],
      ['C', '12.5'],
    ]);
    expect(rejected.map(([line, , code]) => [line, code])).toEqual([
      [2, 'not_a_number'],
      [5, 'ambiguous_number'],
    ]);
  });
});
