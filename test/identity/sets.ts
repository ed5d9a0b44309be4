import { createHash } from 'node:crypto';
import { type Counted, isKnown, type Labelled } from './labelled.js';
import { type FileKnowledge, realFileSet, realSet } from './real-set.js';
import { withSeedMap } from './seeded.js';

/** Parts of the synthetic set, by seed: the weights are fitted to the first, and measured on the others. */
export const TRAINING = ['train-1', 'train-2'].map((seed) => ({ seed, size: 6000 }));
/** Neither fitted to nor measured on: they calibrate evidence that is the same for synthetic and real coins. */
export const CALIBRATION = Array.from({ length: 8 }, (_, n) => ({
  seed: `calibrate-${n + 1}`,
  size: 15_000,
}));
export const HELD_OUT = ['unseen-1', 'unseen-2', 'unseen-3', 'unseen-4'].map((seed) => ({
  seed,
  size: 15_000,
}));
/** About 20,000 listings against 20,000. */
export const LARGE = { seed: 'large', size: 23_000 };
export const SANDBOX_COINS = 3000;

const isHeldOut = (coin: string | null) =>
  coin !== null && (createHash('sha256').update(coin).digest()[0]! & 1) === 1;
/** The real coins are divided by the hash of their CoinGecko ids: half to fit to, and half held out. */
export const inHeldOutHalf: Counted = (a, b) => isHeldOut(a) || isHeldOut(b);
export const inFittedHalf: Counted = (a, b) => isKnown(a, b) && !inHeldOutHalf(a, b);

/** The real coins with their known properties. */
export function realSets(): Record<string, Labelled[]> {
  const named = realSet({});
  return {
    'two lists, names alone': named,
    'two lists, with contracts': realSet({ contracts: true }),
    'two lists, with prices': realSet({ prices: true }),
    'two lists, with both': realSet({ contracts: true, prices: true }),
    'two lists, names and the seed map': withSeedMap(named),
  };
}
/** Files beside these lists, whose listings they share. */
export function realFileSets(lists = realSets()): Record<string, Labelled[]> {
  const named = (file: FileKnowledge) => realFileSet(file, lists['two lists, names alone']);
  const priced = (file: FileKnowledge) => realFileSet(file, lists['two lists, with prices']);
  return {
    'a file, names alone': named({ names: true }),
    'a file, names as wallets write them': named({ names: true, wallet: 'one' }),
    'another file, names as wallets write them': named({ names: true, wallet: 'another' }),
    'a file, names as wallets write them, and prices': priced({ names: true, wallet: 'priced' }),
    'a file, names and prices': priced({ names: true }),
    'a file, names and prices of a day before': priced({ names: true, days: 1 }),
    'a file, symbols alone': named({ names: false }),
    'a file, symbols and prices': priced({ names: false }),
    'a file, symbols and prices of a day before': priced({ names: false, days: 1 }),
    'a file, symbols and prices of 20 days before': priced({ names: false, days: 20 }),
  };
}
/** Files beside a list that lacks a third of their coins. Not fitted to: too few files are like that. */
export const incompleteFileSets = (): Record<string, Labelled[]> => ({
  'names alone': realFileSet({ names: true, incomplete: true }),
  'names as wallets write them': realFileSet({ names: true, wallet: 'one', incomplete: true }),
  'names and prices of a day before': realFileSet({ names: true, prices: true, days: 1, incomplete: true }),
  'symbols and prices of a day before': realFileSet({
    names: false,
    prices: true,
    days: 1,
    incomplete: true,
  }),
});

/** Bounds of the tenths of confidence. */
export const TENTHS: readonly number[] = [...Array.from({ length: 10 }, (_, tenth) => tenth / 10), 1.01];
