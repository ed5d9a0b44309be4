import { type Labelled, labelledSet } from './labelled.js';
import { calibration, calibrationByClass, type JudgedLink, judgedLinks, measure } from './measure.js';
import { sandboxSet } from './sandbox-set.js';
import { HELD_OUT, inHeldOutHalf, realFileSets, realSets, SANDBOX_COINS, TENTHS } from './sets.js';

describe('the resolver, on coins it was not fitted to,', () => {
  // Within the group, because what a module keeps stays in the worker's heap.
  let madeUp: Labelled[][];
  let real: Record<string, Labelled[]>;
  let realLinks: JudgedLink[];
  beforeAll(() => {
    madeUp = HELD_OUT.map(({ seed, size }) => labelledSet(seed, size));
    const lists = realSets();
    real = { ...lists, ...realFileSets(lists) };
    realLinks = judgedLinks(Object.values(real), inHeldOutHalf);
  });

  it('rarely joins two coins, and seldom splits one', () => {
    const { precision, recall } = measure(madeUp[0]!);
    expect(precision).toBeGreaterThanOrEqual(0.998);
    expect(recall).toBeGreaterThanOrEqual(0.95);
  });

  it('has confidences that match its accuracy within 5 points in each tenth', () => {
    const bins = calibration(realLinks, TENTHS);
    expect(bins.at(-1)!.links).toBeGreaterThan(5000);
    for (const { predicted, correct, links } of bins.filter((bin) => bin.links)) {
      // Each coin appears in several sets, so chance moves small tenths further than their size suggests.
      const chance = links < 200 ? 2 * Math.sqrt((predicted * (1 - predicted)) / links) : 0;
      expect(Math.abs(predicted - correct)).toBeLessThan(0.05 + chance);
    }
  });

  it('is no more confident than accurate in any class of evidence, within chance', () => {
    const classes = calibrationByClass(realLinks, TENTHS);
    expect(classes.map(({ name }) => name).sort()).toEqual(['contracts and the seed map', 'names', 'prices']);
    for (const { predicted, correct, pairs } of classes
      .flatMap(({ bins }) => bins)
      .filter((bin) => bin.links)) {
      // The same two coins in several sets are one observation.
      const chance = 2 * Math.sqrt((predicted * (1 - predicted)) / pairs);
      expect(predicted - correct).toBeLessThan(0.05 + chance);
    }
  });

  it('is as confident as it is accurate where synthetic coins share prices, within chance', () => {
    const { bins } = calibrationByClass(judgedLinks(madeUp), TENTHS).find(({ name }) => name === 'prices')!;
    const large = bins.filter(({ pairs }) => pairs >= 30);
    expect(large.length).toBeGreaterThan(5);
    for (const { predicted, correct, pairs } of large) {
      const chance = 2 * Math.sqrt((predicted * (1 - predicted)) / pairs);
      expect(Math.abs(predicted - correct)).toBeLessThan(0.05 + chance);
    }
  });

  it.each([
    ['two lists, names alone', 0.995, 0.93],
    ['two lists, with contracts', 0.999, 0.97],
    ['two lists, with prices', 0.999, 0.97],
    ['a file, names alone', 0.99, 0.85],
    ['a file, names as wallets write them', 0.99, 0.85],
    ['another file, names as wallets write them', 0.99, 0.85],
    ['a file, names as wallets write them, and prices', 0.99, 0.85],
  ])('joins %s with precision %d or more at recall %d or more', (name, precision, recall) => {
    const score = measure(real[name]!, inHeldOutHalf);
    expect(score.precision).toBeGreaterThanOrEqual(precision);
    expect(score.recall).toBeGreaterThanOrEqual(recall);
  });

  it('creates exactly one asset for each coin of the sandbox', () => {
    const { wrong, missed } = measure(sandboxSet(SANDBOX_COINS));
    expect([wrong, missed]).toEqual([[], []]);
  });

  it('returns the same result for any order of listings', () => {
    const some = madeUp[0]!.slice(0, 3000);
    const [there, back] = [measure(some), measure(some.toReversed())];
    expect(back.wrong).toEqual(there.wrong);
    expect(back.missed).toEqual(there.missed);
  });
});
