/** Parts of the labelled set, by seed. The weights were fitted on the first and never saw the second. */
export const TRAINING = ['train-1', 'train-2', 'train-3', 'train-4'].map((seed) => ({ seed, size: 6000 }));
export const HELD_OUT = ['held-out-1', 'held-out-2'].map((seed) => ({ seed, size: 15_000 }));
