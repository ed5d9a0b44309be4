import {
  CONSENSUS_RULES,
  IRRECONCILABLE_FACTOR,
  OUTLIER_DEVIATIONS,
  OUTLIER_PERCENT,
} from './consensus-rules.js';

/** Sources are compared within slots of this length. */
const SLOT = `interval '15 minutes'`;
/** Where slots and the parts of buckets begin to be counted: midnight in UTC. */
const MIDNIGHT = `timestamptz '2000-01-01 00:00:00Z'`;
const slotOf = (at: string) => `date_bin(${SLOT}, ${at}, ${MIDNIGHT})`;
const BUCKET = 'make_interval(secs => $5)';

/**
 * How far a price may lie beyond those of the other sources, which all lie between `others_low` and `others_high`.
 * For three sources with one price each, this is the rule of the consensus.
 */
const tolerance = (nearest: string) =>
  `greatest(${OUTLIER_PERCENT / 100} * ${nearest}, ${OUTLIER_DEVIATIONS} * ${CONSENSUS_RULES.scaled('(others_high - others_low)')})`;

/**
 * CTEs that make the buckets of quotes, without the slots in which a source's prices are outliers: `bucket`, the
 * `outlier` slots and, by bucket, the `left_out` sources. They need `listing` (id, source_id), and $3 since, $4 until,
 * $5 seconds per bucket.
 */
export const QUOTE_BUCKETS = `part as materialized (
    select date_bin(least(${BUCKET}, ${SLOT}), q.observed_at, ${MIDNIGHT}) as at, listing.source_id, count(*) as count,
      max(q.price) as high, min(q.price) as low, sum(q.price) as total, min(q.observed_at) as first_at,
      max(q.observed_at) as last_at
    from listing join quotes q on q.listing_id = listing.id
    where q.observed_at >= ${slotOf('$3::timestamptz')} and q.price is not null
      and q.observed_at < ${slotOf("$4::timestamptz - interval '1 microsecond'")} + ${SLOT}
    group by 1, 2
  ), reach as (
    select ${slotOf('at')} as slot, source_id, min(low) as low, max(high) as high from part group by 1, 2
  ), compared as (
    select *, count(*) over others as others, min(low) over others as others_low, max(high) over others as others_high
    from reach window others as (partition by slot rows between unbounded preceding and unbounded following exclude current row)
  ), outlier as materialized (
    select slot, source_id from compared where others >= 2
      and (high - others_high > ${tolerance('others_high')} or others_low - low > ${tolerance('others_low')})
  ), bucket as materialized (
    select date_bin(${BUCKET}, part.at, $3) as at, sum(count)::bigint as count, max(high) as high, min(low) as low,
      sum(total) / sum(count) as mean, min(first_at) as first_at, max(last_at) as last_at
    from part where (${slotOf('part.at')}, source_id) not in (select slot, source_id from outlier)
    group by 1
  ), left_out as materialized (
    select date_bin(${BUCKET}, part.at, $3) as at, json_agg(distinct s.name order by s.name) as sources
    from outlier o join part on ${slotOf('part.at')} = o.slot and part.source_id = o.source_id
      join sources s on s.id = o.source_id
    group by 1
  )`;

/**
 * A query for the buckets with a slot in which counted sources are so far apart that one of them must be a different coin.
 * Their mean would be the price of neither.
 */
export const IRRECONCILABLE_QUOTES = `select date_bin(${BUCKET}, part.at, $3) as at from part
    where ${slotOf('part.at')} in (
      select slot from reach where (slot, source_id) not in (select slot, source_id from outlier)
      group by slot having max(low) > ${IRRECONCILABLE_FACTOR} * min(high))`;

/** Whether the price of a listing at a moment counts. */
export const isCountedSql = (sourceId: string, at: string) =>
  `(${slotOf(at)}, ${sourceId}) not in (select slot, source_id from outlier)`;
