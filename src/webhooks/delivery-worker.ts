import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../config/config.js';
import { DeliveriesRepository, type DueDelivery } from './deliveries.repository.js';
import { DeliveryEvents } from './delivery-events.js';
import { DeliveryQueue } from './delivery-queue.js';
import { Sender } from './sender.js';
import type { Attempt } from './webhook.js';

/** An attempt failed and should be retried by the queue. */
class AttemptFailed extends Error {}

const GONE = 410;

/** Makes the queued deliveries and records each attempt. */
@Injectable()
export class DeliveryWorker implements OnApplicationBootstrap {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
    private readonly deliveries: DeliveriesRepository,
    private readonly queue: DeliveryQueue,
    private readonly sender: Sender,
    private readonly events: DeliveryEvents,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(DeliveryWorker.name);
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.config.ROLE === 'api') return;
    await this.queue.work(
      (id, jobId) => this.deliver(id, jobId),
      (id) => this.giveUp(id),
    );
  }

  private async deliver(id: string, jobId: string): Promise<void> {
    const due = await this.deliveries.due(id, jobId);
    if (!due) return;
    if (!due.isEnabled) {
      await this.dataSource.transaction((tx) =>
        this.deliveries.finish(tx, id, 'failed', 'the webhook was disabled before this was delivered'),
      );
      return;
    }
    const attempt = await this.sender.send(due.target, due.event);
    this.events.emit('attempt', { format: due.target.format, attempt });
    if (attempt.error === null) return this.succeeded(due, attempt);
    await this.failed(due, attempt);
    throw new AttemptFailed(attempt.error);
  }

  private async succeeded({ id, webhookId }: DueDelivery, attempt: Attempt): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      await this.deliveries.noteSuccess(tx, webhookId);
      await this.deliveries.addAttempt(tx, id, attempt);
      await this.deliveries.finish(tx, id, 'succeeded');
    });
  }

  private async failed({ id, webhookId, event }: DueDelivery, attempt: Attempt): Promise<void> {
    const disabledReason = await this.dataSource.transaction(async (tx) => {
      const reason = await this.deliveries.noteFailure(
        tx,
        webhookId,
        this.config.WEBHOOK_DISABLE_AFTER_HOURS,
        attempt.status === GONE,
      );
      await this.deliveries.addAttempt(tx, id, attempt);
      return reason;
    });
    const about = { webhook_id: webhookId, delivery_id: id, event: event.type, status: attempt.status };
    this.logger.info(about, `a delivery failed: ${attempt.error}`);
    if (disabledReason === null) return;
    this.logger.error(about, `webhook ${webhookId} is disabled: ${disabledReason}`);
  }

  private async giveUp(id: string): Promise<void> {
    const isGivenUp = await this.dataSource.transaction((tx) =>
      this.deliveries.finish(tx, id, 'failed', 'all retries failed'),
    );
    if (!isGivenUp) return;
    this.events.emit('givenUp');
    this.logger.error({ delivery_id: id }, 'a delivery is given up: all retries failed');
  }
}
