import { CsvFolder } from './fixtures/csv-folder.js';

let folder: CsvFolder;
beforeAll(async () => (folder = await CsvFolder.make()));
afterAll(() => folder.remove());

const read = (name: string, ...lines: readonly string[]) => folder.read(`${lines.join('\n')}\n`, {}, name);

describe('exports of exchanges and vendors', () => {
  it.each([
    [
      'Einheit (Kurs)',
      'Datum;Typ;Währung;Einheit (Kurs);Kurs',
      '2024-01-02 10:00:00;Kauf;BTC;BTC / EUR;3,5',
      'EUR 3.5',
    ],
    [
      'a pair beside the symbol',
      'Datum;Coin;Einheit (Kurs);Kurs',
      '2024-01-02 10:00:00;BTC;BTC / EUR;3,5',
      'EUR 3.5',
    ],
    [
      'Bitpanda',
      'Timestamp,Transaction Type,Amount Fiat,Fiat,Asset,Asset market price,Asset market price currency',
      '2024-01-02T10:00:00Z,buy,100.00,EUR,BTC,3.5,EUR',
      'EUR 3.5',
    ],
    [
      'Bitvavo',
      'Timezone,Date,Time,Type,Currency,Amount,Quote Currency,Quote Price',
      'UTC,2024-01-02,10:00:00.000,buy,BTC,0.0025,EUR,3.5',
      'EUR 3.5',
    ],
    [
      'KuCoin',
      'UID,Order ID,Symbol,Side,Avg. Filled Price,Filled Amount,Filled Time(UTC+02:00)',
      '1,a1,BTC-USDT,BUY,3.5,0.5,2024-01-02 12:00:00',
      'USDT 3.5',
    ],
    [
      'OKX',
      'id,Time,Symbol,Action,Amount,Filled Price',
      '1,2024-01-02 10:00:00,BTC-USDT,Buy,0.5,3.5',
      'USDT 3.5',
    ],
    [
      'bitbank',
      '注文ID,通貨ペア,売/買,数量,価格,取引日時',
      '1,btc_jpy,buy,2,3.5,2024/01/02 10:00:00',
      'JPY 3.5',
    ],
    ['bitFlyer', '取引日時,通貨,取引種別,取引価格', '2024/01/02 10:00:00,BTC/JPY,買い,3.5', 'JPY 3.5'],
    ['Dune', 'minute,symbol,price', '2024-01-02 10:00:00.000 UTC,BTC,3.5', 'USD 3.5'],
    ['Flipside', 'HOUR,SYMBOL,PRICE', '2024-01-02 10:00:00.000,BTC,3.5', 'USD 3.5'],
  ])('are read: %s', async (_, header, row, stored) => {
    const { quotes, rejected } = await read('export.csv', header, row);
    expect(rejected).toEqual([]);
    const found = quotes.map((quote) => [quote.symbol, `${quote.currency} ${quote.price}`, quote.observedAt]);
    expect(found).toEqual([['BTC', stored, '2024-01-02T10:00:00.000Z']]);
  });

  it('Refinitiv', async () => {
    const { candles } = await read(
      'BTC.csv',
      'Exchange Date,Close,Net,Open,Low,High',
      '2024-01-02,3,1,2,1,4',
    );
    expect(candles).toMatchObject([{ open: '2', close: '3', openedAt: '2024-01-02T00:00:00.000Z' }]);
  });

  it.each([
    ['Биткоин.csv', 'Дата,Цена', '2024-01-02,3', 'USD'],
    ['crypto.csv', 'Дата,Криптовалюта,Цена', '2024-01-02,Биткоин,3', 'USD'],
    ['crypto.csv', '日期,币种,价格', '2024-01-02,比特币,3', 'USD'],
    ['比特币历史数据.csv', '日期,价格', '2024-01-02,3', 'USD'],
    ['crypto.csv', '日付,銘柄,価格(円)', '2024-01-02,ビットコイン,3', 'JPY'],
    ['crypto.csv', '날짜,코인,가격(원)', '2024-01-02,비트코인,3', 'KRW'],
    ['crypto.csv', 'التاريخ,العملة المشفرة,السعر (دولار)', '2024-01-02,بيتكوين,3', 'USD'],
    ['bitcoin.csv', 'التاريخ,السعر بالدولار', '2024-01-02,3', 'USD'],
  ])('coins in other scripts: %s %s', async (name, header, row, currency) => {
    expect(await read(name, header, row)).toMatchObject({
      quotes: [{ symbol: 'BTC', currency }],
      rejected: [],
    });
  });
});

describe('dates of six digits in <DATE>', () => {
  const lines = (...dates: readonly string[]) => [
    '<TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>',
    ...dates.map((date) => `BTCUSD,60,${date},1,3,1,2,5`),
  ];

  it.each([
    ['the year first', ['240115,100000', '240115,110000'], ['2024-01-15T10:00', '2024-01-15T11:00']],
    ['the day first', ['300124,10:00', '310124,10:00'], ['2024-01-30T10:00', '2024-01-31T10:00']],
  ])('have %s', async (_, dates, moments) => {
    const { candles, rejected } = await read('finam.txt', ...lines(...dates));
    expect(rejected).toEqual([]);
    expect(candles.map(({ openedAt }) => openedAt.slice(0, 16))).toEqual(moments);
  });

  it('are in the zone of a title', async () => {
    const { candles } = await read(
      'finam.txt',
      'Timezone: Europe/Moscow',
      ...lines('240115,100000', '240115,110000'),
    );
    expect(candles[0]).toMatchObject({ openedAt: '2024-01-15T07:00:00.000Z' });
  });
});

describe('payouts between prices', () => {
  const HEADER = 'Date,Open,High,Low,Close,Adj Close,Volume';
  const prices = (date: string) => `"${date}",184.22,185.88,183.43,184.25,183.2,"58,414,500"`;

  it.each([
    ['"Jan 2, 2024","0.24 Dividend",,,,,'],
    ['"Jan 2, 2024",0.24 Dividend,0.24 Dividend,0.24 Dividend,0.24 Dividend,0.24 Dividend,0.24 Dividend'],
    ['"Jan 2, 2024",4:1 Stock Splits,,,,,'],
  ])('are skipped: %s', async (row) => {
    const { candles, rejected, pages } = await read(
      'AAPL.csv',
      HEADER,
      prices('Jan 3, 2024'),
      row,
      prices('Jan 2, 2024'),
    );
    expect(candles).toHaveLength(2);
    expect(rejected).toEqual([]);
    expect(pages.at(-1)!.next).toMatchObject({ footers: 1 });
  });

  it('are not skipped with a price', async () => {
    const { candles, rejected } = await read(
      'AAPL.csv',
      HEADER,
      '2024-01-02,0.24 Dividend,3,1,2,2,5',
      prices('Jan 3, 2024'),
    );
    expect([candles.length, rejected[0]?.line]).toEqual([1, 2]);
  });
});
