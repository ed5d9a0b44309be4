import { canonicalInstant } from './instant.js';

describe('canonicalInstant', () => {
  it.each([
    ['2025-06-25T10:47:48Z', '2025-06-25T10:47:48.000Z'],
    ['2025-06-25T10:47:48.5Z', '2025-06-25T10:47:48.500Z'],
    ['2025-06-25T12:47:48.123+02:00', '2025-06-25T10:47:48.123Z'],
    ['2025-06-25T10:47:48.123456Z', '2025-06-25T10:47:48.123456Z'],
    ['2025-06-25T10:47:48.123000Z', '2025-06-25T10:47:48.123Z'],
    ['2025-06-25T10:47:48.123456789Z', '2025-06-25T10:47:48.123456Z'],
    ['2025-06-25T10:47:48.123Z', '2025-06-25T10:47:48.123Z'],
  ])('spells %s as %s', (given, expected) => {
    expect(canonicalInstant(given)).toBe(expected);
  });

  it.each(['2025-06-25', '2025-06-25T10:47:48', 'yesterday', '2025-13-01T00:00:00Z'])(
    'refuses %s',
    (given) => {
      expect(() => canonicalInstant(given)).toThrow(RangeError);
    },
  );
});
