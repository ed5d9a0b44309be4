import type { AuditEntry } from '../audit/audit-log.js';
import { shownUrl, type Webhook } from './webhook.js';

export type WebhookAction = 'create' | 'update' | 'delete' | 'rotate';

/** An audit log entry for a change to a webhook. */
export function webhookEntry(
  action: WebhookAction,
  actor: string,
  id: string,
  before?: object,
  after?: object,
): AuditEntry {
  return { actor, action: `webhook.${action}`, subject: `webhooks/${id}`, before, after };
}

/** The webhook as recorded in the audit log, without secrets. */
export function auditView(webhook: Webhook) {
  const { format, description, events, disabledReason } = webhook;
  return { format, url: shownUrl(webhook), description, events, disabled_reason: disabledReason };
}
