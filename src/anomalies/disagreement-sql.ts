/** Maximum number of changed quotes, candles or articles examined per run. */
const MAX_CHANGED = 5000;
/** Maximum number of earlier versions examined per quote, candle or article. */
const MAX_VERSIONS = 10;

/** SQL for the partition that a raw row came from, which depends on the kind of source. */
const PARTITION_OF = (rawId: string) => `case s.kind
    when 'csv' then (select path from csv_files where id = (${rawId} >> 32)::int)
    else (select partition from raw_row(s.kind, ${rawId})) end`;

/**
 * SQL that finds items about which partitions disagree because they overwrite each other: A wrote the item, then B, and in
 * this run A changed it again. Returns the number of items and one example per pair of partitions. $1 is the run, $2 its
 * source.
 * @param key columns that identify a row
 */
const flips = (table: string, key: readonly string[], name: string) => `
  with r as (select started_at - interval '10 minutes' as since from runs where id = $1),
  touched as materialized (
    select distinct ${key.map((one) => `v.${one}`).join(', ')} from ${table.slice(0, -1)}_versions v, r
    where v.superseded_at >= r.since and v.source_id = $2 limit ${MAX_CHANGED}),
  current as materialized (
    select now.raw_id, ${key.map((one) => `now.${one}`).join(', ')}, ${PARTITION_OF('now.raw_id')} as partition
    from touched join ${table} now using (${key.join(', ')}) join sources s on s.id = $2
    where now.run_id = $1),
  flipped as (
    select current.*, before.partitions[1] as other
    from current join sources s on s.id = $2 cross join lateral (
      select array_agg(${PARTITION_OF('v.raw_id')} order by superseded_at desc, commit_id desc nulls last) as partitions
      from (select * from ${table.slice(0, -1)}_versions v where ${key.map((one) => `v.${one} = current.${one}`).join(' and ')}
        order by superseded_at desc, commit_id desc nulls last limit ${MAX_VERSIONS}) v) before
    where before.partitions[1] <> current.partition and current.partition = any(before.partitions))
  select least(partition, other) as one, greatest(partition, other) as other, count(*)::int as count, min(${name}) as example
  from flipped group by 1, 2 order by count desc, 1, 2 limit 20`;

const LISTING = `(select l.external_id || case l.currency when 'USD' then '' else ' in ' || l.currency end
     from listings l where l.id = flipped.listing_id)`;
const at = (moment: string) =>
  `' at ' || to_char(${moment} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

export const FLIPPED_QUOTES = flips(
  'quotes',
  ['listing_id', 'observed_at'],
  `${LISTING} || ${at('observed_at')}`,
);
export const FLIPPED_CANDLES = flips(
  'candles',
  ['listing_id', '"interval"', 'opened_at'],
  `${LISTING} || ' ' || "interval" || ${at('opened_at')}`,
);
export const FLIPPED_ARTICLES = flips(
  'articles',
  ['id'],
  '(select a.external_id from articles a where a.id = flipped.id)',
);
