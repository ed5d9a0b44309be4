import type { Config } from '../config/config.js';
import { usualFormat } from './target.js';
import { type AlertVariable, WEBHOOK_FORMATS, type WebhookFormat } from './webhook.js';
import type { NewWebhook } from './webhooks.repository.js';

/** Events that a person should look at. Failed and partial runs would be one message a run while a source is broken. */
const EVENTS: NewWebhook['events'] = [
  ...(['source.failing', 'source.recovered', 'feed.failing', 'feed.recovered'] as const),
  ...(['drift.detected', 'anomaly.opened', 'asset.review'] as const),
];

export type Alert = NewWebhook & { managedBy: AlertVariable };

/** The webhooks that the environment asks for. */
export function wantedAlerts({
  ALERT_WEBHOOK_URL,
  ALERT_EMAIL,
}: Pick<Config, 'ALERT_WEBHOOK_URL' | 'ALERT_EMAIL'>): Alert[] {
  const alerts: Alert[] = [];
  const common = { description: 'alerts', events: EVENTS };
  if (ALERT_WEBHOOK_URL)
    alerts.push({ ...formatAndUrl(ALERT_WEBHOOK_URL), ...common, managedBy: 'ALERT_WEBHOOK_URL' });
  if (ALERT_EMAIL.length) {
    const url = `mailto:${encodeURI(ALERT_EMAIL.join(','))}`;
    alerts.push({ format: 'email', url, ...common, managedBy: 'ALERT_EMAIL' });
  }
  return alerts;
}

/** `slack+https://…` names the format that the host does not. */
function formatAndUrl(given: string): { format: WebhookFormat; url: string } {
  const [, prefix, rest] = /^(\w+)\+(.*)$/.exec(given) ?? [];
  const format = WEBHOOK_FORMATS.find((one) => one === prefix);
  return format && rest ? { format, url: rest } : { format: usualFormat(given), url: given };
}
