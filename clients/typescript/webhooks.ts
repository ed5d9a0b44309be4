import { Webhook } from 'standardwebhooks';

export interface WebhookEvent {
  type: string;
  timestamp: string;
  data: Record<string, unknown>;
}

/**
 * The event of a delivery, from its body as it came. Its header `webhook-id` is the same for every attempt: handle each once.
 * @throws WebhookVerificationError (of standardwebhooks) if it was not signed with the secret, or is older than five minutes
 */
export function verify(secret: string, headers: Record<string, string>, body: string): WebhookEvent {
  return new Webhook(secret).verify(body, headers) as WebhookEvent;
}
