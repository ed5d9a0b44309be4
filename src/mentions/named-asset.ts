/** An asset and the names that articles may use for it. */
export interface NamedAsset {
  readonly id: number;
  /** By market cap: 1 is the largest; null if no source ranks it. */
  readonly rank: number | null;
  /** Present and former ones. */
  readonly names: readonly string[];
  /** Present and former ones, upper case. */
  readonly symbols: readonly string[];
}

/** Up to this rank a name that is not a word counts by itself. */
export const MAX_RANK_OF_NAME_ALONE = 500;
/** Beyond this rank an asset needs more than a word of the trade after its name. */
export const MAX_RANK_OF_NAME_IN_TRADE = 1000;
/** Up to this rank, a symbol that is not a word counts by itself. */
export const MAX_RANK_OF_SYMBOL_ALONE = 20;
/** Up to this rank a symbol counts in a context. */
export const MAX_RANK_OF_SYMBOL_IN_CONTEXT = 200;
/** If several assets share a name, it refers to the first if the second ranks this many times lower. */
const DOMINANCE = 5;

/** The asset that a shared name or symbol refers to; null if none stands out. */
export function mostProminent(assets: readonly NamedAsset[]): NamedAsset | null {
  const [first, second] = [...assets].sort((a, b) => rankOf(a) - rankOf(b));
  if (!first || !second) return first ?? null;
  return first.rank !== null && first.rank * DOMINANCE <= rankOf(second) ? first : null;
}

export function rankOf({ rank }: NamedAsset): number {
  return rank ?? Infinity;
}
