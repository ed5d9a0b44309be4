import { BRIDGED_COINS, BRIDGED_LINES } from '../../test/identity/bridged-names.js';
import { CONTRACT_NAMED_COINS, CONTRACT_NAMED_LINES } from '../../test/identity/contract-names.js';
import { ECOSYSTEM_COINS } from '../../test/identity/ecosystem-coins.js';
import { exportedSet } from '../../test/identity/exported-names.js';
import { measure } from '../../test/identity/measure.js';
import { MIGRATED_COINS } from '../../test/identity/migrated-coins.js';
import { RECENT_COINS } from '../../test/identity/recent-coins.js';
import { recentSet } from '../../test/identity/recent-set.js';
import { withSeedMap } from '../../test/identity/seeded.js';
import { RENAMED_COINS } from '../../test/identity/renamed-coins.js';

describe('the resolver, on coins of 2023 to 2026 that two sources call differently,', () => {
  const coins = [...RECENT_COINS, ...RENAMED_COINS, ...MIGRATED_COINS];

  it('joins no two by names alone, and finds nine in ten', () => {
    const score = measure(recentSet(coins, false));
    expect(score.wrong).toEqual([]);
    expect(score.recall).toBeGreaterThanOrEqual(0.91);
  });

  it.each([
    [false, 0.96],
    [true, 0.99],
  ])('joins no two of further kinds of coins, with prices: %s', (isPriced, recall) => {
    const score = measure(recentSet(ECOSYSTEM_COINS, isPriced));
    expect(score.wrong).toEqual([]);
    expect(score.recall).toBeGreaterThanOrEqual(recall);
  });

  it('joins no two by prices, and finds nearly all', () => {
    const score = measure(recentSet(coins, true));
    expect(score.wrong).toEqual([]);
    expect(score.recall).toBeGreaterThanOrEqual(0.98);
  });

  it.each([
    [false, 0.86],
    [true, 0.95],
  ])('joins no two in a file as wallets and exchanges write it, with prices: %s', (isPriced, recall) => {
    const score = measure(withSeedMap(exportedSet(coins, isPriced)));
    expect(score.wrong).toEqual([]);
    expect(score.recall).toBeGreaterThanOrEqual(recall);
  });

  it.each([
    [false, 0.83],
    [true, 0.88],
  ])('joins no two in a file of bridged forms and former symbols, with prices: %s', (isPriced, recall) => {
    const score = measure(withSeedMap(exportedSet([...coins, ...BRIDGED_COINS], isPriced, BRIDGED_LINES)));
    expect(score.wrong).toEqual([]);
    expect(score.recall).toBeGreaterThanOrEqual(recall);
  });

  it.each([
    [false, 0.995, 0.9],
    [true, 1, 0.98],
  ])(
    'joins coins in a file as contracts and exchanges name them, with prices: %s, with precision %d or more',
    (isPriced, precision, recall) => {
      const all = [...coins, ...BRIDGED_COINS, ...CONTRACT_NAMED_COINS];
      const score = measure(withSeedMap(exportedSet(all, isPriced, CONTRACT_NAMED_LINES)));
      expect(score.precision).toBeGreaterThanOrEqual(precision);
      expect(score.recall).toBeGreaterThanOrEqual(recall);
    },
  );
});
