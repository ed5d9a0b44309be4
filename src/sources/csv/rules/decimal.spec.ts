import { decimalOf } from './decimal.js';

describe('decimalOf', () => {
  it.each([
    [['12,5', '1.234'], ','],
    [['0.5', '1.234'], '.'],
    [['12,5', '0.5', '1.234'], undefined],
    [[...Array<string>(20).fill('0.5'), '12,5', '1.234'], '.'],
    [[...Array<string>(19).fill('0.5'), '12,5', '1.234'], undefined],
    [['93.429'], ','],
    [['93.429 €'], ','],
    [['93429', 'N/A'], undefined],
    [["84'321", '93.429'], '.'],
    [["84'321.55", 'CHF 3’012.10'], '.'],
  ])('of %j beside semicolons and 31.12.2024 is %s', (numbers, expected) => {
    expect(decimalOf(numbers, ['31.12.2024'], ';')?.decimal).toBe(expected);
  });

  it.each([
    ['93.429', '31.12.2024', ','],
    ['93.429', '2024-12-31', ';'],
    ['93,429', '12/31/2024', ','],
  ])('is not proven by %j beside %j and %j', (number, date, delimiter) => {
    expect(decimalOf([number], [date], delimiter)).toBeUndefined();
  });

  it('explains why', () => {
    expect(decimalOf(['93.429'], ['31.12.2024'], ';')?.why).toBe(
      '";" between fields and dates such as "31.12.2024" go with a decimal comma: "93.429" has thousands',
    );
    expect(decimalOf(['1,5'], [], ',')?.why).toBe('"1,5" is a number with a decimal "," only');
  });
});
