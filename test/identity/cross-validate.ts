import { createHash } from 'node:crypto';
import { featuresOf } from '../../src/identity/features.js';
import { MODEL } from '../../src/identity/model.js';
import { fitted } from './fitted.js';
import { type Counted, isKnown } from './labelled.js';
import { measure } from './measure.js';
import { realSet } from './real-set.js';
import { realFileSets, realSets } from './sets.js';

export interface Split {
  name: string;
  /** By CoinGecko id. */
  isHeldOut: (coin: string) => boolean;
}

/** Precision and recall of one class of evidence on the held-out part of one split. */
export interface Outcome {
  split: string;
  class: string;
  precision: number;
  recall: number;
}

/** Refits the model for each split and measures it on the held-out part. Keeps the model of the last split. */
export function* crossValidate(splits: readonly Split[]): Generator<Outcome> {
  const sets = { ...realSets(), ...realFileSets() };
  for (const { name, isHeldOut } of splits) {
    const heldOut: Counted = (a, b) => [a, b].some((coin) => coin !== null && isHeldOut(coin));
    Object.assign(
      MODEL,
      fitted((a, b) => isKnown(a, b) && !heldOut(a, b)),
    );
    for (const [of, set] of Object.entries(sets)) {
      const { precision, recall } = measure(set, heldOut);
      yield { split: name, class: of, precision, recall };
    }
  }
}

/** Halves at random. */
export const randomSplits = (count: number): Split[] =>
  Array.from({ length: count }, (_, salt) => ({
    name: `random half ${salt + 1}`,
    isHeldOut: (coin: string) => (createHash('sha256').update(`${salt} ${coin}`).digest()[0]! & 1) === 1,
  }));

/** Coins that are harder than those to which the model is then fitted. */
export function hardSplits(): Split[] {
  const known = realSet({}).map(({ facts, truth }) => ({ truth, ...featuresOf(facts) }));
  const bySymbol = Map.groupBy(known, ({ facts, symbol }) => `${facts.source} ${symbol}`);
  const split = (name: string, isHard: (of: readonly (typeof known)[number][]) => boolean): Split => {
    const hard = new Set<string>();
    for (const [truth, of] of Map.groupBy(known, (one) => one.truth))
      if (truth !== null && of.length > 1 && isHard(of)) hard.add(truth);
    return { name, isHeldOut: (coin) => hard.has(coin) };
  };
  return [
    split('symbols of several coins', (of) =>
      of.some(({ facts, symbol }) => bySymbol.get(`${facts.source} ${symbol}`)!.length > 1),
    ),
    split('names that differ', (of) => of.some(({ name }) => name.flat !== of[0]!.name.flat)),
    split('ranks from 1500', (of) => of.every(({ facts }) => (facts.rank ?? Infinity) >= 1500)),
  ];
}

/** The mean and the worst of each class of evidence. */
export function summary(outcomes: readonly Outcome[]) {
  return [...Map.groupBy(outcomes, (one) => one.class)].map(([name, of]) => {
    const [precisions, recalls] = [of.map((one) => one.precision), of.map((one) => one.recall)];
    return {
      class: name,
      precision: { mean: mean(precisions), worst: Math.min(...precisions) },
      recall: { mean: mean(recalls), worst: Math.min(...recalls) },
    };
  });
}

const mean = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0) / all.length;
