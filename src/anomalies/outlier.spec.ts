import { detectOutlier, median } from './outlier.js';

const floor = () => 1;
const steady = [100, 101, 99, 100, 102, 98, 100, 101, 99, 100];

describe('median', () => {
  it.each([
    [[3, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
    [[7], 7],
  ])('of %j is %d', (values, expected) => expect(median(values)).toBe(expected));

  it('of no values is an error', () => expect(() => median([])).toThrow(RangeError));
});

describe('judge', () => {
  it('finds a value far above the usual, with the figures that show it', () => {
    expect(detectOutlier(150, steady, { floor })).toMatchObject({
      value: 150,
      n: 10,
      median: 100,
      spread: 1.4826,
    });
  });

  it('reports nothing for usual values, or with fewer than eight earlier values', () => {
    expect(detectOutlier(107, steady, { floor })).toBeNull();
    expect(detectOutlier(150, steady.slice(0, 7), { floor })).toBeNull();
    expect(detectOutlier(150, steady.slice(0, 8), { floor })).not.toBeNull();
  });

  it('reports low values only if requested', () => {
    expect(detectOutlier(0, steady, { floor })).toBeNull();
    expect(detectOutlier(0, steady, { floor, low: true })!.score).toBeCloseTo(100 / 1.4826);
  });

  it('uses the floor as the spread if the history is constant', () => {
    const still = Array<number>(20).fill(100);
    expect(detectOutlier(120, still, { floor: (middle) => middle / 20 })).toBeNull();
    expect(detectOutlier(126, still, { floor: (middle) => middle / 20 })!.spread).toBe(5);
  });

  it('is not misled by one earlier outlier, and treats two in twelve as usual', () => {
    expect(detectOutlier(500, [...steady, 500], { floor })).not.toBeNull();
    expect(detectOutlier(500, [...steady, 500, 500], { floor })).toBeNull();
  });
});
