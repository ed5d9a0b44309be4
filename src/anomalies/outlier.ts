/** Minimum number of earlier values needed to judge a new one. */
const MIN_HISTORY = 8;
/** Minimum distance from the median, in multiples of the usual spread, to count as an outlier. */
const THRESHOLD = 5;
/** Ratio of standard deviation to median absolute deviation in a normal distribution. */
const MAD_TO_SIGMA = 1.4826;

interface Baseline {
  /** Number of earlier values. */
  n: number;
  median: number;
  /** 1.4826 times the median absolute deviation, but at least the rule's `floor`. */
  spread: number;
}

export interface Outlier extends Baseline {
  value: number;
  score: number;
}

interface OutlierRule {
  /** The smallest spread to assume, for values that have hardly differed so far. */
  floor: (median: number) => number;
  /** Whether values far below the median count as outliers as well. */
  low?: boolean;
}

/** @throws RangeError if the list is empty */
export function median(values: readonly number[]): number {
  if (!values.length) throw new RangeError('the median of an empty list is undefined');
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/**
 * Compares a value with its history by the median and the median absolute deviation, which a few odd values hardly change.
 * @returns null if the value is normal, if there is too little history, or if more than one earlier value in ten (and
 * more than one in all) was as extreme, which makes it normal
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
