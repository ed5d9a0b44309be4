import { retryAfter } from './retry-after.js';

const now = new Date('2025-07-25T14:53:00Z');
const at = (headers: Record<string, string>) => retryAfter(headers, now)?.toISOString() ?? null;

describe('retryAfter', () => {
  it.each([
    ['seconds', '119', '2025-07-25T14:54:59.000Z'],
    ['a fraction of seconds', '1.5', '2025-07-25T14:53:01.500Z'],
    ['an HTTP date', 'Fri, 25 Jul 2025 14:54:00 GMT', '2025-07-25T14:54:00.000Z'],
    ['nothing to wait for', '0', '2025-07-25T14:53:00.000Z'],
    ['a moment that has passed', 'Fri, 25 Jul 2025 14:00:00 GMT', '2025-07-25T14:53:00.000Z'],
  ])('reads Retry-After as %s', (_form, value, expected) => {
    expect(at({ 'retry-after': value })).toBe(expected);
  });

  it.each([
    ["CoinGecko's form", '2025-07-25 14:54:00 +0000'],
    ['ISO 8601', '2025-07-25T14:54:00Z'],
    ['epoch seconds', '1753455240'],
    ['epoch milliseconds', '1753455240000'],
    ['seconds from now', '60'],
    ['a date without a zone, which is UTC', '2025-07-25 14:54:00'],
  ])('reads x-ratelimit-reset as %s', (_form, value) => {
    expect(at({ 'x-ratelimit-reset': value })).toBe('2025-07-25T14:54:00.000Z');
  });

  it('prefers Retry-After, and falls back if it is unreadable', () => {
    const headers = { 'x-ratelimit-reset': '2025-07-25 14:54:00 +0000' };
    expect(at({ ...headers, 'retry-after': '5' })).toBe('2025-07-25T14:53:05.000Z');
    expect(at({ ...headers, 'retry-after': 'soon' })).toBe('2025-07-25T14:54:00.000Z');
  });

  it('does not wait for a rate limit reset while calls are left', () => {
    const headers = { 'x-ratelimit-reset': '2025-07-25 14:54:00 +0000', 'x-ratelimit-remaining': '480' };
    expect(at(headers)).toBeNull();
    expect(at({ ...headers, 'retry-after': '5' })).toBe('2025-07-25T14:53:05.000Z');
    expect(at({ ...headers, 'x-ratelimit-remaining': '0' })).toBe('2025-07-25T14:54:00.000Z');
  });

  it('limits an absurd wait to a day', () => {
    expect(at({ 'retry-after': '99999999' })).toBe('2025-07-26T14:53:00.000Z');
  });

  it.each([{}, { 'retry-after': '' }, { 'retry-after': 'soon' }, { 'retry-after': '-5' }])(
    'returns nothing for %j',
    (headers) => {
      expect(at(headers as Record<string, string>)).toBeNull();
    },
  );
});
