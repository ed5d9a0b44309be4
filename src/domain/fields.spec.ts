import { decimal, isDecimal, show, text } from './fields.js';
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

  it.each(['null', '"abc"', '""', '"NaN"', '"Infinity"', '{}', 'true', '"1e9999"', '"0x10"'])(
    'refuses %s',
    (json) => {
      const result = decimal.safeParse(parseJson(json));
      expect(result.error?.issues[0]).toMatchObject({ code: 'custom', params: { code: 'not_a_number' } });
      expect(result.error?.issues[0]?.message).toContain('expected a number');
    },
  );

  it('refuses a number that would take thousands of digits', () => {
    expect(isDecimal('9'.repeat(1001))).toBe(false);
    expect(isDecimal('1e1001')).toBe(false);
    expect(isDecimal('1e-1000')).toBe(true);
  });
});

describe('text', () => {
  it.each(['a\0b', 'a\ud800', '\udc00a'])('refuses %j, which PostgreSQL cannot hold', (value) => {
    expect(text.safeParse(value).error?.issues[0]).toMatchObject({ params: { code: 'unstorable_text' } });
  });

  it('takes emoji and other text outside the basic plane', () => {
    expect(text.parse('🚀 ünïcode')).toBe('🚀 ünïcode');
  });
});

it('show cuts long values short', () => {
  expect(show('x'.repeat(200))).toHaveLength(78);
  expect(show(undefined)).toBe('nothing');
});
