import { dialectsOf } from './dialect-detection.js';
import { readTable } from './table.js';

const rows = (delimiter: string, quote = '') =>
  [
    ['date', 'symbol', 'price', 'note'],
    ['2024-01-01', 'BTC', '42,000.5', 'x'],
    ['2024-01-02', 'ETH', '2,300', 'y'],
    ['2024-01-03', 'LTC', '70', ''],
  ]
    .map((row) => row.map((cell) => quote + cell + quote).join(delimiter))
    .join('\n');

describe('the dialect of a CSV file', () => {
  it.each([';', '\t', '|', '~', '^', ' ', '||', '|~|', '::', '；', '§'])(
    'has the delimiter %j if that divides its lines evenly',
    (delimiter) => {
      expect(dialectsOf(Buffer.from(rows(delimiter)))[0]!.dialect).toEqual({ delimiter });
    },
  );

  it.each([
    ['blanks belong to delimiters', 'a, b, c\n1, 2, 3\n4, 5, 6\n', { delimiter: ',', trims: true }],
    ['bars stand between blanks', 'a | b | c\n1 | 2 | 3\n', { delimiter: '|', trims: true }],
    [
      'columns are aligned by blanks',
      'date   price\n2024-01-01     1.5\n2024-01-02    12.5\n',
      { delimiter: ' ', trims: true },
    ],
    ['apostrophes enclose fields', rows(',', "'"), { delimiter: ',', quote: "'" }],
    ['an apostrophe encloses a delimiter', "a,b\n'x, y',1\nz,2\n", { delimiter: ',', quote: "'" }],
    [
      'apostrophes enclose dates',
      "date,coin,price,volume\n'Oct 02, 2024',BTC,1.5,2\n'Oct 03, 2024',BTC,2.5,3\n",
      { delimiter: ',', quote: "'" },
    ],
    ['apostrophes are part of names', "a,b\n'tis,1\nrock 'n',2\n1'000,3\n", { delimiter: ',' }],
    ['backslashes escape quotes', 'a,b\n"x \\"y\\" z",1\n"u",2\n', { delimiter: ',', escape: '\\' }],
    ['a backslash ends a path', 'a,b\n"C:\\dir\\",1\n"u",2\n', { delimiter: ',' }],
    ['the first line says so', 'sep=|\na|b,c\n1|2,3\n', { delimiter: '|' }],
    ['times have colons', 'time,price\n10:00,1\n11:30,2\n', { delimiter: ',' }],
    ['names have blanks', 'name,price\nBitcoin Cash,1\nEthereum Classic,2\n', { delimiter: ',' }],
    ['decimals have commas', 'date;price\n2024-01-01;1,5\n2024-01-02;2,5\n', { delimiter: ';' }],
    ['titles stand above the table', 'Report\n\na||b||c\n1||2||3\n4||5||6\n', { delimiter: '||' }],
    ['lines are quoted as a whole', '"a;b;c"\n"1;2;""x; y"""\n"4;5;6"\n', { delimiter: ';' }],
    ['there is one column', 'price\n1\n2\n', { delimiter: ',' }],
    ['there is nothing', '', { delimiter: ',' }],
  ])('is found where %s', (_, text, dialect) => {
    expect(dialectsOf(Buffer.from(text))[0]!.dialect).toEqual(dialect);
  });

  it.each([
    [
      "a,b\n'x, ''y''',1\n'z',2\n",
      [
        ['a', 'b'],
        ["x, 'y'", '1'],
        ['z', '2'],
      ],
    ],
    [
      'a,b\n"x \\"y\\" \\\\ z",1\n"u\\"",2\n',
      [
        ['a', 'b'],
        ['x "y" \\ z', '1'],
        ['u"', '2'],
      ],
    ],
    [
      'a||b||c\n"1||2"||3||4\n5||||6\n',
      [
        ['a', 'b', 'c'],
        ['1||2', '3', '4'],
        ['5', '', '6'],
      ],
    ],
    [
      'a, b\n1, "x, y"\n 2 , z \n',
      [
        ['a', 'b'],
        ['1', 'x, y'],
        ['2', 'z'],
      ],
    ],
  ])('is how %j is read', (text, cells) => {
    expect(readTable(Buffer.from(text)).rows.map((row) => row.cells)).toEqual(cells);
  });

  it('does not include blanks as delimiters if they align the columns', () => {
    const rows = [
      ['Datum', 'Kürzel', 'Kurs', 'Marktkapitalisierung', 'Währung'],
      ['09.01.2024', 'BTC', '28.471,24', '725.859.092', 'EUR'],
      ['09.01.2024', 'ETH', '70.092,65', '941.274.279', 'EUR'],
      ['09.01.2024', 'XRP', '41.900,53', '720.512.962', 'EUR'],
      ['10.01.2024', 'BTC', '38.278,01', '414.138.614', 'EUR'],
    ];
    const aligned = rows.map((cells) => cells.map((cell) => cell.padStart(14)).join(' | '));
    expect(readTable(Buffer.from(`${aligned.join('\n')}\n`)).rows.map((row) => row.cells)).toEqual(rows);
  });
});
