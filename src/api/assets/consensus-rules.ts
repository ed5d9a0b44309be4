/** Up to this age in seconds, a price has a weight of 1; the weight of older prices is inversely proportional to their age. */
export const CURRENT_SECONDS = 900;

/** A price is an outlier if it is further from the median than this many scaled median absolute deviations (MAD × 1.4826) … */
export const OUTLIER_DEVIATIONS = 5;

/** … and further than this percentage, which grows with the square root of the price's age, because prices drift. */
export const OUTLIER_PERCENT = 2;

/** A consensus is disputed if counted prices differ by more than this percentage. */
const DISPUTED_PERCENT = 5;

/** There is no consensus if two prices differ by more than this factor: one of them is for a different coin or unit … */
export const IRRECONCILABLE_FACTOR = 5;

/** … and, for more than two prices, if none of them is within this factor of the median. */
const NEAR_MIDDLE = 1.6;

/** The rules of the consensus as SQL expressions, shared with the statement that computes it for all coins at once. */
export const CONSENSUS_RULES = {
  /** The age of a price in seconds; `staleAfter` is the age from which its source's prices are stale. */
  age: (at: string) => `greatest(extract(epoch from ${at} - observed_at), 0)`,
  staleAfter: (staleAfter: string) => `coalesce((${staleAfter}->>source)::numeric, ${CURRENT_SECONDS})`,
  fresh: `price is not null and age <= stale_after`,
  weight: `round(${CURRENT_SECONDS} / greatest(age, ${CURRENT_SECONDS}), 6)`,
  tolerance: `${OUTLIER_PERCENT} * sqrt(greatest(age, ${CURRENT_SECONDS}) / ${CURRENT_SECONDS})`,
  /** Scales a median absolute deviation so that it is comparable to a standard deviation. */
  scaled: (distance: string) => `${distance} * 1.4826`,
  /** `pct` is null if the middle is 0, from which any other price is infinitely far. */
  status: `case when price is null then 'no_price' when not fresh then 'stale'
      when n >= 3 and off > ${OUTLIER_DEVIATIONS} * deviation and coalesce(abs(pct) > tolerance, true) then 'outlier'
      else 'counted' end`,
  /**
   * Whether `n` counted prices, ranging from `low` to `high`, have no consensus. `isNear` says whether any price is
   * within a factor of the median.
   */
  irreconcilable: (isNear: (factor: number) => string) =>
    `high > ${IRRECONCILABLE_FACTOR} * low and (n = 2 or not ${isNear(NEAR_MIDDLE)})`,
  state: `case n when 0 then 'none' when 1 then 'single' else
      case when coalesce(pct > ${DISPUTED_PERCENT}, high > low) then 'disputed' else 'agreed' end end`,
};
