import { CsvFolder } from '../fixtures/csv-folder.js';

let folder: CsvFolder;
beforeAll(async () => (folder = await CsvFolder.make()));
afterAll(() => folder.remove());

const READ = {
  quotes: [{ symbol: 'BTC', price: '42280.5', currency: 'EUR', observedAt: '2024-01-01T00:00:00.000Z' }],
  rejected: [],
};

describe('around the names of columns', () => {
  it.each([
    ['types', 'date:timestamp,symbol:string,price:double,currency:string'],
    ['the name of the table', 'prices.date,prices.symbol,prices.price,prices.currency'],
    ['footnotes', 'date¹,symbol*,price [2],currency†'],
    ['line breaks in HTML', 'date<br>,symbol,price<br/>(EUR),currency<br />'],
  ])('are %s', async (_, header) => {
    expect(await folder.read(`${header}\n2024-01-01,BTC,42280.5,EUR\n`)).toMatchObject(READ);
  });
});

describe('around values', () => {
  it.each([
    ['marks of writing direction', '\u200f2024-01-01\u202c,\u202aBTC\u202c,\u202a42280.5\u202c,EUR'],
    ['what spreadsheets write around text', '="2024-01-01",="BTC",="42280.5",="EUR"'],
    ['Markdown', '2024-01-01,**BTC**,42280.5,EUR'],
  ])('are %s', async (_, row) => {
    expect(await folder.read(`date,symbol,price,currency\n${row}\n`)).toMatchObject(READ);
  });

  it.each(['> BTC', '<<<<<<< HEAD', '| BTC'])(
    'marks of lines are no part of a symbol: %s',
    async (symbol) => {
      expect(await folder.read(`symbol,price,date\n${symbol},42280.5,2024-01-01\n`)).toMatchObject({
        rejected: [{ line: 2, code: 'not_a_symbol' }],
      });
    },
  );
});

it.each(['\x01', '\x1f', '│', '、', '•', '@'])('fields may be delimited by %j', async (delimiter) => {
  const lines = ['date,symbol,price,currency', '2024-01-01,BTC,42280.5,EUR'];
  expect(await folder.read(`${lines.join('\n').replaceAll(',', delimiter)}\n`)).toMatchObject(READ);
});

it('a heading above groups of columns names no coin', async () => {
  const rows = ['2024-01-01,1,4,1,2', '2024-01-02,2,4,1,3'];
  const { candles } = await folder.read(
    `,,Market data,,\ntime,open,high,low,close\n${rows.join('\n')}\n`,
    {},
    'BTC-EUR.csv',
  );
  expect(candles).toMatchObject([{ symbol: 'BTC' }, { symbol: 'BTC' }]);
});
