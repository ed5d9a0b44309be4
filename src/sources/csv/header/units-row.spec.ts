import { CsvFolder } from '../fixtures/csv-folder.js';

let folder: CsvFolder;
beforeAll(async () => (folder = await CsvFolder.make()));
afterAll(() => folder.remove());

const quoted = (units: string, more = '') =>
  folder.read(
    `date,symbol,price,market_cap\n${units}\n2024-01-01 10:00,BTC,40000,800\n2024-01-02 10:00,BTC,41000,820\n${more}`,
  );

describe('a row of units below the header', () => {
  it.each([
    [',,EUR,EUR bn', 'EUR', '800000000000'],
    [',,in Euro,in Mio. Euro', 'EUR', '800000000'],
    ['-,-,[JPY],[JPY million]', 'JPY', '800000000'],
    ['text,text,US$,US$ billions', 'USD', '800000000000'],
    // The header repeated in another language.
    ['Datum,Name,Price (GBP),Market cap', 'GBP', '800'],
  ])('applies to its columns: %s', async (units, currency, marketCap) => {
    const { quotes, rejected } = await quoted(units);
    expect(rejected).toEqual([]);
    expect(quotes).toMatchObject([
      { line: 3, currency, price: '40000', marketCap, observedAt: '2024-01-01T10:00:00.000Z' },
      { line: 4, currency, price: '41000' },
    ]);
  });

  it('sets the zone of the dates', async () => {
    const { quotes } = await quoted('UTC+2,,EUR,');
    expect(quotes[0]).toMatchObject({ observedAt: '2024-01-01T08:00:00.000Z' });
  });

  it.each([
    [',,kr,', 'ambiguous_currency'],
    [',,cents,USD', 'parts_of_currency'],
    [',,florins of old,EUR bn', 'missing_column'],
  ])('is refused if it is unclear: %s', async (units, code) => {
    await expect(quoted(units)).rejects.toMatchObject({ code });
  });

  it('of candles applies to all of them', async () => {
    const { candles } = await folder.read(
      '日期,开盘,最高,最低,收盘,成交量\n,元,元,元,元,个\n2024-01-01,30,31,29,30.5,5\n2024-01-02,30,31,29,30.5,5\n',
      {},
      'BTC.csv',
    );
    expect(candles).toMatchObject([
      { currency: 'CNY', close: '30.5', volume: '5' },
      { currency: 'CNY', close: '30.5', volume: '5' },
    ]);
  });

  it('says that changes are in percent', async () => {
    const rows = '2024-01-01,BTC,40000,1.5\n2024-01-02,BTC,41000,2.5\n';
    const { quotes } = await folder.read(`date,symbol,price,change\n,,EUR,%\n${rows}`);
    expect(quotes).toMatchObject([{ currency: 'EUR', change24hPct: '1.5' }, { change24hPct: '2.5' }]);
  });

  it('is not seen in a row without units, which is rejected', async () => {
    const { quotes, rejected } = await quoted('string,string,float,float');
    expect(quotes).toMatchObject([{ currency: 'USD' }, { currency: 'USD' }]);
    expect(new Set(rejected.map(({ line }) => line))).toEqual(new Set([2]));
  });
});
