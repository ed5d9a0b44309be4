import { parseDate } from './date.js';
import { CsvFolder } from '../fixtures/csv-folder.js';
import { parseNumber } from './number.js';

const UTC = { dateOrder: 'dmy', timeZone: 'UTC' } as const;

describe('digits of other scripts', () => {
  it.each([
    ['٩٣٤٢٩٫٥٠', '93429.50'],
    ['٩٣٬٤٢٩٫٥', '93429.5'],
    ['۹۳۴۲۹', '93429'],
    ['९३,४२९.५०', '93429.50'],
    ['৯৩৪২৯', '93429'],
    ['๙๓,๔๒๙.๕๐', '93429.50'],
    ['\u200f-٥٫٢٥\u200f', '-5.25'],
    ['$٩٣٬٤٢٩٫٥', '93429.5'],
    ['１２３．４５', '123.45'],
  ])('are read in the number %s', (text, number) => {
    expect(parseNumber(text, text.includes('٫') ? ',' : '.')).toBe(number);
  });

  it.each(['١٫٢٫٣', '٥ دينارات كثيرة', '٬٥'])('do not turn %s into a number', (text) => {
    expect(parseNumber(text, '.')).toBeUndefined();
  });

  it.each([
    ['٢٠٢٤-١٢-٣١', '2024-12-31T00:00:00.000Z'],
    ['٣١/١٢/٢٠٢٤', '2024-12-31T00:00:00.000Z'],
    ['\u200f٣١\u200f/١٢\u200f/٢٠٢٤', '2024-12-31T00:00:00.000Z'],
    ['\ufeff31/12/2024\u200b', '2024-12-31T00:00:00.000Z'],
    ['२०२४-१२-३१ १६:३०:००', '2024-12-31T16:30:00.000Z'],
    ['١٧٣٥٦٠٣٢٠٠', '2024-12-31T00:00:00.000Z'],
  ])('are read in the date %s', (text, instant) => {
    expect(parseDate(text, UTC)).toBe(instant);
  });

  it('are read in a whole file, whose dates and decimals prove how they are written', async () => {
    const folder = await CsvFolder.make();
    const { quotes } = await folder.read(
      'symbol,price,date\nBTC,"٩٣٬٤٢٩٫٥٠",٣١/١٢/٢٠٢٤\nETH,"٣٬٣٣٧",٠٢/٠١/٢٠٢٥\n',
    );
    await folder.remove();
    expect(quotes.map(({ symbol, price, observedAt }) => [symbol, price, observedAt])).toEqual([
      ['BTC', '93429.50', '2024-12-31T00:00:00.000Z'],
      ['ETH', '3337', '2025-01-02T00:00:00.000Z'],
    ]);
  });
});
