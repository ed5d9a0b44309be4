import { trimmed } from './names.js';

describe('trimmed', () => {
  it.each([
    ['Bitcoin', 'Bitcoin'],
    [' Bitcoin\n', 'Bitcoin'],
    ['\u200bBitcoin Cash\u00a0\ufe0f', 'Bitcoin Cash'],
    ['\u{e0100}é\u{e0100}', 'é'],
    ['é \u200b é', 'é \u200b é'],
    ['\u00a0 \u200b', ''],
    ['\u{1f680}', '\u{1f680}'],
  ])('trims %j to %j', (given, expected) => {
    expect(trimmed(given)).toBe(expected);
  });

  it('takes linear time for a long run of blanks within a text', () => {
    const text = `é${'\u200b'.repeat(1_000_000)}é`;
    expect(trimmed(text)).toBe(text);
  });
});
