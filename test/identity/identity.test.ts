import { labelledSet } from './labelled.js';
import { calibration, measure, pooled } from './measure.js';
import { sandboxSet } from './sandbox-set.js';
import { HELD_OUT, SANDBOX_COINS } from './sets.js';

const sets = HELD_OUT.slice(0, 1).map(({ seed, size }) => labelledSet(seed, size));

describe('the resolver, on coins that nothing of it was fitted to,', () => {
  it('puts hardly ever two coins into one asset, and seldom one coin into two', () => {
    const { precision, recall } = pooled(sets.map(measure));
    expect(precision).toBeGreaterThanOrEqual(0.999);
    expect(recall).toBeGreaterThanOrEqual(0.95);
  });

  it('is as sure as it is right', () => {
    const bins = calibration(sets, [0.05, 0.3, 0.5, 0.7, 0.9, 0.97, 1.01]);
    const all = bins.reduce((sum, { links }) => sum + links, 0);
    const off = bins.reduce((sum, { links, told, so }) => sum + (links / all) * Math.abs(told - so), 0);
    expect(off).toBeLessThan(0.01);
    for (const { told, so } of bins) expect(Math.abs(told - so)).toBeLessThan(0.15);
  });

  it('makes no two assets of a coin of the sandbox, and of no two coins one', () => {
    const { wrong, missed } = measure(sandboxSet(SANDBOX_COINS));
    expect([wrong, missed]).toEqual([[], []]);
  });

  it('comes to the same whatever order the listings are in', () => {
    const [labelled] = sets;
    const some = labelled!.slice(0, 3000);
    expect(measure(some.toReversed()).wrong).toEqual(measure(some).wrong);
    expect(measure(some.toReversed()).missed).toEqual(measure(some).missed);
  });
});
