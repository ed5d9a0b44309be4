import type { Calibration, Curve } from '../../src/identity/calibration.js';
import { blocksOf, pairsOf } from '../../src/identity/blocks.js';
import { comparisonContext } from '../../src/identity/comparison-context.js';
import { collectEvidence } from '../../src/identity/evidence.js';
import { classOf, EVIDENCE_CLASSES, type EvidenceClass } from '../../src/identity/evidence-class.js';
import { featuresOf } from '../../src/identity/features.js';
import { isListedTwice } from '../../src/identity/listed-twice.js';
import { type Evidence, isFor, type Signal, SIGNALS } from '../../src/identity/signals.js';
import { type Counted, isKnown, type Labelled } from './labelled.js';
import { seedMapOf } from './seeded.js';

export interface Fitted {
  bias: number;
  weights: Record<Signal, number>;
}

/** Sets that are learned from together and count as much as other parts, however many pairs they have. */
export interface Part {
  sets: readonly (readonly Labelled[])[];
  counted?: Counted;
  share: number;
}

const ROUNDS = 40;
const SWEEPS = 30;
/** Keeps weights finite where a signal never errs in the training part: as if each had been wrong once in a while. */
const RIDGE = 0.02;
/** All parts together weigh as much as this many pairs. */
const PAIRS = 60_000;

/** Pairs with the same evidence, by the positions of the signals. */
export interface Row {
  places: readonly number[];
  strengths: readonly number[];
  weight: number;
  same: number;
}

/**
 * Logistic regression on all pairs that share a block, in which the weight of a signal never has the wrong sign: Newton's
 * method, each of its steps by coordinate descent within the bounds.
 */
export function fit(rows: readonly Row[]): Fitted {
  const [bias, ...weights] = newton(rows);
  return {
    bias: rounded(bias!),
    weights: Object.fromEntries(
      SIGNALS.map((signal, index) => [signal, rounded(weights[index]!)] as const),
    ) as Fitted['weights'],
  };
}

/** Pairs of similar raw log odds: how many there are, and how many are one coin. */
export interface Block {
  of: EvidenceClass;
  low: number;
  high: number;
  pairs: number;
  same: number;
}

/**
 * With fewer pairs, a point would be random: each coin is in a dozen sets, so this number of pairs comes from about
 * twelve coins.
 */
const LEAST = 150;
/** Pairs of one block keep their order. */
const SLOPE = 0.01;

/** How often pairs of raw log odds are the same coin, according to a model that was fitted to other pairs. */
export function judge(parts: readonly Omit<Part, 'share'>[], { bias, weights }: Fitted): Block[] {
  return parts
    .flatMap((part) => rowsOf({ ...part, share: null }))
    .flatMap(({ places, strengths, weight, same }): Block[] => {
      const signals = places.map((place) => SIGNALS[place - 1]);
      const terms = signals.map((signal, index) => (signal ? weights[signal] * strengths[index]! : bias));
      const raw = terms.reduce((sum, term) => sum + term, 0);
      const evidence: Evidence = {};
      signals.forEach((signal, index) => signal && (evidence[signal] = strengths[index]!));
      // The resolver ignores these pairs, whatever their confidence.
      if (evidence.listed_twice && !isListedTwice(evidence)) return [];
      return [{ of: classOf(evidence), low: raw, high: raw, pairs: weight, same }];
    });
}

/** A curve for each class of evidence. */
export function calibrate(judged: readonly Block[]): Calibration {
  const curves = EVIDENCE_CLASSES.map((one) => [one, curveOf(judged.filter(({ of }) => of === one))]);
  return Object.fromEntries(curves) as Calibration;
}

/**
 * Isotonic regression: by how much the log odds err, as points between which to interpolate. Pairs of each part count
 * as often as they occur.
 */
function curveOf(judged: readonly Block[]): Curve {
  const blocks = judged.toSorted((a, b) => a.low - b.low);
  const pooled: Block[] = [];
  for (const block of binned(blocks)) {
    let last = block;
    for (let before = pooled.at(-1); before && share(before) >= share(last); before = pooled.at(-1)) {
      pooled.pop();
      last = pool(before, last);
    }
    pooled.push(last);
  }
  let least = -Infinity;
  return pooled.flatMap(({ low, high, pairs, same }) => {
    const actual = Math.max(least, Math.log((same + 0.5) / (pairs - same + 0.5)));
    least = actual + 2 * SLOPE;
    const at = (raw: number, by: number) => [rounded(raw), rounded(actual + by)] as const;
    return high > low ? [at(low, -SLOPE), at(high, SLOPE)] : [at(low, 0)];
  });
}

const share = ({ same, pairs }: Block) => same / pairs;

