import type { Evidence, Signal } from './evidence.js';
import { BIAS, WEIGHTS } from './weights.js';

/** Logits: how much each signal adds to or takes from the odds that two listings are one coin. */
export function logit(evidence: Evidence): number {
  let sum = BIAS;
  for (const [signal, strength] of Object.entries(evidence) as [Signal, number][])
    sum += WEIGHTS[signal] * strength;
  return sum;
}

/** From 0 to 1: of pairs with a confidence of 0.9, nine of ten are one coin (docs/identity.md says how that is known). */
export function confidence(evidence: Evidence): number {
  return 1 / (1 + Math.exp(-logit(evidence)));
}

/** From here on two listings are taken for one coin. */
export const MATCH = 0.89;
/** A symbol is never enough, however few share it: one of these must speak for it. */
const ENOUGH: readonly Signal[] = [
  'contract_same',
  'contract_elsewhere',
  'name_same',
  'name_and_symbol_same',
  'name_core_same',
  'name_core_and_symbol_same',
  'name_is_symbol',
  'former_name_same',
  'id_same',
  'slug_same',
  'price_agrees',
];

export function matches(evidence: Evidence, sure: number): boolean {
  return sure >= MATCH && ENOUGH.some((signal) => evidence[signal]);
}

/** From here on they may be, and nobody should make two assets of them without asking. */
export const AMBIGUOUS = 0.15;
/** How much surer one of two namesakes must be than the other, in logits. */
export const MARGIN = 2;
/** What is below speaks against putting two listings into one asset, whatever lies between them. */
export const VETO = 0.05;
