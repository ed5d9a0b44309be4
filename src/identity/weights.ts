import type { Signal } from './evidence.js';

/** Fitted by `make identity FIT=1` on the training part of the labelled set; docs/identity.md says how. */
export const BIAS = -4.371;

export const WEIGHTS: Readonly<Record<Signal, number>> = {
  contract_same: 6.847,
  contract_elsewhere: 0.876,
  contract_conflict: -1.931,
  name_same: 1.795,
  name_and_symbol_same: 6.376,
  name_core_same: 3.886,
  name_likeness: -1.297,
  name_unlike: -1.806,
  name_missing: 4.601,
  name_is_symbol: 5.176,
  former_name_same: 4.706,
  symbol_same: 1.513,
  symbol_former_same: 2.172,
  id_same: 3.521,
  slug_same: 4.686,
  id_elsewhere: -4.813,
  qualifiers_differ: -0.856,
  qualifiers_unsaid: 0.395,
  namesakes: -2.427,
  price_agrees: 3.979,
  price_agrees_repeatedly: 1.224,
  price_differs: -3.518,
  cap_agrees: 2.395,
  cap_differs: -1.743,
  rank_differs: -2.214,
};
