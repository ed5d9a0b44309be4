/**
 * Parts of the labelled set, by seed. The weights were fitted on the first. The thresholds of src/identity/model.ts were
 * chosen on `held-out-1` and `held-out-2`, of 15,000 coins each. Nothing was chosen on HELD_OUT: it shows how well both do.
 */
export const TRAINING = ['train-1', 'train-2', 'train-3', 'train-4'].map((seed) => ({ seed, size: 6000 }));
export const HELD_OUT = ['unseen-1', 'unseen-2', 'unseen-3', 'unseen-4'].map((seed) => ({
  seed,
  size: 15_000,
}));
/** About 20,000 listings against 20,000. */
export const LARGE = { seed: 'large', size: 23_000 };
export const SANDBOX_COINS = 3000;
