export const LIST_PRICE_RULES = `select p.id, p.webhook_id as "webhookId", coalesce(living.slug, a.slug) as slug, p.currency, p.direction, p.threshold,
    p.change_pct as "changePct", p.window_seconds as "windowSeconds", p.hysteresis_pct as "hysteresisPct",
    p.is_armed as "isArmed", p.price, p.observed_change_pct as "observedChangePct", p.evaluated_at as "evaluatedAt",
    p.crossed_at as "crossedAt"
  from webhook_prices p join assets a on a.id = p.asset_id left join assets living on living.id = a.merged_into`;

/** The change of a price in percent, if the rule is about a change. */
const changeSql = (price: string, before: string): string =>
  `case when change_pct is not null then (${price}::numeric - ${before}::numeric) * 100 / nullif(${before}::numeric, 0) end`;

/**
 * $1 rule, $2 price, $3 price at the beginning of the window, $4 time, $5 asset, $6 window in words, and the lowest and the
 * highest price that sources report if they dispute it: $7 and $8 now, $9 and $10 at the beginning of the window.
 */
export const EVALUATE_PRICE_RULES = `
  with measured as (
    select p.*, direction = 'up' as is_up, ${changeSql('$2', '$3')} as change, ${changeSql('$7', '$10')} as least_change,
      ${changeSql('$8', '$9')} as greatest_change
    from webhook_prices p where id = $1 and (evaluated_at is null or evaluated_at < $4)
  ), compared as (
    select *, case when change_pct is null then $7::numeric else least_change end as least,
      case when change_pct is null then $8::numeric else greatest_change end as greatest,
      coalesce(threshold, case direction when 'up' then change_pct else -change_pct end) as mark,
      case when change_pct is null then threshold * hysteresis_pct / 100 else hysteresis_pct end as band
    from measured
  ), judged as (
    select id, change, case when is_up then least >= mark else greatest <= mark end as is_beyond,
      case when is_up then greatest < mark - band else least > mark + band end as is_back
    from compared where least is not null and greatest is not null
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
