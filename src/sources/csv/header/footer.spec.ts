import { footerTest } from './footer.js';

const isFooter = footerTest({ date: 'date', price: 'price' });
const alone = (text: string) => isFooter({ symbol: text, date: '', price: '' });

describe('a cell that stands alone', () => {
  it.each(['Prices as of noon', 'Showing 1 to 24 of 24 entries', 'No advice, no warranty, and no offer'])(
    'is a footer if it is a sentence: %s',
    (text) => {
      expect(alone(text)).toBe(true);
    },
  );

  it.each([
    'BTC;Bitcoin;42280.5;fork; then merge',
    'BTC,Bitcoin,42280.5,2024-01-01,said to be good',
    'Bitcoin',
  ])('is a rejected row if it is divided or a name: %s', (text) => {
    expect(alone(text)).toBe(false);
  });
});

describe('a cell that stands alone in the column of dates', () => {
  const first = (text: string) => isFooter({ date: text, symbol: '', price: '' });

  it.each(['Daily report of crypto prices', 'Page 2 of 2', 'Seite 12'])(
    'is a footer if it is a sentence without figures, or counts pages: %s',
    (text) => {
      expect(first(text)).toBe(true);
    },
  );

  it.each(['Dec 31, 2024', 'Tue Dec 31 2024', 'Dec 31 2024 BTC 93429', 'Bitcoin', 'n/a'])(
    'is a rejected row otherwise: %s',
    (text) => {
      expect(first(text)).toBe(false);
    },
  );
});
