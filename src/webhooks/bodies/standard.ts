import type { WebhookEvent } from '../webhook.js';

/** The body recommended by https://www.standardwebhooks.com. `data` is the JSON written by PostgreSQL, so amounts keep all digits. */
export function standardWebhooksBody({ type, at, data }: WebhookEvent): string {
  return `{"type":${JSON.stringify(type)},"timestamp":"${at.toISOString()}","data":${data}}`;
}
