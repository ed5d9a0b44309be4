import { BatchSizes } from './batch-sizes.js';

const tooSlow = Object.assign(new Error('canceling statement due to statement timeout'), { code: '57014' });

/** A database that can process at most this many rows in time. */
const upTo = (limit: number, tried: number[]) => (rows: number) => {
  tried.push(rows);
  return rows > limit ? Promise.reject(tooSlow) : Promise.resolve(rows);
};

describe('BatchSizes', () => {
  it('makes a batch smaller that takes too long, and the next ones larger again', async () => {
    const sizes = new BatchSizes(5000);
    const tried: number[] = [];
    await sizes.fit(upTo(400, tried));
    for (let batch = 0; batch < 5; batch++) await sizes.fit(upTo(Infinity, tried));
    expect(tried).toEqual([5000, 1250, 313, 626, 1252, 2504, 5000, 5000]);
  });

  it('fails if a single row takes too long', async () => {
    const tried: number[] = [];
    await expect(new BatchSizes(100).fit(upTo(0, tried))).rejects.toBe(tooSlow);
    expect(tried).toEqual([100, 25, 7, 2, 1]);
  });

  it('does not repeat a batch that failed for another reason, or that is to stop', async () => {
    const tried: number[] = [];
    const lost = new Error('connection terminated');
    const failing = (rows: number) => (tried.push(rows), Promise.reject(lost));
    await expect(new BatchSizes(100).fit(failing)).rejects.toBe(lost);
    await expect(new BatchSizes(100).fit(upTo(0, tried), AbortSignal.abort())).rejects.toBe(tooSlow);
    expect(tried).toEqual([100, 100]);
  });
});
