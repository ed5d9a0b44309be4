/**
 * One row per source, with ages in seconds, null if there is no data yet. Each subquery reads the end of an index. A
 * successful run also confirms the checkpoints of the partitions it skipped as unchanged.
 */
export const SOURCE_AGES = `
  select s.name as source,
    extract(epoch from now() - case when oldest.updated_at is not null
      then greatest(oldest.updated_at, success.at) end)::float as checkpoint,
    extract(epoch from now() - greatest(
      (select max(observed_at) from quotes where source_id = s.id),
      (select least(candle_closed_at("interval", opened_at), ingested_at) from candles where source_id = s.id
       order by opened_at desc limit 1),
      (select max(observed_at) from articles where source_id = s.id)))::float as data,
    extract(epoch from now() - success.at)::float as success
  from sources s
  cross join lateral (
    select min(updated_at) as updated_at from checkpoints where source_id = s.id and gone_run_id is null) oldest
  left join lateral (
    select last_at as at from run_totals where source_id = s.id and status = 'succeeded') success on true`;

/**
 * One row per queue: number of waiting and running jobs, and the age of the oldest job that is ready to start. The
 * states are listed as in pg-boss's partial index, which would not be used otherwise.
 */
export const QUEUES = `
  select q.name as queue,
    count(j.id) filter (where j.state < 'active')::int as waiting,
    count(j.id) filter (where j.state = 'active')::int as active,
    coalesce(extract(epoch from now() - min(j.start_after)
      filter (where j.state < 'active' and j.start_after <= now())), 0)::float as age
  from pgboss.queue q left join pgboss.job j
    on j.name = q.name and j.state in ('created', 'retry', 'active')
  group by q.name`;

/** One row per upstream that has been called: seconds for which it is still blocked, and calls made this month. */
export const UPSTREAMS = `
  select name as upstream,
    greatest(coalesce(extract(epoch from blocked_until - now()), 0), 0)::float as blocked,
    case when month = date_trunc('month', now() at time zone 'UTC')::date then month_calls else 0 end as calls
  from call_budgets`;
