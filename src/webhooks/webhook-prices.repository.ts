import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { assetOf } from '../identity/asset-sql.js';
import type { NewPriceRule, StoredPriceRule } from './price-rule.js';
import { LIST_PRICE_RULES, EVALUATE_PRICE_RULES } from './webhook-prices-sql.js';

/** A consensus price. Decimals are text. */
export interface WatchedPrice {
  price: string;
  /** The lowest and the highest price, if two sources dispute it; otherwise both are the price. */
  low: string;
  high: string;
}

/** An asset's current price, and its price at the beginning of a rule's window. */
export interface WatchedPrices {
  at: Date;
  now: WatchedPrice;
  before: WatchedPrice | null;
  /** The asset as JSON text. */
  asset: string;
}

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

  /** Compares a webhook's rules with the price as if for the first time: what crossed during a pause is not reported later. */
  async restart(tx: EntityManager, webhookId: string): Promise<void> {
    await tx.query('update webhook_prices set is_armed = null where webhook_id = $1', [webhookId]);
  }

  list(webhookIds: readonly string[], manager = this.dataSource.manager): Promise<StoredPriceRule[]> {
    return manager.query(`${LIST_PRICE_RULES} where p.webhook_id = any($1) order by p.id`, [webhookIds]);
  }

  /** Rules of enabled webhooks that subscribe to `price.crossed`. */
  active(): Promise<StoredPriceRule[]> {
    return this.dataSource.query(
      `${LIST_PRICE_RULES} join webhooks w on w.id = p.webhook_id
       where w.disabled_at is null and 'price.crossed' = any(w.events) order by p.id`,
    );
  }

  /**
   * Compares a price with a rule. A crossing counts if the rule was armed; it is re-armed once the price has moved back by the
   * hysteresis. A rule whose first price is beyond its limit starts unarmed. The crossing is written to the outbox in the same
   * statement. If two sources dispute the price, a crossing needs both, and so does its end. Prices older than the last one are ignored, so that processes do not undo each other's work.
   * @returns whether the rule was crossed
   */
  async evaluate(
    ruleId: string,
    window: string | null,
    { at, now, before, asset }: WatchedPrices,
  ): Promise<boolean> {
    const [{ crossed }] = await this.dataSource.query<[{ crossed: boolean }]>(EVALUATE_PRICE_RULES, [
      ...[ruleId, now.price, before?.price ?? null, at, asset, window],
      ...[now.low, now.high, before?.low ?? null, before?.high ?? null],
    ]);
    return crossed;
  }
}
