import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import { DeliveryQueue } from './delivery-queue.js';
import { notFound, WebhookError } from './webhook-error.js';
import { WebhooksRepository } from './webhooks.repository.js';

/** Delivers events again when an operator asks for it. */
@Injectable()
export class DeliveryReplays {
  constructor(
    private readonly dataSource: DataSource,
    private readonly webhooks: WebhooksRepository,
    private readonly deliveries: DeliveriesRepository,
    private readonly queue: DeliveryQueue,
    private readonly audit: AuditLog,
  ) {}

  /**
   * The new delivery has the same `webhook-id` as the original one.
   * @returns the id of the new delivery
   * @throws WebhookError
   */
  replay(webhookId: string, deliveryId: string, actor: string): Promise<string> {
    return this.dataSource.transaction(async (tx) => {
      const webhook = await this.webhooks.lock(tx, webhookId);
      if (!webhook) throw notFound(webhookId);
      if (webhook.disabledAt)
        throw new WebhookError('conflict', `Webhook ${webhookId} is disabled: enable it before replaying.`);
      const eventId = await this.deliveries.eventOf(tx, webhookId, deliveryId);
      const delivery = eventId && (await this.deliveries.insert(tx, webhookId, eventId));
      if (!delivery)
        throw new WebhookError('not_found', `Webhook ${webhookId} has no delivery ${deliveryId}.`);
      await this.queue.send(tx, [delivery]);
      await this.audit.record(tx, {
        actor,
        action: 'webhook.replay',
        subject: `webhooks/${webhookId}`,
        after: { delivery_id: Number(deliveryId), replayed_as: Number(delivery.id) },
      });
      return delivery.id;
    });
  }
}
