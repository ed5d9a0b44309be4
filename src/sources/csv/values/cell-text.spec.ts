import { CsvFolder } from '../fixtures/csv-folder.js';
import { cellText } from './cell-text.js';

describe('the text of a cell', () => {
  it.each([
    ['="93429.20"', '93429.20'],
    ["'93429.20", '93429.20'],
    ['<b>BTC</b>', 'BTC'],
    ['<a href="/btc">BTC</a>', 'BTC'],
    ['&#36;94000.50', '$94000.50'],
    ['&euro;&nbsp;5', '\u20ac\u00a05'],
    ['\u201cBTC\u201d', 'BTC'],
    ['\u201eBTC\u201c', 'BTC'],
    ['\u00abBTC\u00bb', 'BTC'],
    ['\u2018BTC\u2019', 'BTC'],
  ])('%s is %s', (value, text) => {
    expect(cellText(value)).toBe(text);
  });

  it.each(['BTC', 'S&P 500', 'M&GT', '<0.01', 'a < b > c', '\u201cBTC', '\u2019s'])(
    '%s is itself',
    (value) => {
      expect(cellText(value)).toBe(value);
    },
  );

  it('from HTML yields symbol, price and currency', async () => {
    const folder = await CsvFolder.make();
    const { quotes, rejected } = await folder.read(
      'Symbol,Date,Price\n"<a href=""/btc"">BTC</a>",2024-12-31,<b>&euro;94000.50</b>\n<i>ETH</i>,2024-12-31,&euro;3300.25\n',
    );
    await folder.remove();
    expect(rejected).toEqual([]);
    expect(quotes).toMatchObject([
      { symbol: 'BTC', currency: 'EUR', price: '94000.50' },
      { symbol: 'ETH', currency: 'EUR', price: '3300.25' },
    ]);
  });
});
