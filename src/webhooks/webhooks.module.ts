import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { QueueModule } from '../queue/queue.module.js';
import { RunsModule } from '../runs/runs.module.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import { DeliveryEvents } from './delivery-events.js';
import { DeliveryQueue } from './delivery-queue.js';
import { DeliveryWorker } from './delivery-worker.js';
import { Dispatcher } from './dispatcher.js';
import { EmailSender } from './email-sender.js';
import { HttpSender } from './http-sender.js';
import { ManagedWebhooks } from './managed-webhooks.js';
import { OutboxRepository } from './outbox.repository.js';
import { DeliveryReplays } from './delivery-replays.js';
import { Sender } from './sender.js';
import { WebhookHealthRepository } from './webhook-health.repository.js';
import { WebhookPricesRepository } from './webhook-prices.repository.js';
import { WebhookSecretsRepository } from './webhook-secrets.repository.js';
import { WebhookTest } from './webhook-test.js';
import { WebhooksRepository } from './webhooks.repository.js';
import { WebhooksService } from './webhooks.service.js';

@Module({
  imports: [AuditModule, QueueModule, RunsModule],
  providers: [
    DeliveriesRepository,
    DeliveryEvents,
    DeliveryQueue,
    DeliveryWorker,
    Dispatcher,
    EmailSender,
    HttpSender,
    ManagedWebhooks,
    OutboxRepository,
    DeliveryReplays,
    Sender,
    WebhookHealthRepository,
    WebhookPricesRepository,
    WebhookSecretsRepository,
    WebhookTest,
    WebhooksRepository,
    WebhooksService,
  ],
  exports: [
    DeliveryEvents,
    Dispatcher,
    ManagedWebhooks,
    DeliveryReplays,
    WebhookPricesRepository,
    WebhookTest,
    WebhooksRepository,
    WebhooksService,
  ],
})
export class WebhooksModule {}
