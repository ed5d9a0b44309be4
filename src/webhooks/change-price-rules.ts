import type { EntityManager } from 'typeorm';
import type { NewPriceRule } from './price-rule.js';
import { WebhookError } from './webhook-error.js';
import type { WebhookPricesRepository } from './webhook-prices.repository.js';
import type { Webhook } from './webhook.js';

/**
 * Replaces a webhook's price rules. They require the event `price.crossed`, and the event requires price rules.
 * @throws WebhookError
 */
export async function changePriceRules(
  prices: WebhookPricesRepository,
  tx: EntityManager,
  { id, events }: Webhook,
  wanted: readonly NewPriceRule[] | undefined,
): Promise<void> {
  const last = await prices.newest(tx, id);
  const isSubscribed = events.includes('price.crossed');
  if (!isSubscribed && wanted?.length)
    throw new WebhookError('invalid', 'are only used by price.crossed, which is not in events', 'prices');
  if (isSubscribed && !(wanted ? wanted.length : Number(last)))
    throw new WebhookError('invalid', 'is required, because events contains price.crossed', 'prices');
  for (const [index, rule] of (wanted ?? []).entries())
    if (!(await prices.add(tx, id, rule)))
      throw new WebhookError(
        'invalid',
        `there is no asset ${JSON.stringify(rule.asset)}`,
        `prices.${index}.asset`,
      );
  if (wanted || !isSubscribed) await prices.replaceUpTo(tx, id, last);
}
