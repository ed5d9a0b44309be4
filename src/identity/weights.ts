import type { Signal } from './signals.js';

/**
 * Fitted by `make identity FIT=1` on 2026-11-27, to half of the coins of 2022 in test/identity/fixtures and to
 * 12000 made-up ones. How well they do on the other half stands in docs/identity.md.
 */
export const BIAS = -3.582;

export const WEIGHTS: Readonly<Record<Signal, number>> = {
  contract_same: 8.119,
  contract_shared: 0,
  contract_elsewhere: 1.131,
  contract_conflict: -6.619,
  name_and_symbol_same: 2.535,
  name_same: 0.494,
  name_core_and_symbol_same: 0,
  name_core_same: 0,
  name_part_and_symbol_same: 0.768,
  name_likeness: 0,
  name_unlike: -1.246,
  name_missing: 0,
  name_is_symbol: 0,
  former_name_same: 3.715,
  symbol_same: 3.761,
  symbol_former_same: 2.68,
  symbol_near: 3.36,
  symbol_alone: 3.446,
  symbol_shared: -1.025,
  symbol_dominant: 1.285,
  id_same: 2.732,
  slug_and_symbol_same: 2.554,
  slug_core_and_symbol_same: 1.413,
  slug_is_name: 1.092,
  slug_same: 1.514,
  id_elsewhere: -2.975,
  closer_elsewhere: -4.083,
  closer_by_id: -2.106,
  form_differs: -6.544,
  qualifiers_differ: -3.151,
  qualifiers_unsaid: -2.261,
  stage_differs: -0.01,
  siblings: -2.644,
  namesakes: -3.344,
  namesakes_lesser: -6.167,
  price_agrees: 3.304,
  price_agrees_repeatedly: 3.654,
  price_near: 6.958,
  price_differs: -4.519,
  cap_agrees: 2.5,
  cap_differs: -1.143,
  rank_differs: -2.006,
};
