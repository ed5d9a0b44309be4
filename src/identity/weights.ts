import type { Signal } from './evidence.js';

/** Fitted by `make identity FIT=1` on the training part of the labelled set; docs/identity.md says how. */
export const BIAS = -2.063;

export const WEIGHTS: Readonly<Record<Signal, number>> = {
  contract_same: 14,
  contract_elsewhere: 1.953,
  contract_conflict: -1.657,
  name_same: -0.198,
  name_and_symbol_same: 6.982,
  name_core_same: -0.313,
  name_core_and_symbol_same: 5.296,
  name_likeness: -0.985,
  name_unlike: -1.739,
  name_missing: 4.173,
  name_is_symbol: 4.815,
  former_name_same: 6.315,
  symbol_same: -0.914,
  symbol_former_same: -1.603,
  id_same: 4.247,
  slug_same: 4.165,
  id_elsewhere: -4.346,
  qualifiers_differ: -1.349,
  qualifiers_unsaid: -0.273,
  namesakes: -4.593,
  namesakes_by_symbol: -1.625,
  price_agrees: 4.046,
  price_agrees_repeatedly: 1.326,
  price_differs: -3.215,
  cap_agrees: 2.733,
  cap_differs: -1.907,
  rank_differs: -1.464,
};
