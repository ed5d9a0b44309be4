import { numberSource, parseJson } from './json.js';

describe('parseJson', () => {
  it.each([
    '9007199254740993',
    '999991234567890123456.789',
    '0.000000000000123456789',
    '1e21',
    '1.10',
    '-0.0',
    '123456789012345678901234567890.5',
  ])('writes %s back unchanged', (number) => {
    const text = `{"a":[${number}]}`;
    expect(JSON.stringify(parseJson(text))).toBe(text);
  });

  it('returns the source text only for numbers', () => {
    const [big, small, text] = parseJson('[9007199254740993, 7, "7"]') as unknown[];
    expect([big, small, text].map(numberSource)).toEqual(['9007199254740993', '7', undefined]);
  });

  it('keeps escaped NULs and lone surrogates, escaped when written back', () => {
    const text = String.raw`{"a":"\u0000\ud800"}`;
    expect(JSON.stringify(parseJson(text))).toBe(text);
  });

  it('does not let a payload change the prototype', () => {
    expect(Object.getPrototypeOf(parseJson('{"__proto__":{"polluted":true}}'))).toBe(Object.prototype);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it.each(['', '{', '<html>', '{"a":1,}', '[1 2]'])('refuses %j, which is not JSON', (text) => {
    expect(() => parseJson(text)).toThrow(SyntaxError);
  });

  it('refuses JSON nested too deeply, without crashing', () => {
    expect(() => parseJson('['.repeat(1_000_000) + ']'.repeat(1_000_000))).toThrow(SyntaxError);
  });
});
