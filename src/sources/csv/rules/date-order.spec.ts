import { detection } from '../fixtures/detected.js';
import { dateOrderOf } from './date-order.js';

const { detect } = detection();

const now = new Date('2026-11-26T00:00:00Z');

describe('dateOrderOf', () => {
  it.each([
    [['15/01/2024'], 'dmy'],
    [['01/15/2024'], 'mdy'],
    [['15.01.2024 10:30'], 'dmy'],
    [['Mon, 01/15/2024'], 'mdy'],
    [['15/01/2024 下午 10:30'], 'dmy'],
    [['03/04/2026', '03/05/2026'], undefined],
    [['15/15/2024'], undefined],
    [['2024-01-15', 'N/A'], undefined],
    [['15/01/2024', '01/15/2024'], undefined],
    [['12/31/24 0:00'], 'mdy'],
    [['31.12.24'], 'dmy'],
    [['24-12-31'], 'ymd'],
    [['31-12-24'], 'dmy'],
    [['15-10-24'], undefined],
    [['24.10.11', '24.10.12', '24.10.13'], 'ymd'],
    [['15.10.24', '16.10.24', '17.10.24'], 'dmy'],
    [['1/2/24'], undefined],
    [['12/11/2026'], 'dmy'],
    [['11/12/2026', '10/12/2026'], 'mdy'],
    [[], undefined],
    [[...Array<string>(20).fill('01/15/2024'), '15/01/2024', '03/04/2024'], 'mdy'],
    [[...Array<string>(19).fill('01/15/2024'), '15/01/2024', '03/04/2024'], undefined],
  ])('of %j is %s', (values, expected) => {
    expect(dateOrderOf(values, now)?.dateOrder).toBe(expected);
  });

  it('explains why', () => {
    expect(dateOrderOf(['03/04/24', '12/31/24 0:00'], now)?.why).toBe(
      'dates have the month first: only then "12/31/24 0:00" is a valid date',
    );
  });
});

describe('a header with the format of its dates', () => {
  it.each([
    ['Date (MM/DD/YYYY)', '03/04/2024', '2024-03-04'],
    ['date mm/dd/yy', '03/04/24', '2024-03-04'],
    ['Date (DD/MM/YYYY)', '03/04/2024', '2024-04-03'],
    ['Date [m-d-yyyy]', '3-4-2024', '2024-03-04'],
    ['Datum (TT.MM.JJJJ)', '03.04.2024', '2024-04-03'],
    ['Date (jj/mm/aaaa)', '03/04/2024', '2024-04-03'],
    ['Дата (ДД.ММ.ГГГГ)', '03.04.2024', '2024-04-03'],
    ['Date (YYYY-MM-DD)', '2024-03-04', '2024-03-04'],
    ['Date (MM/DD/YYYY HH:MM)', '03/04/2024', '2024-03-04'],
  ])('is read, and states their order: %s', async (header, date, day) => {
    const { rows, rejected } = await detect([`symbol;price;${header}`, `BTC;1;${date}`]);
    expect([rows.map(({ observedAt }) => observedAt.slice(0, 10)), rejected]).toEqual([[day], []]);
  });

  it('does not outweigh dates that prove another', async () => {
    const rows = ['BTC;1;03/04/2024', 'BTC;2;12/31/2024'];
    const read = await detect(['symbol;price;Date (DD/MM/YYYY)', ...rows]);
    expect(read.rows.map(({ observedAt }) => observedAt.slice(0, 10))).toEqual(['2024-03-04', '2024-12-31']);
  });

  it.each(['Date m/m', 'Price (m/d)', 'day/month', 'a/m/d'])('is not seen in %s', async (header) => {
    const { rows } = await detect([`symbol;price;date;${header}`, 'BTC;1;2024-03-04;x']);
    expect(rows).toMatchObject([{ price: '1', observedAt: '2024-03-04T00:00:00.000Z' }]);
  });
});
