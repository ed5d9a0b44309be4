/** The events that webhooks may subscribe to. */
export const WEBHOOK_EVENTS = [
  'run.failed',
  'run.partial',
  'source.failing',
  'source.recovered',
  'feed.failing',
  'feed.recovered',
  'drift.detected',
  'anomaly.opened',
  'asset.review',
  'price.crossed',
] as const;
export type WebhookEventType = (typeof WEBHOOK_EVENTS)[number];

/** Environment variables that each create a webhook, so that alerts can be set up without calling the API. */
export const ALERT_VARIABLES = ['ALERT_WEBHOOK_URL', 'ALERT_EMAIL'] as const;
export type AlertVariable = (typeof ALERT_VARIABLES)[number];

/** The event type sent to test a webhook. Webhooks cannot subscribe to it. */
export const TEST_EVENT = 'webhook.test';

/** `standard` is JSON for programs, as specified by https://www.standardwebhooks.com; the other formats are messages for people. */
export const WEBHOOK_FORMATS = ['standard', 'slack', 'discord', 'email'] as const;
export type WebhookFormat = (typeof WEBHOOK_FORMATS)[number];

export interface Webhook {
  id: string;
  format: WebhookFormat;
  /** For the format `email`: a `mailto:` URL with one or more addresses. */
  url: string;
  description: string | null;
  events: WebhookEventType[];
  createdAt: Date;
  updatedAt: Date;
  disabledAt: Date | null;
  disabledReason: string | null;
  /** When the first delivery since the last success failed. */
  failingSince: Date | null;
  lastSuccessAt: Date | null;
  /** The environment variable that created the webhook; null if it was created through the API. */
  managedBy: AlertVariable | null;
}

/** An event to be sent to every webhook that subscribes to its type. */
export interface WebhookEvent {
  id: string;
  type: string;
  at: Date;
  /** JSON text; amounts keep all their digits. */
  data: string;
}

/** The part of a webhook needed to make a delivery attempt. */
export interface Target {
  format: WebhookFormat;
  url: string;
  /** Valid secrets, newest first. */
  secrets: string[];
}

/** The outcome of one attempt; it succeeded if there is no error. */
export interface DeliveryAttempt {
  at: Date;
  durationMs: number;
  /** HTTP or SMTP status; null if the receiver did not reply. */
  status: number | null;
  error: string | null;
  /** The beginning of the reply's body. */
  response: string | null;
  /** The earliest time that the receiver requested for the next attempt, if any. */
  retryAt?: Date | null;
}

/** The `webhook-id` header, by which receivers recognise repeated deliveries. */
export function messageId({ id }: Pick<WebhookEvent, 'id'>): string {
  return `msg_${id.replaceAll('-', '')}`;
}

/**
 * The URL as it may be shown and logged. URLs of Slack and Discord webhooks, and ALERT_WEBHOOK_URL in any format, work
 * like passwords, so only their origin is shown.
 */
export function shownUrl({ format, url, managedBy }: Pick<Webhook, 'format' | 'url' | 'managedBy'>): string {
  const isSecret = format === 'slack' || format === 'discord' || managedBy === 'ALERT_WEBHOOK_URL';
  return isSecret ? `${new URL(url).origin}/…` : url;
}
