import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { now } from '../domain/clock.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import { DeliveryQueue } from './delivery-queue.js';
import { SAMPLES } from './samples.js';
import { Sender } from './sender.js';
import { WebhookError } from './webhook-error.js';
import { type Attempt, TEST_EVENT, type WebhookEvent, type WebhookEventType } from './webhook.js';
import { notFound } from './webhooks.service.js';
import { WebhooksRepository } from './webhooks.repository.js';

/** Deliveries that an operator asks for: tests and replays. */
@Injectable()
export class Redelivery {
  constructor(
    private readonly dataSource: DataSource,
    private readonly webhooks: WebhooksRepository,
    private readonly deliveries: DeliveriesRepository,
    private readonly queue: DeliveryQueue,
    private readonly sender: Sender,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Sends a sample at once, even to a disabled webhook, and records it. It is not retried.
   * @returns the id of the delivery
   * @throws WebhookError
   */
  async test(
    webhookId: string,
    type: WebhookEventType | typeof TEST_EVENT = TEST_EVENT,
  ): Promise<{ id: string; event: WebhookEvent; attempt: Attempt }> {
    const target = await this.deliveries.target(webhookId);
    if (!target) throw notFound(webhookId);
    const event = { id: randomUUID(), type, at: now(), data: JSON.stringify(SAMPLES[type]) };
    const attempt = await this.sender.send(target, event);
    const id = await this.dataSource.transaction(async (tx) => {
      if (!(await this.webhooks.lock(tx, webhookId))) throw notFound(webhookId);
      await this.deliveries.insertEvent(tx, event);
      const delivery = (await this.deliveries.insert(tx, webhookId, event.id))!;
      await this.deliveries.addAttempt(tx, delivery.id, attempt);
      const status = attempt.error === null ? 'succeeded' : 'failed';
      await this.deliveries.finish(tx, delivery.id, status, attempt.error);
      return delivery.id;
    });
    return { id, event, attempt };
  }

  /**
   * Delivers an event again, with the `webhook-id` that it had.
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
        throw new WebhookError(
          'not_found',
          `Webhook ${webhookId} has no delivery ${JSON.stringify(deliveryId.slice(0, 40))}.`,
        );
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
