import { columnNames, looksLikeData, mapColumns, missingRoles } from './header.js';

describe('mapColumns', () => {
  it.each([
    ['Ticker', 'symbol'],
    ['COIN', 'symbol'],
    ['Coin ID', 'id'],
    ['slug', 'id'],
    ['Name', 'name'],
    ['Price (USD)', 'price'],
    ['Price $', 'price'],
    ['price_usd', 'price'],
    ['Close', 'price'],
    ['Last', 'price'],
    ['Adj Close', 'price'],
    ['Vol.', 'volume'],
    ['Volume (24h)', 'volume'],
    ['24h Volume', 'volume'],
    ['Market Cap', 'marketCap'],
    ['MCap', 'marketCap'],
    ['24h %', 'change'],
    ['Change', 'change'],
    ['change_24h', 'change'],
    ['Rank', 'rank'],
    ['#', 'rank'],
    ['Date', 'date'],
    ['timestamp', 'date'],
    ['Last Updated', 'date'],
    ['observed_at', 'date'],
    ['Circulating Supply', 'circulatingSupply'],
    ['total_supply', 'totalSupply'],
    ['Max-Supply', 'maxSupply'],
  ])('recognises %j as the %s', (column, role) => {
    expect(mapColumns([column])).toEqual({ [role]: column });
  });

  it('prefers the best of several names, and the first of equals', () => {
    expect(mapColumns(['Close', 'Price', 'Date', 'Last Updated'])).toEqual({
      price: 'Price',
      date: 'Date',
    });
    expect(mapColumns(['price', 'Price'])).toEqual({ price: 'price' });
  });

  it('names the missing columns', () => {
    expect(missingRoles(mapColumns(['id', 'price', 'date']))).toEqual([]);
    expect(missingRoles(mapColumns(['name', 'volume']))).toEqual(['symbol', 'price', 'date']);
  });
});

describe('columnNames', () => {
  it('keeps names unchanged, and makes empty and repeated ones unique', () => {
    expect(columnNames(['Price', ' Price', '', 'price', 'Price'])).toEqual([
      'Price',
      'Price_2',
      'col_3',
      'price',
      'Price_3',
    ]);
  });

  it('renames columns that an object would reorder or lose', () => {
    const names = columnNames(['b', '2024', '__proto__', '_7', 'constructor']);
    expect(names).toEqual(['b', 'col_2024', 'col___proto__', 'col__7', 'constructor']);
    expect(Object.keys(Object.fromEntries(names.map((name) => [name, ''])))).toEqual(names);
  });
});

it('looksLikeData distinguishes values from names', () => {
  expect(looksLikeData(['BTC', '42000.5', '2024-01-15'])).toBe(true);
  expect(looksLikeData(['foo', 'bar', ''])).toBe(false);
});
