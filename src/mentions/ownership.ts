import type { Token } from './tokens.js';

/** Words that, before a symbol, show that it is owned. */
const DEALS =
  /^(buy|bought|buying|sell|sold|selling|send|sent|sending|stake|staked|staking|unstake|unstaked|unstaking|swap|swapped|much)$/;
const PORTION = /^(my|all|some|more|any|the|of|last|first|remaining|entire)$/;

/** Whether somebody owns or trades it: `buy XMR`, `of all ETH`, `sold all my ADA`. */
export function followsOwnershipOrTradeVerb(tokens: readonly Token[], index: number): boolean {
  return (
    followsTradeVerb(tokens, index) || /^(my|of|hold|holding|hodl|holds)$/.test(verbBefore(tokens, index))
  );
}

export function followsTradeVerb(tokens: readonly Token[], index: number): boolean {
  return DEALS.test(verbBefore(tokens, index));
}

/** The word before a symbol, skipping `all`, `some of my` and the like. */
function verbBefore(tokens: readonly Token[], index: number): string {
  let at = index - 1;
  while (at > 0 && PORTION.test(tokens[at]!.lower) && index - at < 4) at--;
  return tokens[at]?.lower ?? '';
}
