/** Below so many earlier values nothing is out of the ordinary. */
const MIN_HISTORY = 8;
/** How many times the usual spread a value must be away from the usual. */
const THRESHOLD = 5;
/** The spread of normally distributed values is so many times the median of their deviations. */
const MAD_TO_SIGMA = 1.4826;

interface Baseline {
  /** Earlier values that it is drawn from. */
  n: number;
  median: number;
  /** 1.4826 times the median deviation, and at least the floor that was given. */
  spread: number;
}

export interface Outlier extends Baseline {
  value: number;
  score: number;
}

interface OutlierRule {
  /** What is taken for the spread where the earlier values hardly differ. */
  floor: (median: number) => number;
  /** Whether values that are too low count, too. */
  low?: boolean;
}

/** @throws RangeError where there are none */
export function median(values: readonly number[]): number {
  if (!values.length) throw new RangeError('there is no median of nothing');
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/**
 * The value against its own history, by median and median absolute deviation, which a few odd values do not move.
 * @returns null where it is as usual, where there is too little history, and where more than one value in ten (more than
 *   one at all) went as far: that is a habit
 */
export function detectOutlier(
  value: number,
  history: readonly number[],
  { floor, low }: OutlierRule,
): Outlier | null {
  if (history.length < MIN_HISTORY) return null;
  const middle = median(history);
  const mad = median(history.map((one) => Math.abs(one - middle)));
  const spread = Math.max(MAD_TO_SIGMA * mad, floor(middle));
  const side = value < middle ? -1 : 1;
  const scoreOf = (one: number) => (side * (one - middle)) / spread;
  const score = scoreOf(value);
  if (score < THRESHOLD || (side < 0 && !low)) return null;
  const asFar = history.filter((one) => scoreOf(one) >= THRESHOLD).length;
  if (asFar > Math.max(1, history.length / 10)) return null;
  return { value, score, n: history.length, median: middle, spread };
}
