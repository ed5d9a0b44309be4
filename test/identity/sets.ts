/**
 * Parts of the labelled set, by seed. The weights were fitted on the first, the thresholds of src/identity/model.ts were
 * chosen on the second, and nothing was chosen on the third: it says how well the two do.
 */
export const TRAINING = ['train-1', 'train-2', 'train-3', 'train-4'].map((seed) => ({ seed, size: 6000 }));
export const TUNING = ['held-out-1', 'held-out-2'].map((seed) => ({ seed, size: 15_000 }));
export const HELD_OUT = ['unseen-1', 'unseen-2', 'unseen-3', 'unseen-4'].map((seed) => ({
  seed,
  size: 15_000,
}));
/** About 20,000 listings against 20,000. */
export const LARGE = { seed: 'large', size: 23_000 };
export const SANDBOX_COINS = 3000;
