/**
 * A row a source: ages in seconds, null where there is nothing yet. Each part is the end of an index. A run that succeeds
 * confirms all checkpoints, those of partitions that it passed over because they had not changed without a write.
 */
export const SOURCE_AGES = `
  select s.name as source,
    extract(epoch from now() - case when oldest.updated_at is not null
      then greatest(oldest.updated_at, success.at) end)::float as checkpoint,
    extract(epoch from now() - greatest(
      (select max(observed_at) from quotes where source_id = s.id),
      (select max(observed_at) from articles where source_id = s.id)))::float as data,
    extract(epoch from now() - success.at)::float as success
  from sources s
  cross join lateral (
    select min(updated_at) as updated_at from checkpoints where source_id = s.id and gone_run_id is null) oldest
  left join lateral (
    select last_at as at from run_totals where source_id = s.id and status = 'succeeded') success on true`;

/**
 * A row a queue: jobs that wait or are worked on, and the age of the oldest that could have been taken by now. The states are
 * named as in the partial index of pg-boss, or all jobs that ended within the hour are read.
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

/** A row an upstream that was ever called: how long it is still to be left alone, and its calls of this month. */
export const UPSTREAMS = `
  select name as upstream,
    greatest(coalesce(extract(epoch from blocked_until - now()), 0), 0)::float as blocked,
    case when month = date_trunc('month', now() at time zone 'UTC')::date then month_calls else 0 end as calls
  from call_budgets`;
