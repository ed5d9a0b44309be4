import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { CONFIG, type Config } from '../config/config.js';
import { ConfigError } from '../config/config-error.js';
import { type Alert, wantedAlerts } from './alerts.js';
import { assertTarget } from './target.js';
import { auditView, webhookEntry } from './webhook-entry.js';
import { WebhookSecretsRepository } from './webhook-secrets.repository.js';
import { ALERT_VARIABLES, type Webhook } from './webhook.js';
import { WebhooksRepository } from './webhooks.repository.js';

const ACTOR = 'configuration';

/** Creates and maintains one webhook for each alert variable that is set. */
@Injectable()
export class ManagedWebhooks {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
    private readonly webhooks: WebhooksRepository,
    private readonly secrets: WebhookSecretsRepository,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Creates, changes and removes managed webhooks until they match the configuration.
   * @throws ConfigError if a configured alert URL or address is not allowed
   */
  async apply(): Promise<void> {
    const wanted = wantedAlerts(this.config);
    for (const alert of wanted) this.assertPossible(alert);
    await this.dataSource.transaction(async (tx) => {
      // Without the lock, processes that start together would each create the webhook.
      await tx.query('lock table webhooks in share row exclusive mode');
      const managed = await this.webhooks.managed(tx);
      for (const variable of ALERT_VARIABLES) {
        const isOf = ({ managedBy }: { managedBy: unknown }) => managedBy === variable;
        await this.reconcile(tx, managed.find(isOf), wanted.find(isOf));
      }
    });
  }

  private assertPossible(alert: Alert): void {
    try {
      assertTarget(alert, this.config);
    } catch (error) {
      throw new ConfigError(`Invalid configuration:\n  ${alert.managedBy}: ${(error as Error).message}`);
    }
  }

  private async reconcile(tx: EntityManager, old?: Webhook, wanted?: Alert): Promise<void> {
    if (!old && wanted) {
      const webhook = await this.webhooks.insert(tx, wanted);
      await this.secrets.add(tx, webhook.id);
      await this.audit.record(tx, webhookEntry('create', ACTOR, webhook.id, undefined, auditView(webhook)));
    } else if (old && !wanted) {
      await this.webhooks.remove(tx, old.id);
      await this.audit.record(tx, webhookEntry('delete', ACTOR, old.id, auditView(old)));
    } else if (old && wanted && !isSame(old, wanted)) {
      await this.webhooks.update(tx, old.id, wanted);
      // It may have been disabled because of the old address.
      if (old.url !== wanted.url) await this.webhooks.enable(tx, old.id);
      const now = (await this.webhooks.lock(tx, old.id))!;
      await this.audit.record(tx, webhookEntry('update', ACTOR, old.id, auditView(old), auditView(now)));
    }
  }
}

function isSame(old: Webhook, wanted: Alert): boolean {
  const view = ({ format, url, description, events }: Alert | Webhook) =>
    JSON.stringify([format, url, description, events]);
  return view(old) === view(wanted);
}
