import { labelledSet } from './labelled.js';
import { calibration, measure, pooled } from './measure.js';
import { sandboxSet } from './sandbox-set.js';
import { HELD_OUT, inHeldOutHalf, realFileSets, realSets, SANDBOX_COINS } from './sets.js';

const sets = HELD_OUT.slice(0, 1).map(({ seed, size }) => labelledSet(seed, size));

describe('the resolver, on coins it was not fitted to,', () => {
  it('rarely joins two coins, and seldom splits one', () => {
    const { precision, recall } = pooled(sets.map((set) => measure(set)));
    expect(precision).toBeGreaterThanOrEqual(0.999);
    expect(recall).toBeGreaterThanOrEqual(0.95);
  });

  it('is as confident as it is accurate', () => {
    const real = Object.values({ ...realSets(), ...realFileSets() });
    const bins = calibration(real, [0.05, 0.3, 0.5, 0.7, 0.9, 0.97, 1.01], inHeldOutHalf);
    const all = bins.reduce((sum, { links }) => sum + links, 0);
    const off = bins.reduce((sum, { links, told, so }) => sum + (links / all) * Math.abs(told - so), 0);
    expect(off).toBeLessThan(0.01);
    for (const { told, so } of bins) expect(Math.abs(told - so)).toBeLessThan(0.1);
  });

  it('gives each coin of the sandbox exactly one asset', () => {
    const { wrong, missed } = measure(sandboxSet(SANDBOX_COINS));
    expect([wrong, missed]).toEqual([[], []]);
  });

  it('gives the same result for any order of listings', () => {
    const [labelled] = sets;
    const some = labelled!.slice(0, 3000);
    expect(measure(some.toReversed()).wrong).toEqual(measure(some).wrong);
    expect(measure(some.toReversed()).missed).toEqual(measure(some).missed);
  });
});
