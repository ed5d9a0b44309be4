import type { Signal } from './evidence.js';

/** Fitted by `make identity FIT=1` on the training part of the labelled set; docs/identity.md says how. */
export const BIAS = -4.342;

export const WEIGHTS: Readonly<Record<Signal, number>> = {
  contract_same: 6.804,
  contract_elsewhere: 0.872,
  contract_conflict: -1.936,
  name_same: 1.779,
  name_and_symbol_same: 6.337,
  name_core_same: 3.849,
  name_likeness: -1.366,
  name_unlike: -1.782,
  name_missing: 4.562,
  name_is_symbol: 5.139,
  former_name_same: 4.689,
  symbol_same: 1.521,
  symbol_former_same: 2.159,
  id_same: 3.52,
  slug_same: 4.623,
  id_elsewhere: -4.814,
  qualifiers_differ: -0.882,
  qualifiers_unsaid: 0.396,
  namesakes: -2.425,
  price_agrees: 4.005,
  price_agrees_repeatedly: 1.2,
  price_differs: -3.508,
  cap_agrees: 2.482,
  cap_differs: -1.733,
  rank_differs: -2.179,
};
