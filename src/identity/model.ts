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

/** Cross-validation replaces it by models fitted to parts of the data. */
export const MODEL: Model = { bias: BIAS, weights: WEIGHTS, calibration: CALIBRATION };

/** Contribution of each signal to the log odds that two listings are the same coin. */
export function logit(evidence: Evidence): number {
  let sum = MODEL.bias;
  for (const [signal, strength] of Object.entries(evidence) as [Signal, number][])
    sum += MODEL.weights[signal] * strength;
  return sum;
}

/**
 * From 0 to 1. Nine in ten pairs with a confidence of 0.9 are the same coin (docs/identity.md explains the calibration).
 */
export function confidence(evidence: Evidence): number {
  return 1 / (1 + Math.exp(-calibrated(logit(evidence), classOf(evidence), MODEL.calibration)));
}

/** Minimum confidence to match two listings. */
export const MATCH = 0.89;
/** A symbol is never enough, however few share it: one of these signals is required as well. */
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

/** Names do not tell which of several versions of a coin is meant; one of these signals does. */
const TELLING_VERSIONS: readonly Signal[] = [
  'contract_same',
  'contract_shared',
  'seed_same',
  'versions_meet',
  'id_same',
  'price_agrees',
  'price_near',
];

export function matches(evidence: Evidence, sure: number): boolean {
  const has = (signal: Signal) => evidence[signal] !== undefined;
  return (
    sure >= MATCH &&
    ENOUGH.some(has) &&
    (!evidence.siblings || TELLING_VERSIONS.some(has)) &&
    isListedTwice(evidence) !== false
  );
}

/** Minimum confidence to consider two listings possibly the same coin, and ask an operator. */
export const AMBIGUOUS = 0.15;
/** Minimum lead over a second candidate with the same name, in logits. */
export const MARGIN = 2;
/** Below this, two listings must not share an asset, whatever links them. */
export const VETO = 0.05;
