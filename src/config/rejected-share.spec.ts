import { parseConfig } from './config.js';
import { ConfigError } from './config-error.js';
import { rejectedShareOf } from './rejected-share.js';

const shares = (text?: string) => parseConfig({ MAX_REJECTED_SHARE: text }).MAX_REJECTED_SHARE;

describe('MAX_REJECTED_SHARE', () => {
  it('defaults to a half, for all sources or for those not named', () => {
    expect(rejectedShareOf(shares(), 'csv')).toBe(0.5);
    expect(rejectedShareOf(shares('csv=0.9'), 'rss')).toBe(0.5);
    expect(rejectedShareOf(shares('csv = 0.9, 0.2'), 'csv')).toBe(0.9);
    expect(rejectedShareOf(shares('csv=0.9,0.2'), 'rss')).toBe(0.2);
  });

  it.each(['half', '2', '-1', 'csv=', 'csv=0.5=1', '0,5%'])('refuses %s', (text) => {
    expect(() => shares(text)).toThrow(ConfigError);
  });
});
