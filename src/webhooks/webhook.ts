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

/** Variables that each keep a webhook, so that alerts reach a person without a call of the API. */
export const ALERT_VARIABLES = ['ALERT_WEBHOOK_URL', 'ALERT_EMAIL'] as const;
export type AlertVariable = (typeof ALERT_VARIABLES)[number];

/** Sent by a test. No one subscribes to it. */
export const TEST_EVENT = 'webhook.test';

/** `standard` follows https://www.standardwebhooks.com; the others are messages for people. */
export const WEBHOOK_FORMATS = ['standard', 'slack', 'discord', 'email'] as const;
export type WebhookFormat = (typeof WEBHOOK_FORMATS)[number];

export interface Webhook {
  id: string;
  format: WebhookFormat;
  /** For e-mail: `mailto:` with addresses. */
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
  /** The variable that it comes from; null if it was made through the API. */
  managedBy: AlertVariable | null;
}

/** A fact to notify subscribers of. */
export interface WebhookEvent {
  id: string;
  type: string;
  at: Date;
  /** JSON text; amounts keep all their digits. */
  data: string;
}

/** The data about a webhook that an attempt needs. */
export interface Target {
  format: WebhookFormat;
  url: string;
  /** Valid secrets, newest first. */
  secrets: string[];
}

/** The outcome of one attempt; it succeeded if there is no error. */
export interface Attempt {
  at: Date;
  durationMs: number;
  /** HTTP or SMTP status; null without a reply. */
  status: number | null;
  error: string | null;
  /** The beginning of the reply. */
  response: string | null;
  /** When the receiver wants the next attempt, if it says so. */
  retryAt?: Date | null;
}

/** The id by which a receiver recognises repeated deliveries. */
export function messageId({ id }: Pick<WebhookEvent, 'id'>): string {
  return `msg_${id.replaceAll('-', '')}`;
}

/**
 * Addresses of Slack and Discord work like passwords, so only their host may be shown or logged. So may that of
 * ALERT_WEBHOOK_URL, whatever its format.
 */
export function shownUrl({ format, url, managedBy }: Pick<Webhook, 'format' | 'url' | 'managedBy'>): string {
  const isSecret = format === 'slack' || format === 'discord' || managedBy === 'ALERT_WEBHOOK_URL';
  return isSecret ? `${new URL(url).origin}/…` : url;
}
