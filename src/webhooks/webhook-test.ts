import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { now } from '../domain/clock.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import { SAMPLE_EVENTS } from './samples.js';
import { Sender } from './sender.js';
import { notFound } from './webhook-error.js';
import { type DeliveryAttempt, TEST_EVENT, type WebhookEventType } from './webhook.js';
import { WebhooksRepository } from './webhooks.repository.js';

/** Sends sample events, so that operators can test their receivers. */
@Injectable()
export class WebhookTest {
  constructor(
    private readonly dataSource: DataSource,
    private readonly webhooks: WebhooksRepository,
    private readonly deliveries: DeliveriesRepository,
    private readonly sender: Sender,
  ) {}

  /**
   * Sends a sample event at once, even if the webhook is disabled, and records the attempt. It is not retried.
   * @returns the id of the delivery and its outcome
   * @throws WebhookError
   */
  async send(
    webhookId: string,
    type: WebhookEventType | typeof TEST_EVENT = TEST_EVENT,
  ): Promise<{ id: string; attempt: DeliveryAttempt }> {
    const target = await this.deliveries.target(webhookId);
    if (!target) throw notFound(webhookId);
    const event = { id: randomUUID(), type, at: now(), data: JSON.stringify(SAMPLE_EVENTS[type]) };
    const attempt = await this.sender.send(target, event);
    return this.dataSource.transaction(async (tx) => {
      if (!(await this.webhooks.lock(tx, webhookId))) throw notFound(webhookId);
      await this.deliveries.insertEvent(tx, event);
      const { id } = (await this.deliveries.insert(tx, webhookId, event.id))!;
      await this.deliveries.addAttempt(tx, id, attempt);
      await this.deliveries.finish(tx, id, attempt.error === null ? 'succeeded' : 'failed', attempt.error);
      return { id, attempt };
    });
  }
}
