/** An asset as articles may call it. */
export interface KnownAsset {
  readonly id: number;
  /** By market cap, 1 is the largest; null where no source ranks it. */
  readonly rank: number | null;
  /** Present and former ones. */
  readonly names: readonly string[];
  /** Present and former ones, upper case. */
  readonly symbols: readonly string[];
}

/** Of these, names count by themselves where they are no words. */
export const WELL_KNOWN = 500;
/** An asset that nobody ranks needs more than a word behind its name. */
export const RANKED = 1000;
/** One asset of a name is meant where the next one ranks so many times lower. */
const DOMINANCE = 5;

/** The one that is meant where several are called the same; null where none stands out. */
export function mostProminent(assets: readonly KnownAsset[]): KnownAsset | null {
  const [first, second] = [...assets].sort((a, b) => rankOf(a) - rankOf(b));
  if (!first || !second) return first ?? null;
  return first.rank !== null && first.rank * DOMINANCE <= rankOf(second) ? first : null;
}

export function rankOf({ rank }: KnownAsset): number {
  return rank ?? Infinity;
}
