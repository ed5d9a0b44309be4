import type { Signal } from './evidence.js';

/** Fitted by `make identity FIT=1` on the training part of the labelled set; docs/identity.md says how. */
export const BIAS = -2.004;

export const WEIGHTS: Readonly<Record<Signal, number>> = {
  contract_same: 14,
  contract_elsewhere: 1.956,
  contract_conflict: -1.653,
  name_same: -0.248,
  name_and_symbol_same: 6.985,
  name_core_same: -0.364,
  name_core_and_symbol_same: 5.299,
  name_likeness: -0.973,
  name_unlike: -1.737,
  name_missing: 4.179,
  name_is_symbol: 4.867,
  former_name_same: 6.298,
  symbol_same: -0.976,
  symbol_former_same: -1.647,
  id_same: 4.247,
  slug_same: 4.148,
  id_elsewhere: -4.406,
  qualifiers_differ: -1.356,
  qualifiers_unsaid: -0.276,
  namesakes: -4.589,
  namesakes_by_symbol: -1.624,
  price_agrees: 4.033,
  price_agrees_repeatedly: 1.334,
  price_differs: -3.207,
  cap_agrees: 2.73,
  cap_differs: -1.903,
  rank_differs: -1.463,
};