function binned(blocks: readonly Block[]): Block[] {
  const bins: Block[] = [];
  for (const block of blocks) {
    const last = bins.at(-1);
    if (last && (last.pairs < LEAST || last.high === block.low)) bins[bins.length - 1] = pool(last, block);
    else bins.push(block);
  }
  return bins;
}

const pool = (one: Block, other: Block): Block => ({
  ...one,
  high: other.high,
  pairs: one.pairs + other.pairs,
  same: one.same + other.same,
});

const rounded = (value: number) => Number(value.toFixed(3)) + 0;

export function rowsOf({
  sets,
  counted = isKnown,
  share,
}: Omit<Part, 'share'> & { share: number | null }): Row[] {
  const rows = new Map<string, Row>();
  let pairs = 0;
  for (const { key, places, strengths, truth } of sets.flatMap(pairsIn)) {
    if (!counted(...truth)) continue;
    pairs++;
    const row = rows.get(key) ?? { places, strengths, weight: 0, same: 0 };
    row.weight++;
    if (truth[0] === truth[1]) row.same++;
    rows.set(key, row);
  }
  const scale = share === null ? 1 : (share * PAIRS) / pairs;
  return [...rows.values()].map((row) => ({ ...row, weight: row.weight * scale, same: row.same * scale }));
}

interface Pair extends Pick<Row, 'places' | 'strengths'> {
  /** Equal for equal evidence. */
  key: string;
  truth: readonly [string | null, string | null];
}

const known = new WeakMap<readonly Labelled[], readonly Pair[]>();

/** The evidence does not depend on the model, so it is only collected once. */
function pairsIn(labelled: readonly Labelled[]): readonly Pair[] {
  const before = known.get(labelled);
  if (before) return before;
  const features = labelled.map(({ facts }) => featuresOf(facts));
  const around = comparisonContext(features, seedMapOf(labelled));
  const pairs: Pair[] = [];
  for (const [a, b] of pairsOf(features, blocksOf(features))) {
    const truth = [labelled[a]!.truth, labelled[b]!.truth] as const;
    if (!isKnown(...truth)) continue;
    const evidence = collectEvidence(features[a]!, features[b]!, around);
    const signals = Object.keys(evidence) as Signal[];
    pairs.push({
      key: JSON.stringify(evidence),
      places: [0, ...signals.map((signal) => 1 + SIGNALS.indexOf(signal))],
      strengths: [1, ...signals.map((signal) => evidence[signal]!)],
      truth,
    });
  }
  known.set(labelled, pairs);
  return pairs;
}

function newton(rows: readonly Row[]): number[] {
  const size = SIGNALS.length + 1;
  const beta = Array<number>(size).fill(0);
  for (let round = 0; round < ROUNDS; round++) {
    const gradient = beta.map((value, at) => (at ? -RIDGE * value : 0));
    const hessian = beta.map((_, at) => beta.map((__, other) => (at === other && at ? RIDGE : 0)));
    for (const { places, strengths, weight, same } of rows) {
      let sum = 0;
      places.forEach((place, index) => (sum += beta[place]! * strengths[index]!));
      const p = 1 / (1 + Math.exp(-sum));
      const curve = weight * p * (1 - p);
      places.forEach((place, index) => {
        gradient[place]! += strengths[index]! * (same - weight * p);
        places.forEach(
          (other, at) => (hessian[place]![other]! += curve * strengths[index]! * strengths[at]!),
        );
      });
    }
    const step = boundedStep(beta, gradient, hessian);
    const largest = Math.max(...step.map(Math.abs));
    const damping = largest > 2 ? 2 / largest : 1;
    step.forEach((value, at) => (beta[at]! += damping * value));
    if (largest < 1e-3) break;
  }
  return beta;
}

/** Minimises the quadratic model of the loss, one weight after the other, within the signs. */
function boundedStep(
  beta: readonly number[],
  gradient: readonly number[],
  hessian: readonly (readonly number[])[],
): number[] {
  const step = beta.map(() => 0);
  for (let sweep = 0; sweep < SWEEPS; sweep++)
    for (let at = 0; at < beta.length; at++) {
      const curve = hessian[at]![at]!;
      if (!curve) continue;
      let slope = gradient[at]!;
      for (let other = 0; other < beta.length; other++)
        if (other !== at) slope -= hessian[at]![other]! * step[other]!;
      const target = beta[at]! + slope / curve;
      step[at] = (at ? bounded(SIGNALS[at - 1]!, target) : target) - beta[at]!;
    }
  return step;
}

const bounded = (signal: Signal, weight: number) =>
  isFor(signal) ? Math.max(0, weight) : Math.min(0, weight);
