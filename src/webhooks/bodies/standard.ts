import type { WebhookEvent } from '../webhook.js';

/** As https://www.standardwebhooks.com recommends. The data is passed on as written by PostgreSQL, with all digits. */
export function standardBody({ type, at, data }: WebhookEvent): string {
  return `{"type":${JSON.stringify(type)},"timestamp":"${at.toISOString()}","data":${data}}`;
}
