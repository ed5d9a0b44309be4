import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** Whether the deliveries of webhooks succeed. A webhook that fails for too long is disabled. */
@Injectable()
export class WebhookHealthRepository {
  async recordSuccess(tx: EntityManager, webhookId: string): Promise<void> {
    await tx.query('update webhooks set failing_since = null, last_success_at = now() where id = $1', [
      webhookId,
    ]);
  }

  /**
   * @param isGone whether the receiver replied 410: it wants no more deliveries
   * @returns the reason if this failure disabled the webhook, otherwise null
   */
  async recordFailure(
    tx: EntityManager,
    webhookId: string,
    afterHours: number,
    isGone: boolean,
  ): Promise<string | null> {
    const [rows] = await tx.query<[{ reason: string | null }[], number]>(
      `update webhooks set failing_since = coalesce(failing_since, now()),
         disabled_at = case when $3 or failing_since < now() - $2::int * interval '1 hour' then now() end,
         disabled_reason = case when $3 then 'the receiver answered 410 Gone'
           when failing_since < now() - $2::int * interval '1 hour' then 'all deliveries have failed for ' || $2::int || ' hours' end
       where id = $1 and disabled_at is null returning disabled_reason as reason`,
      [webhookId, afterHours, isGone],
    );
    return rows[0]?.reason ?? null;
  }
}
