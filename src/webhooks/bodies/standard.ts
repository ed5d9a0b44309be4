import type { WebhookEvent } from '../webhook.js';

/** As https://www.standardwebhooks.com recommends. The data goes through as PostgreSQL wrote it, with all digits. */
export function standardBody({ type, at, data }: WebhookEvent): string {
  return `{"type":${JSON.stringify(type)},"timestamp":"${at.toISOString()}","data":${data}}`;
}
