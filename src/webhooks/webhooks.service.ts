import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { CONFIG, type Config } from '../config/config.js';
import { changePriceRules } from './change-price-rules.js';
import type { NewPriceRule } from './price-rule.js';
import { assertTarget, expectedStart, formatForHost } from './target.js';
import { notFound, WebhookError } from './webhook-error.js';
import { WebhookPricesRepository } from './webhook-prices.repository.js';
import { WebhookSecretsRepository } from './webhook-secrets.repository.js';
import type { Webhook, WebhookFormat } from './webhook.js';
import { auditView, type WebhookAction, webhookEntry } from './webhook-entry.js';
import { type NewWebhook, WebhooksRepository } from './webhooks.repository.js';

const MAX_WEBHOOKS = 100;
/** Maximum number of valid secrets per webhook: each one adds a signature to the header. */
const MAX_SECRETS = 5;

export interface WantedWebhook extends Omit<NewWebhook, 'format'> {
  format?: WebhookFormat;
  prices: readonly NewPriceRule[];
}

export type WebhookChanges = Partial<Omit<WantedWebhook, 'format'>> & { enabled?: boolean };

/** Creates, changes and removes webhooks. Every action is written to the audit log, without secrets. */
@Injectable()
export class WebhooksService {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
    private readonly webhooks: WebhooksRepository,
    private readonly secrets: WebhookSecretsRepository,
    private readonly prices: WebhookPricesRepository,
    private readonly audit: AuditLog,
  ) {}

  /** @throws WebhookError */
  async create(
    { url, format = formatForHost(url), description, events, prices }: WantedWebhook,
    actor: string,
  ): Promise<{ webhook: Webhook; secret: string }> {
    assertTarget({ format, url }, this.config);
    return this.dataSource.transaction(async (tx) => {
      await tx.query('lock table webhooks in share row exclusive mode');
      if ((await this.webhooks.count(tx)) >= MAX_WEBHOOKS)
        throw new WebhookError('conflict', `There are ${MAX_WEBHOOKS} webhooks already, which is the limit.`);
      const webhook = await this.webhooks.insert(tx, { format, url, description, events });
      await changePriceRules(this.prices, tx, webhook, prices);
      const secret = await this.secrets.add(tx, webhook.id);
      await this.record(tx, 'create', actor, webhook.id, undefined, auditView(webhook));
      return { webhook, secret };
    });
  }

  /** @throws WebhookError */
  update(id: string, changes: WebhookChanges, actor: string): Promise<Webhook> {
    return this.dataSource.transaction(async (tx) => {
      const old = await this.lockExisting(tx, id);
      if (Object.entries(changes).some(([key, value]) => key !== 'enabled' && value !== undefined))
        assertUnmanaged(old);
      const { url = old.url, description = old.description, events = old.events } = changes;
      if (url !== old.url) this.assertNewTarget(old, url);
      await this.webhooks.update(tx, id, { format: old.format, url, description, events });
      if (changes.enabled === true && old.disabledAt) {
        await this.webhooks.enable(tx, id);
        await this.prices.restart(tx, id);
      }
      if (changes.enabled === false) await this.webhooks.disable(tx, id, `disabled by ${actor}`);
      const now = (await this.webhooks.lock(tx, id))!;
      await changePriceRules(this.prices, tx, now, changes.prices);
      await this.record(tx, 'update', actor, id, auditView(old), auditView(now));
      return now;
    });
  }

  /** @throws WebhookError */
  remove(id: string, actor: string): Promise<Webhook> {
    return this.dataSource.transaction(async (tx) => {
      const old = await this.lockExisting(tx, id);
      assertUnmanaged(old);
      await this.webhooks.remove(tx, id);
      await this.record(tx, 'delete', actor, id, auditView(old));
      return old;
    });
  }

  /**
   * Adds a secret. During the grace period, deliveries are also signed with earlier secrets.
   * @throws WebhookError
   */
  rotate(id: string, graceSeconds: number, actor: string): Promise<{ webhook: Webhook; secret: string }> {
    return this.dataSource.transaction(async (tx) => {
      const webhook = await this.lockExisting(tx, id);
      const earlier = await this.secrets.expire(tx, id, graceSeconds);
      if (earlier >= MAX_SECRETS)
        throw new WebhookError(
          'conflict',
          `${earlier} secrets of webhook ${id} are still valid: rotate with grace_seconds 0, or wait.`,
        );
      const secret = await this.secrets.add(tx, id);
      await this.record(tx, 'rotate', actor, id, undefined, { grace_seconds: graceSeconds });
      return { webhook, secret };
    });
  }

  private assertNewTarget({ id, format }: Webhook, url: string): void {
    const start = expectedStart({ format, url });
    if (start)
      throw new WebhookError(
        'conflict',
        `The format of webhook ${id} is ${format}, so its URL must begin with ${start}: create another webhook for ${url.slice(0, 100)}.`,
      );
    assertTarget({ format, url }, this.config);
  }

  private async record(
    tx: EntityManager,
    action: WebhookAction,
    actor: string,
    id: string,
    before?: object,
    after?: object,
  ): Promise<void> {
    await this.audit.record(tx, webhookEntry(action, actor, id, before, after));
  }

  private async lockExisting(tx: EntityManager, id: string): Promise<Webhook> {
    const webhook = await this.webhooks.lock(tx, id);
    if (!webhook) throw notFound(id);
    return webhook;
  }
}

/** Refuses changes to webhooks from environment variables: the next start would undo them. */
function assertUnmanaged({ id, managedBy }: Webhook): void {
  if (!managedBy) return;
  throw new WebhookError(
    'conflict',
    `Webhook ${id} comes from ${managedBy}: change or unset the variable, and restart the service.`,
  );
}
