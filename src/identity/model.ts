import { type Calibration, calibrated } from './calibration.js';
import { classOf } from './evidence-class.js';
import { isListedTwice } from './listed-twice.js';
import type { Evidence, Signal } from './signals.js';
import { BIAS, CALIBRATION, WEIGHTS } from './weights.js';

export interface Model {
  bias: number;
  weights: Readonly<Record<Signal, number>>;
  calibration: Calibration;
}

/** The model in use. Cross-validation passes models that were fitted to parts of the data instead. */
export const MODEL: Model = { bias: BIAS, weights: WEIGHTS, calibration: CALIBRATION };

/** Contribution of each signal to the log odds that two listings are the same coin. */
export function logit(evidence: Evidence): number {
  let sum = MODEL.bias;
  for (const signal of Object.keys(evidence) as Signal[]) sum += MODEL.weights[signal] * evidence[signal]!;
  return sum;
}

/**
 * Calibrated probability that two listings are the same coin: true for nine in ten pairs with a confidence of 0.9. See
 * docs/identity.md.
 */
export function confidence(evidence: Evidence): number {
  return 1 / (1 + Math.exp(-calibrated(logit(evidence), classOf(evidence), MODEL.calibration)));
}

/** Minimum confidence to match two listings. */
export const MATCH = 0.89;
/** A match requires one of these signals: a common symbol is never enough, however few coins have it. */
const ENOUGH: readonly Signal[] = [
  'contract_same',
  'contract_shared',
  'contract_elsewhere',
  'seed_same',
  'name_same',
  'name_and_symbol_same',
  'name_core_same',
  'name_core_and_symbol_same',
  'name_part_and_symbol_same',
  'name_likeness',
  'name_is_symbol',
  'former_name_same',
  'id_same',
  'slug_same',
  'slug_and_symbol_same',
  'slug_core_and_symbol_same',
  'slug_is_name',
  'versions_meet',
  'price_agrees',
  'price_near',
];

/** Signals that, unlike names, show which of several versions of a coin is meant. */
const TELLING_VERSIONS: readonly Signal[] = [
  'contract_same',
  'contract_shared',
  'seed_same',
  'versions_meet',
  'id_same',
  'price_agrees',
  'price_near',
];

export function isMatch(evidence: Evidence, sure: number): boolean {
  const has = (signal: Signal) => evidence[signal] !== undefined;
  return (
    sure >= MATCH &&
    !isOtherwiseContradicted(evidence) &&
    ENOUGH.some(has) &&
    (!evidence.siblings || TELLING_VERSIONS.some(has)) &&
    isListedTwice(evidence) !== false
  );
}

/** A price that differs by more than this factor is not the price of the same coin. */
const OTHER_PRICE = Math.log(2);

/**
 * Whether so much contradicts a contract or an entry of the seed map that it may be an error: the price and either the
 * contracts or both name and symbol.
 */
const isOtherwiseContradicted = (evidence: Evidence) => {
  const { contract_conflict, name_unlike, symbol_same, symbol_former_same, price_differs = 0 } = evidence;
  const isNamedOtherwise = name_unlike !== undefined && !(symbol_same ?? symbol_former_same);
  return price_differs > OTHER_PRICE && (contract_conflict !== undefined || isNamedOtherwise);
};

/** Minimum confidence to consider two listings possibly the same coin, and ask an operator. */
export const AMBIGUOUS = 0.15;
/** Minimum lead over the second-best candidate with the same name, in log odds. */
export const MARGIN = 2;
/** Two listings with a confidence below this must not share an asset, whatever links them. */
export const VETO = 0.05;
