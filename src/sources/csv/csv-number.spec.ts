import { isEmpty, parseNumber, provenSeparator } from './csv-number.js';

describe('parseNumber, with a decimal point', () => {
  it.each([
    ['42', '42'],
    ['42.10', '42.10'],
    ['-7', '-7'],
    ['+7', '7'],
    [' 7 ', '7'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['$1,234.50', '1234.50'],
    ['1.234,50', '1234.50'],
    ['1,234', '1234'],
    ['1.234', '1.234'],
    ['1,234,567', '1234567'],
    ['1.234.567', '1234567'],
    ['12,34,567.8', '1234567.8'],
    ["1'234.50", '1234.50'],
    ['1’234', '1234'],
    ['1 234 567,5', '1234567.5'],
    ['1\u00a0234.5', '1234.5'],
    ['1\u202f234', '1234'],
    ['(12.5)', '-12.5'],
    ['($1,234.50)', '-1234.50'],
    ['−12.5', '-12.5'],
    ['-$5', '-5'],
    ['$-5', '-5'],
    ['€5', '5'],
    ['5 €', '5'],
    ['£ 5', '5'],
    ['¥5', '5'],
    ['USD 1,234.5', '1234.5'],
    ['1234.5 USD', '1234.5'],
    ['US$5', '5'],
    ['1.2B', '1200000000'],
    ['$1.25bn', '1250000000'],
    ['3k', '3000'],
    ['1.5 M', '1500000'],
    ['2T', '2000000000000'],
    ['1.0000000000000000001T', '1000000000000.0000001'],
    ['1e-9', '0.000000001'],
    ['1.5E+3', '1500'],
    ['0.000000000000123456789', '0.000000000000123456789'],
    ['123456789012345678901234567890.5', '123456789012345678901234567890.5'],
  ])('reads %j as %s', (value, expected) => {
    expect(parseNumber(value, '.')).toBe(expected);
  });

  it.each([
    '1,5',
    '1,2345',
    '0,123',
    '1,23,45',
    '12 34',
    '1..5',
    '1.5.',
    '1,234.567,8',
    'abc',
    '--5',
    '(-5)',
    '5%',
    '1 2',
    '$',
    '5 apples',
    '0x10',
    'Infinity',
    '1 234\u00a0567',
    '9'.repeat(500),
  ])('refuses %j', (value) => {
    expect(parseNumber(value, '.')).toBeUndefined();
  });

  it.each(['', ' ', 'N/A', 'NA', 'n/a', '-', '--', '—', 'null', 'None', 'NaN', '#N/A'])(
    'reads %j as null',
    (value) => {
      expect(parseNumber(value, '.')).toBeNull();
      expect(isEmpty(value)).toBe(true);
    },
  );

  it('accepts a percent sign in a column of percentages', () => {
    expect(parseNumber('5%', '.', true)).toBe('5');
    expect(parseNumber('-2.35 %', '.', true)).toBe('-2.35');
  });
});

describe('parseNumber, with a decimal comma', () => {
  it.each([
    ['12,5', '12.5'],
    ['1,234', '1.234'],
    ['1.234', '1234'],
    ['1.234,50 €', '1234.50'],
    ['1,234.50', '1234.50'],
    ['-0,00012', '-0.00012'],
    ['1,2B', '1200000000'],
  ])('reads %j as %s', (value, expected) => {
    expect(parseNumber(value, ',')).toBe(expected);
  });

  it.each(['12.5', '0.123', '1234.567'])('refuses %j', (value) => {
    expect(parseNumber(value, ',')).toBeUndefined();
  });
});

describe('provenSeparator', () => {
  it.each([
    ['1.234,50', ','],
    ['12,5', ','],
    ['0,123', ','],
    ['1.234.567', ','],
    ['1 234,567', ','],
    ['1,234.50', '.'],
    ['0.5', '.'],
    ['1234.567', '.'],
    ['$1,234,567', '.'],
    ['1,234', undefined],
    ['1.234', undefined],
    ['1234', undefined],
    ['1 234', undefined],
    ['N/A', undefined],
    ['abc', undefined],
  ])('of %j is %s', (value, expected) => {
    expect(provenSeparator(value)).toBe(expected);
  });
});
