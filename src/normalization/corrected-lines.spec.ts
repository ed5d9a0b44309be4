import { correctedBy } from './corrected-lines.js';

const line = (externalId: string, symbol: string, date: string, price: string) => ({
  record: { externalId, payload: { symbol, date, price } },
  items: [],
});
const rejected = (externalId: string, payload: unknown, ...fields: string[]) => [
  { id: '1', externalId, payload: JSON.stringify(payload), fields },
];
const bad = { symbol: 'BTC', date: '2026-01-01', price: 'abc' };

describe('a rejected line is corrected by', () => {
  it.each([
    ['the line at its place that differs where it was wrong', [line('3', 'BTC', '2026-01-01', '1')]],
    ['the same line at another place', [line('9', 'BTC', '2026-01-01', '1')]],
    ['the line at its place with half of what was right changed too', [line('3', 'BTC', '2026-02-01', '1')]],
  ])('%s', (_what, passed) => {
    expect(correctedBy(rejected('3', bad, 'price'), passed)).toEqual(['1']);
  });

  it('the line at its position with half of its values, if it was not a row', () => {
    const passed = [line('3', 'BTC', '2026-01-01', '1000')];
    expect(correctedBy(rejected('3', ['BTC', '2026-01-01', '1', '000']), passed)).toEqual(['1']);
    expect(correctedBy(rejected('4', ['BTC', '2026-01-01', '1', '000']), passed)).toEqual([]);
    expect(correctedBy(rejected('3', ['ETH', '2026-01-02', '1', '000']), passed)).toEqual([]);
    expect(correctedBy(rejected('3', ['BTC,"2026-01-01,1']), passed)).toEqual(['1']);
  });
});

describe('a rejected line is not corrected by', () => {
  it.each([
    ['another record that has come to stand at its place', [line('3', 'ETH', '2026-02-01', '1')]],
    ['a line of another day elsewhere', [line('4', 'BTC', '2026-01-02', '1')]],
    [
      'lines of which two could be it',
      [line('4', 'BTC', '2026-01-01', '1'), line('5', 'BTC', '2026-01-01', '2')],
    ],
  ])('%s', (_what, passed) => {
    expect(correctedBy(rejected('3', bad, 'price'), passed)).toEqual([]);
  });

  it('a line elsewhere, if hardly any of its fields were right', () => {
    expect(correctedBy(rejected('3', bad, 'price', 'date'), [line('4', 'BTC', '2026-01-01', '1')])).toEqual(
      [],
    );
  });
});
