import { detectOutlier, median } from './outlier.js';

const floor = () => 1;
const steady = [100, 101, 99, 100, 102, 98, 100, 101, 99, 100];

describe('median', () => {
  it.each([
    [[3, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
    [[7], 7],
  ])('of %j is %d', (values, expected) => expect(median(values)).toBe(expected));

  it('of nothing is an error', () => expect(() => median([])).toThrow(RangeError));
});

describe('judge', () => {
  it('finds what is far above the usual, with the figures behind it', () => {
    expect(detectOutlier(150, steady, { floor })).toMatchObject({
      value: 150,
      n: 10,
      median: 100,
      spread: 1.4826,
    });
  });

  it('is quiet about what is as usual, and until there are eight earlier values', () => {
    expect(detectOutlier(107, steady, { floor })).toBeNull();
    expect(detectOutlier(150, steady.slice(0, 7), { floor })).toBeNull();
    expect(detectOutlier(150, steady.slice(0, 8), { floor })).not.toBeNull();
  });

  it('takes low values for odd only where that is asked for', () => {
    expect(detectOutlier(0, steady, { floor })).toBeNull();
    expect(detectOutlier(0, steady, { floor, low: true })!.score).toBeCloseTo(100 / 1.4826);
  });

  it('takes the floor for the spread where the history does not differ', () => {
    const still = Array<number>(20).fill(100);
    expect(detectOutlier(120, still, { floor: (middle) => middle / 20 })).toBeNull();
    expect(detectOutlier(126, still, { floor: (middle) => middle / 20 })!.spread).toBe(5);
  });

  it('is not misled by one odd value of before, and takes two in twelve for a habit', () => {
    expect(detectOutlier(500, [...steady, 500], { floor })).not.toBeNull();
    expect(detectOutlier(500, [...steady, 500, 500], { floor })).toBeNull();
  });
});
