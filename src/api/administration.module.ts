import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { WebhooksModule } from '../webhooks/webhooks.module.js';
import { ApiKeysController } from './access/api-keys.controller.js';
import { AuditViewRepository } from './audit/audit-view.repository.js';
import { AuditController } from './audit/audit.controller.js';
import { SessionController } from './console/session.controller.js';
import { RequestModule } from './request.module.js';
import { WebhookDeliveriesViewRepository } from './webhooks/webhook-deliveries-view.repository.js';
import { WebhookDeliveriesController } from './webhooks/webhook-deliveries.controller.js';
import { WebhooksController } from './webhooks/webhooks.controller.js';

/** API keys, sessions, the audit log and webhooks. */
@Module({
  imports: [AccessModule, RequestModule, WebhooksModule],
  controllers: [
    ApiKeysController,
    AuditController,
    SessionController,
    WebhooksController,
    WebhookDeliveriesController,
  ],
  providers: [WebhookDeliveriesViewRepository, AuditViewRepository],
})
export class AdministrationModule {}
