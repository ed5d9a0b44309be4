import { Webhook } from 'standardwebhooks';

export interface WebhookEvent {
  type: string;
  timestamp: string;
  data: Record<string, unknown>;
}

/** Fields with decimals, which are strings here, as in replies: doubles would round them. */
const AMOUNTS = ['price', 'threshold', 'change_pct', 'limit_pct', 'price_before', 'hysteresis_pct'];

type Reviver = (name: string, value: unknown, context: { source: string }) => unknown;
const amountsAsText: Reviver = (name, value, { source }) =>
  typeof value === 'number' && AMOUNTS.includes(name) ? source : value;

/**
 * The event of a delivery, from its body as it came. Its header `webhook-id` is the same for every attempt: handle each once.
 * @throws WebhookVerificationError (of standardwebhooks) if it was not signed with the secret, or is older than five minutes
 */
export function verify(secret: string, headers: Record<string, string>, body: string): WebhookEvent {
  new Webhook(secret).verify(body, headers);
  return JSON.parse(body, amountsAsText as Parameters<typeof JSON.parse>[1]) as WebhookEvent;
}
