/** What webhooks may subscribe to. */
export const WEBHOOK_EVENTS = [
  'run.failed',
  'run.partial',
  'feed.failing',
  'drift.detected',
  'anomaly.opened',
  'asset.review',
  'price.crossed',
] as const;
export type WebhookEventType = (typeof WEBHOOK_EVENTS)[number];

/** Sent by a test. No one subscribes to it. */
export const TEST_EVENT = 'webhook.test';

/** `standard` is that of https://www.standardwebhooks.com; the others are messages for people. */
export const WEBHOOK_FORMATS = ['standard', 'slack', 'discord', 'email'] as const;
export type WebhookFormat = (typeof WEBHOOK_FORMATS)[number];

export interface Webhook {
  id: string;
  format: WebhookFormat;
  /** Of an e-mail: `mailto:` and addresses. */
  url: string;
  description: string | null;
  events: WebhookEventType[];
  createdAt: Date;
  updatedAt: Date;
  disabledAt: Date | null;
  disabledReason: string | null;
  /** When the first delivery failed since the last success. */
  failingSince: Date | null;
  lastSuccessAt: Date | null;
}

/** A fact that subscribers are told of. */
export interface WebhookEvent {
  id: string;
  type: string;
  at: Date;
  /** JSON text; amounts keep all their digits. */
  data: string;
}

/** What an attempt needs to know of the webhook. */
export interface Target {
  format: WebhookFormat;
  url: string;
  /** Those that sign, newest first. */
  secrets: string[];
}

/** The outcome of one attempt; it succeeded if there is no error. */
export interface Attempt {
  at: Date;
  durationMs: number;
  /** Of HTTP or SMTP; null without a reply. */
  status: number | null;
  error: string | null;
  /** The beginning of the reply. */
  response: string | null;
}

/** The id that a receiver recognises a repeated delivery by. */
export function messageId({ id }: Pick<WebhookEvent, 'id'>): string {
  return `msg_${id.replaceAll('-', '')}`;
}

/** Addresses of Slack and Discord are passwords themselves: only their host may be shown or logged. */
export function shownUrl({ format, url }: Pick<Webhook, 'format' | 'url'>): string {
  return format === 'slack' || format === 'discord' ? `${new URL(url).origin}/…` : url;
}
