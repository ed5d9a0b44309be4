import { parseJson } from '../domain/json.js';
import { applyAliases, columnsWithAliases } from './aliases.js';

const price = { path: 'current_price', newPath: 'price' };

describe('aliases', () => {
  it('read a value under the old name if only the new one is present, and leave the payload unchanged', () => {
    const payload = { id: 'bitcoin', price: 7 };
    expect(applyAliases(payload, [price])).toEqual({ id: 'bitcoin', price: 7, current_price: 7 });
    expect(payload).toEqual({ id: 'bitcoin', price: 7 });
  });

  it('leave a record unchanged that has the old name, even with null, or neither name', () => {
    for (const payload of [{ current_price: null, price: 7 }, { current_price: 1, price: 7 }, { id: 1 }])
      expect(applyAliases(payload, [price])).toBe(payload);
  });

  it('keep every digit of a number', () => {
    const payload = parseJson('{"price":0.000000000000123456789}');
    expect(JSON.stringify(applyAliases(payload, [price]))).toContain(
      '"current_price":0.000000000000123456789',
    );
  });

  it('follow nested paths, even into objects that do not exist yet', () => {
    const nested = { path: 'quotes.USD.price', newPath: 'quotes.USD.last' };
    expect(applyAliases({ quotes: { USD: { last: 1 } } }, [nested])).toEqual({
      quotes: { USD: { last: 1, price: 1 } },
    });
    expect(applyAliases({ usd: 1 }, [{ path: 'quotes.USD.price', newPath: 'usd' }])).toEqual({
      usd: 1,
      quotes: { USD: { price: 1 } },
    });
  });

  it('treat a column whose name contains a dot as one name', () => {
    expect(applyAliases({ 'px.usd': '1' }, [{ path: 'price', newPath: 'px.usd' }])).toEqual({
      'px.usd': '1',
      price: '1',
    });
  });

  it.each([null, 'text', 5, [1]])('leave %j unchanged', (payload) => {
    expect(applyAliases(payload, [price])).toBe(payload);
  });

  it('add the old name to the columns of a file that has only the new one', () => {
    expect(columnsWithAliases(['id', 'price'], [price])).toEqual(['id', 'price', 'current_price']);
    for (const columns of [['id'], ['price', 'current_price']])
      expect(columnsWithAliases(columns, [price])).toBe(columns);
  });
});
