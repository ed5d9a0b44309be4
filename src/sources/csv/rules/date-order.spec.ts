import { dateOrderOf } from './date-order.js';

const now = new Date('2026-11-26T00:00:00Z');

describe('dateOrderOf', () => {
  it.each([
    [['15/01/2024'], 'dmy'],
    [['01/15/2024'], 'mdy'],
    [['15.01.2024 10:30'], 'dmy'],
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
