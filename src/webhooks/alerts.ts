import type { Config } from '../config/config.js';
import { formatForHost } from './target.js';
import { type AlertVariable, WEBHOOK_FORMATS, type WebhookFormat } from './webhook.js';
import type { NewWebhook } from './webhooks.repository.js';

/** The events sent as alerts. `run.failed` and `run.partial` are left out: a broken source would send one message per run. */
const EVENTS: NewWebhook['events'] = [
  ...(['source.failing', 'source.recovered', 'feed.failing', 'feed.recovered'] as const),
  ...(['drift.detected', 'anomaly.opened', 'asset.review'] as const),
];

export type Alert = NewWebhook & { managedBy: AlertVariable };

/** The webhooks required by the alert variables. */
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

/** Splits `slack+https://…` into format and URL. Without a prefix, the host determines the format. */
function formatAndUrl(given: string): { format: WebhookFormat; url: string } {
  const [, prefix, rest] = /^(\w+)\+(.*)$/.exec(given) ?? [];
  const format = WEBHOOK_FORMATS.find((one) => one === prefix);
  return format && rest ? { format, url: rest } : { format: formatForHost(given), url: given };
}
