import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { assetOf } from '../identity/asset-sql.js';
import type { NewPriceRule, StoredPriceRule } from './price-rule.js';

/** An asset's current price, and its price at the beginning of a rule's window. Decimals are text. */
export interface WatchedPrices {
  at: Date;
  price: string;
  priceBefore: string | null;
  /** The asset as JSON text. */
  asset: string;
}

const LIST = `select p.id, p.webhook_id as "webhookId", coalesce(living.slug, a.slug) as slug, p.currency, p.direction, p.threshold,
    p.change_pct as "changePct", p.window_seconds as "windowSeconds", p.hysteresis_pct as "hysteresisPct",
    p.is_armed as "isArmed", p.price, p.observed_change_pct as "observedChangePct", p.evaluated_at as "evaluatedAt",
    p.crossed_at as "crossedAt"
  from webhook_prices p join assets a on a.id = p.asset_id left join assets living on living.id = a.merged_into`;

@Injectable()
export class WebhookPricesRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** @returns false if the asset does not exist */
  async add(tx: EntityManager, webhookId: string, rule: NewPriceRule): Promise<boolean> {
    const { asset, currency, direction, threshold, changePct, windowSeconds, hysteresisPct } = rule;
    const rows = await tx.query<unknown[]>(
      `insert into webhook_prices (webhook_id, asset_id, currency, direction, threshold, change_pct, window_seconds, hysteresis_pct)
       select $1, asset_id, $3, $4, $5::numeric, $6::numeric, $7, coalesce($8::numeric, trim_scale($6::numeric / 5), 1)
       from (select ${assetOf('$2::text')} as asset_id) named where asset_id is not null returning id`,
      [
        ...[webhookId, asset.toLowerCase(), currency, direction, threshold, changePct, windowSeconds],
        hysteresisPct,
      ],
    );
    return rows.length > 0;
  }

  /** Id of the webhook's newest rule. */
  async newest(tx: EntityManager, webhookId: string): Promise<string> {
    const [{ id }] = await tx.query<[{ id: string }]>(
      'select coalesce(max(id), 0) as id from webhook_prices where webhook_id = $1',
      [webhookId],
    );
    return id;
  }

  /** Removes a webhook's rules up to the id `last`. Newer rules that are identical take over their state. */
  async replaceUpTo(tx: EntityManager, webhookId: string, last: string): Promise<void> {
    await tx.query(
      `with gone as (delete from webhook_prices where webhook_id = $1 and id <= $2 returning *)
       update webhook_prices p set is_armed = gone.is_armed, price = gone.price, evaluated_at = gone.evaluated_at,
         observed_change_pct = gone.observed_change_pct, crossed_at = gone.crossed_at
       from gone where p.webhook_id = $1 and p.id > $2
         and (p.asset_id, p.currency, p.direction, p.hysteresis_pct) = (gone.asset_id, gone.currency, gone.direction, gone.hysteresis_pct)
         and row (p.threshold, p.change_pct, p.window_seconds) is not distinct from row (gone.threshold, gone.change_pct, gone.window_seconds)`,
      [webhookId, last],
    );
  }

  of(webhookIds: readonly string[], manager = this.dataSource.manager): Promise<StoredPriceRule[]> {
    return manager.query(`${LIST} where p.webhook_id = any($1) order by p.id`, [webhookIds]);
  }

  /** Rules of enabled webhooks that subscribe to `price.crossed`. */
  active(): Promise<StoredPriceRule[]> {
    return this.dataSource.query(
      `${LIST} join webhooks w on w.id = p.webhook_id
       where w.disabled_at is null and 'price.crossed' = any(w.events) order by p.id`,
    );
  }

  /**
   * Compares a price with a rule. A crossing counts if the rule was armed; it is re-armed once the price has moved back by the
   * hysteresis. A rule whose first price is beyond its limit starts unarmed. The crossing is written to the outbox in the same
   * statement. Prices older than the last one are ignored, so that processes do not undo each other's work.
   * @returns whether the rule was crossed
   */
  async evaluate(ruleId: string, window: string | null, seen: WatchedPrices): Promise<boolean> {
    const [{ crossed }] = await this.dataSource.query<[{ crossed: boolean }]>(EVALUATE, [
      ...[ruleId, seen.price, seen.priceBefore, seen.at, seen.asset, window],
    ]);
    return crossed;
  }
}

const EVALUATE = `
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
