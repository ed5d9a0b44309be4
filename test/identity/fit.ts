import { blocksOf, pairsOf } from '../../src/identity/blocks.js';
import { compare, featuresOf, type Signal, SIGNALS } from '../../src/identity/evidence.js';
import { comparisonContext } from '../../src/identity/comparison-context.js';
import type { Labelled } from './labelled.js';

export interface Fitted {
  bias: number;
  weights: Record<Signal, number>;
}

const ROUNDS = 60;
/** Sources err in one of ten thousand contracts or so: more than any name can speak against. */
const SAME_CONTRACT = 14;
/** Keeps weights finite where a signal never errs in the training part: as if each had been wrong once in a while. */
const RIDGE = 0.3;

/**
 * Logistic regression on all pairs that share a block, by Newton's method. Pairs with one contract are left out: these are
 * one coin by what a contract is, and the weight of that is set, not fitted.
 */
export function fit(sets: readonly (readonly Labelled[])[]): Fitted {
  const rows: number[][] = [];
  const truths: number[] = [];
  for (const labelled of sets) {
    const readings = labelled.map(({ facts }) => featuresOf(facts));
    const around = comparisonContext(readings);
    for (const [a, b] of pairsOf(readings, blocksOf(readings))) {
      const evidence = compare(readings[a]!, readings[b]!, around);
      if (evidence.contract_same) continue;
      rows.push([1, ...SIGNALS.map((signal) => evidence[signal] ?? 0)]);
      truths.push(labelled[a]!.truth === labelled[b]!.truth ? 1 : 0);
    }
  }
  const [bias, ...weights] = newton(rows, truths);
  const named = SIGNALS.map(
    (signal, index) =>
      [signal, signal === 'contract_same' ? SAME_CONTRACT : Number(weights[index]!.toFixed(3))] as const,
  );
  return { bias: Number(bias!.toFixed(3)), weights: Object.fromEntries(named) as Fitted['weights'] };
}

function newton(rows: readonly number[][], truths: readonly number[]): number[] {
  const size = rows[0]!.length;
  let beta = Array<number>(size).fill(0);
  for (let round = 0; round < ROUNDS; round++) {
    const gradient = beta.map((value, at) => (at ? -RIDGE * value : 0));
    const hessian = beta.map((_, at) => beta.map((__, other) => (at === other && at ? RIDGE : 1e-9)));
    rows.forEach((row, index) => {
      let sum = 0;
      for (let at = 0; at < size; at++) sum += beta[at]! * row[at]!;
      const p = 1 / (1 + Math.exp(-sum));
      const curve = p * (1 - p);
      for (let at = 0; at < size; at++) {
        const value = row[at]!;
        if (!value) continue;
        gradient[at]! += value * (truths[index]! - p);
        for (let other = 0; other < size; other++) hessian[at]![other]! += curve * value * row[other]!;
      }
    });
    const step = solve(hessian, gradient);
    const largest = Math.max(...step.map(Math.abs));
    const damping = largest > 2 ? 2 / largest : 1;
    beta = beta.map((value, at) => value + damping * step[at]!);
    if (largest < 1e-4) break;
  }
  return beta;
}

/** Gauss's elimination with pivots. */
function solve(matrix: number[][], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at]!]);
  const size = rows.length;
  for (let at = 0; at < size; at++) {
    let pivot = at;
    for (let row = at + 1; row < size; row++)
      if (Math.abs(rows[row]![at]!) > Math.abs(rows[pivot]![at]!)) pivot = row;
    [rows[at], rows[pivot]] = [rows[pivot]!, rows[at]!];
    for (let row = 0; row < size; row++) {
      if (row === at) continue;
      const factor = rows[row]![at]! / rows[at]![at]!;
      for (let column = at; column <= size; column++) rows[row]![column]! -= factor * rows[at]![column]!;
    }
  }
  return rows.map((row, at) => row[size]! / row[at]!);
}
