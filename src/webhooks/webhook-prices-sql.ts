export const LIST_PRICE_RULES = `select p.id, p.webhook_id as "webhookId", coalesce(living.slug, a.slug) as slug, p.currency, p.direction, p.threshold,
    p.change_pct as "changePct", p.window_seconds as "windowSeconds", p.hysteresis_pct as "hysteresisPct",
    p.is_armed as "isArmed", p.price, p.observed_change_pct as "observedChangePct", p.evaluated_at as "evaluatedAt",
    p.crossed_at as "crossedAt"
  from webhook_prices p join assets a on a.id = p.asset_id left join assets living on living.id = a.merged_into`;

export const EVALUATE_PRICE_RULES = `
  with measured as (
    select p.*, case when change_pct is not null then ($2::numeric - $3::numeric) * 100 / nullif($3::numeric, 0) end as change
    from webhook_prices p where id = $1 and (evaluated_at is null or evaluated_at < $4)
  ), compared as (
    select *, case when change_pct is null then $2::numeric else change end as value,
      coalesce(threshold, case direction when 'up' then change_pct else -change_pct end) as mark,
      case when change_pct is null then threshold * hysteresis_pct / 100 else hysteresis_pct end as band
    from measured
  ), judged as (
    select id, change, case direction when 'up' then value >= mark else value <= mark end as is_beyond,
      case direction when 'up' then value < mark - band else value > mark + band end as is_back
    from compared where value is not null
  ), evaluated as (
    update webhook_prices p set price = $2, observed_change_pct = round(j.change, 6), evaluated_at = $4,
      is_armed = case when is_beyond then false when is_back or p.is_armed is null then true else p.is_armed end,
      crossed_at = case when is_beyond and p.is_armed then $4 else p.crossed_at end
    from judged j where p.id = j.id and (p.evaluated_at is null or p.evaluated_at < $4)
    returning p.*, old.is_armed and not new.is_armed as crossed
  ), recorded as (
    insert into webhook_outbox (type, webhook_id, data)
    select 'price.crossed', webhook_id, json_build_object('asset', $5::json, 'currency', currency, 'direction', direction,
      'price', price, 'threshold', threshold, 'change_pct', observed_change_pct, 'limit_pct', change_pct, 'window', $6::text,
      'price_before', $3::numeric, 'hysteresis_pct', hysteresis_pct, 'observed_at', webhook_moment(evaluated_at))
    from evaluated where crossed
  )
  select coalesce(bool_or(crossed), false) as crossed from evaluated`;
