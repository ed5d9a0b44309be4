/**
 * Evidence for (+) or against (-) two listings being the same coin, weighted by the model. A weight never has the
 * opposite sign, so that more supporting evidence never lowers the confidence.
 */
const SIGNS = {
  contract_same: '+',
  contract_shared: '+',
  contract_repeated: '+',
  contract_mixed: '-',
  contract_elsewhere: '+',
  contract_conflict: '-',
  contract_of_another: '-',
  seed_same: '+',
  seed_differs: '-',
  name_and_symbol_same: '+',
  name_same: '+',
  name_core_and_symbol_same: '+',
  name_core_same: '+',
  name_part_and_symbol_same: '+',
  name_likeness: '+',
  name_unlike: '-',
  fillers_differ: '-',
  chain_differs: '-',
  name_missing: '-',
  name_is_symbol: '+',
  former_name_same: '+',
  symbol_same: '+',
  symbol_former_same: '+',
  symbol_near: '+',
  symbol_alone: '+',
  symbol_shared: '-',
  symbol_dominant: '+',
  id_same: '+',
  slug_and_symbol_same: '+',
  slug_core_and_symbol_same: '+',
  slug_is_name: '+',
  slug_same: '+',
  listed_twice: '-',
  ranked_twice: '-',
  successor: '+',
  unproven: '-',
  id_elsewhere: '-',
  closer_elsewhere: '-',
  closer_by_id: '-',
  form_differs: '-',
  qualifiers_differ: '-',
  qualifiers_unsaid: '-',
  stage_differs: '-',
  siblings: '-',
  versions_crossed: '-',
  versions_meet: '+',
  namesakes: '-',
  namesakes_lesser: '-',
  price_agrees: '+',
  price_agrees_repeatedly: '+',
  price_near: '+',
  price_differs: '-',
  cap_agrees: '+',
  cap_differs: '-',
  rank_differs: '-',
} as const;

export type Signal = keyof typeof SIGNS;
export const SIGNALS = Object.keys(SIGNS) as readonly Signal[];
/** Strength of each signal that is present. */
export type Evidence = Partial<Record<Signal, number>>;

export const isFor = (signal: Signal): boolean => SIGNS[signal] === '+';
