import { amount, decimal, preview, rank, recordOf, text } from './fields.js';
import { isDecimal, isNegative, toDouble } from './limits.js';
import { parseJson } from './json.js';

describe('decimal', () => {
  it.each([
    ['0.000000000000123456789', '0.000000000000123456789'],
    ['123456789012345678901234567890.5', '123456789012345678901234567890.5'],
    ['1e-9', '1e-9'],
    ['"42.10"', '42.10'],
    ['-7', '-7'],
  ])('reads %s exactly', (json, expected) => {
    expect(decimal.parse(parseJson(json))).toBe(expected);
  });

  it.each(['null', '"abc"', '""', '"NaN"', '"Infinity"', '{}', 'true', '"0x10"'])('refuses %s', (json) => {
    const result = decimal.safeParse(parseJson(json));
    expect(result.error?.issues[0]).toMatchObject({ code: 'custom', params: { code: 'not_a_number' } });
    expect(result.error?.issues[0]?.message).toContain('expected a number');
  });

  it('refuses a number that would take thousands of digits', () => {
    expect(isDecimal('9'.repeat(1001))).toBe(false);
    expect(isDecimal('1e100')).toBe(false);
    expect(isDecimal('0.000001e105')).toBe(true);
    expect(isDecimal('1e-100')).toBe(true);
    expect(isDecimal('1e-101')).toBe(false);
  });
});

describe('rank', () => {
  it.each([
    ['12', 12],
    ['12.0', 12],
    ['1.2e1', 12],
    ['0', 0],
    ['2147483647', 2_147_483_647],
  ])('reads %s as %i', (json, expected) => {
    expect(rank.parse(parseJson(json))).toBe(expected);
  });

  it.each(['12.5', '-1', '2147483648', '1e10', '"12"', 'null'])('refuses %s', (json) => {
    expect(rank.safeParse(parseJson(json)).error?.issues[0]).toMatchObject({
      params: { code: 'not_a_rank' },
    });
  });
});

describe('text', () => {
  it.each(['a\0b', 'a\ud800', '\udc00a'])('refuses %j, which PostgreSQL cannot store', (value) => {
    expect(text.safeParse(value).error?.issues[0]).toMatchObject({ params: { code: 'unstorable_text' } });
  });

  it('accepts emoji and other text outside the basic plane', () => {
    expect(text.parse('🚀 ünïcode')).toBe('🚀 ünïcode');
  });
});

it('show truncates long values', () => {
  expect(preview('x'.repeat(200))).toHaveLength(78);
  expect(preview(undefined)).toBe('nothing');
});

describe('amount', () => {
  it.each([
    ['-1', 'negative'],
    ['-1e-9', 'negative'],
    ['1e309', 'out_of_range'],
    ['1e-400', 'out_of_range'],
    ['1e99999', 'out_of_range'],
  ])('rejects %s as %s, and shows it', (json, code) => {
    const [issue] = amount.safeParse(parseJson(json)).error!.issues;
    expect(issue).toMatchObject({ params: { code }, message: expect.stringContaining(`got "${json}"`) });
  });

  it('accepts zero in any notation', () => {
    expect(['0', '-0', '-0.000', '0e5'].filter(isNegative)).toEqual([]);
    expect(amount.parse(parseJson('-0.0'))).toBe('-0.0');
  });
});

it('a double is never infinite, and NaN if the text is not a number', () => {
  expect(['1e999', '-1e999', '1e-999', 'x', ''].map(toDouble)).toEqual([
    Number.MAX_VALUE,
    -Number.MAX_VALUE,
    0,
    NaN,
    NaN,
  ]);
});

describe('recordOf', () => {
  it.each(['{"__proto__":"1"}', '{"a":"1","__proto__":null}'])(
    'refuses %s, of which a part would be lost',
    (json) => {
      expect(recordOf(amount).safeParse(parseJson(json)).error?.issues).toMatchObject([
        { params: { code: 'unusable_name' } },
      ]);
    },
  );

  it('accepts the other names that objects inherit', () => {
    const given = '{"constructor":1,"toString":2}';
    expect(JSON.stringify(recordOf(amount).parse(parseJson(given)))).toBe(
      '{"constructor":"1","toString":"2"}',
    );
  });

  it('expects an object', () => {
    expect(recordOf(amount).safeParse('a').error?.issues).toMatchObject([{ code: 'invalid_type' }]);
  });
});
