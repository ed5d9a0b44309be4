import fc from 'fast-check';
import { firstInvalidByte } from './utf8.js';

describe('badByte', () => {
  it('finds none in well-formed text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => firstInvalidByte(Buffer.from(text)) === null),
    );
  });

  it.each([
    ['ff', 0],
    ['61c3', 1],
    ['c3a9e9', 2],
    ['61f09f9880f09f98', 5],
    ['eda080', 0],
    ['c0af', 0],
    ['6180', 1],
  ])('returns the position of %s', (hex, at) => {
    expect(firstInvalidByte(Buffer.from(hex, 'hex'))).toBe(at);
  });

  it('returns the position of a bad byte inserted anywhere in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (before, behind) => {
        const start = Buffer.from(before);
        const bytes = Buffer.concat([start, Buffer.from([0xff]), Buffer.from(behind)]);
        expect(firstInvalidByte(bytes)).toBe(start.length);
      }),
    );
  });
});
