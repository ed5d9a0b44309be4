import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { DataSource, type EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../config/config.js';
import { now } from '../domain/clock.js';
import { DeliveriesRepository, type DueDelivery } from './deliveries.repository.js';
import { DeliveryEvents } from './delivery-events.js';
import { DeliveryQueue, pauseSeconds, retryDelayAfter } from './delivery-queue.js';
import { Sender } from './sender.js';
import type { DeliveryAttempt } from './webhook.js';
import { WebhookHealthRepository } from './webhook-health.repository.js';

/** An attempt failed and should be retried by the queue. */
class AttemptFailed extends Error {}

const GONE = 410;

/** Processes queued deliveries and records each attempt. */
@Injectable()
export class DeliveryWorker implements OnApplicationBootstrap {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
    private readonly deliveries: DeliveriesRepository,
    private readonly health: WebhookHealthRepository,
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
    if (await this.failed(due, attempt)) return;
    throw new AttemptFailed(attempt.error);
  }

  private async succeeded({ id, webhookId }: DueDelivery, attempt: DeliveryAttempt): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      await this.health.recordSuccess(tx, webhookId);
      await this.deliveries.addAttempt(tx, id, attempt);
      await this.deliveries.finish(tx, id, 'succeeded');
    });
  }

  /** @returns whether the next attempt has already been scheduled */
  private async failed({ id, webhookId, event }: DueDelivery, attempt: DeliveryAttempt): Promise<boolean> {
    const { disabledReason, isPlanned } = await this.dataSource.transaction(async (tx) => {
      const reason = await this.health.recordFailure(
        tx,
        webhookId,
        this.config.WEBHOOK_DISABLE_AFTER_HOURS,
        attempt.status === GONE,
      );
      const number = await this.deliveries.addAttempt(tx, id, attempt);
      return { disabledReason: reason, isPlanned: await this.plan(tx, id, attempt, number) };
    });
    const about = { webhook_id: webhookId, delivery_id: id, event: event.type, status: attempt.status };
    this.logger.info(about, `a delivery failed: ${attempt.error}`);
    if (disabledReason !== null)
      this.logger.error(about, `webhook ${webhookId} is disabled: ${disabledReason}`);
    return isPlanned;
  }

  /** Schedules the next attempt for the time requested by the receiver, but no earlier than the usual delay. */
  private async plan(
    tx: EntityManager,
    id: string,
    { retryAt }: DeliveryAttempt,
    number: number | null,
  ): Promise<boolean> {
    const { WEBHOOK_RETRIES, WEBHOOK_RETRY_SECONDS } = this.config;
    if (!retryAt || number === null || number > WEBHOOK_RETRIES) return false;
    const job = await this.deliveries.newJob(tx, id);
    if (!job) return false;
    const usual = now().getTime() + 1000 * pauseSeconds(WEBHOOK_RETRY_SECONDS, number);
    const startAfter = new Date(Math.max(retryAt.getTime(), usual));
    const retryDelay = retryDelayAfter(WEBHOOK_RETRY_SECONDS, number);
    await this.queue.send(tx, [job], { startAfter, retryLimit: WEBHOOK_RETRIES - number, retryDelay });
    return true;
  }

  private async giveUp(id: string): Promise<void> {
    const isGivenUp = await this.dataSource.transaction((tx) =>
      this.deliveries.finish(tx, id, 'failed', 'all retries failed'),
    );
    if (!isGivenUp) return;
    this.events.emit('givenUp');
    this.logger.error({ delivery_id: id }, 'a delivery was abandoned: all retries failed');
  }
}
