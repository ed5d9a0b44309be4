import { CsvFolder } from '../fixtures/csv-folder.js';
import { notACoin } from './no-coin.js';

describe('a value in the column of symbols', () => {
  it.each([
    'Total',
    'TOTAL',
    'Grand Total',
    'Subtotal:',
    'Average',
    'Durchschnitt',
    'Gesamtsumme',
    'Итого',
    '合計',
    'Razem',
    'CELKEM:',
    'Totaal',
    'Yhteensä',
    'Összesen',
    'Toplam',
    'Σύνολο',
    'סה"כ',
    'المجموع',
    'Tổng cộng',
    'รวม',
    '총계',
    'Max',
    'Median',
  ])('that sums up rows is not a coin: %s', (value) => {
    expect(notACoin(value)?.code).toBe('summary_row');
  });

  it.each([
    '1-Mar',
    '01.Mrz',
    'Mar-01',
    'MAR-1',
    'DEC 24',
    '01/03/2024',
    '2024-03-01',
    '2024-03-01 00:00:00',
    '1.00E+03',
    '1E+10',
    'TRUE',
    'falsch',
    '#NAME?',
    '#REF!',
    '#DIV/0!',
  ])('that a spreadsheet changed is not a coin: %s', (value) => {
    expect(notACoin(value)?.code).toBe('mangled_symbol');
  });

  it.each(['"', '〃', '-"-', "''", '93429.2', '0,5'])('that names none is not a coin: %s', (value) => {
    expect(notACoin(value)?.code).toBe('not_a_symbol');
  });

  it.each([
    '1INCH',
    'MAX',
    'MIN',
    'SUM',
    'COUNT',
    'MEDIA',
    'SUMA',
    'SUMMA',
    'SPOLUX',
    'SEP20',
    'MARS',
    'DEC',
    'BTC-27DEC24',
    'BTC-PERP',
    '600519',
    '0700',
    'TRU',
    'TUSD',
    '5E10',
    'Totalcoin',
    'BTC.D',
    'BTC-24',
    'AUGUR-1',
    '$BTC',
  ])('may be a coin: %s', (value) => {
    expect(notACoin(value)).toBeUndefined();
  });
});

describe('rows without a coin', () => {
  let folder: CsvFolder;
  beforeAll(async () => (folder = await CsvFolder.make()));
  afterAll(() => folder.remove());

  it('are rejected even if they have a date and a price', async () => {
    const { quotes, rejected } = await folder.read(
      'date,symbol,price\n2024-12-31,BTC,93429.2\n2024-12-31,1INCH,0.38\n2024-12-31,1-Mar,2.5\n2024-12-31,Total,93432.08\n',
    );
    expect(quotes.map(({ symbol }) => symbol)).toEqual(['BTC', '1INCH']);
    expect(rejected).toEqual([
      expect.objectContaining({ line: 4, path: 'symbol', code: 'mangled_symbol' }),
      expect.objectContaining({ line: 5, path: 'symbol', code: 'summary_row' }),
    ]);
  });

  it('do not hide that the others are pairs', async () => {
    const { quotes, rejected } = await folder.read(
      'date,symbol,price\n2024-12-31,BTCUSDT,93429.2\n2024-12-31,ETHUSDT,3332.5\n2024-12-31,Average,48380\n',
    );
    expect(quotes.map(({ symbol, currency }) => [symbol, currency])).toEqual([
      ['BTC', 'USDT'],
      ['ETH', 'USDT'],
    ]);
    expect(rejected).toEqual([expect.objectContaining({ line: 4, code: 'summary_row' })]);
  });

  it('are rejected where only ids name the coins', async () => {
    const { quotes, rejected } = await folder.read(
      'date,id,price\n2024-12-31,bitcoin,93429.2\n2024-12-31,total,93429.2\n',
    );
    expect(quotes.map(({ externalId }) => externalId)).toEqual(['bitcoin']);
    expect(rejected).toEqual([expect.objectContaining({ line: 3, path: 'id', code: 'summary_row' })]);
  });

  it('are read if an id shows that a word is a symbol', async () => {
    const { quotes, rejected } = await folder.read(
      'date,id,symbol,price\n2024-12-31,true-chain,TRUE,0.02\n2024-12-31,total-token,TOTAL,0.5\n',
    );
    expect(rejected).toEqual([]);
    expect(quotes.map(({ externalId, symbol }) => [externalId, symbol])).toEqual([
      ['true-chain', 'TRUE'],
      ['total-token', 'TOTAL'],
    ]);
  });
});
