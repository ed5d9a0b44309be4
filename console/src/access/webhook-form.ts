import type { components } from '../api/schema.js';

export type Webhook = components['schemas']['Webhook'];
type EventType = Webhook['events'][number];

export const EVENTS: Readonly<Record<EventType, string>> = {
  'run.failed': 'no partition of a run could be read',
  'run.partial': 'some partitions of a run failed',
  'source.failing': 'a source begins to fail, and reminders while it fails',
  'source.recovered': 'a source works again',
  'feed.failing': 'a feed could not be read three times in a row',
  'feed.recovered': 'a feed works again',
  'drift.detected': 'the data of a source changed its shape',
  'anomaly.opened': 'a run or a price is unusual',
  'asset.review': 'a person has to decide which asset a listing is',
  'price.crossed': 'a price crossed a threshold',
};
const PRICE: EventType = 'price.crossed';

export interface WebhookForm {
  url: string;
  events: readonly EventType[];
  description: string;
  /** The price rule to add. */
  asset: string;
  direction: 'up' | 'down';
  threshold: string;
}

export const formOf = (webhook?: Webhook): WebhookForm => ({
  url: webhook && isShown(webhook) ? webhook.url : '',
  events: webhook?.events ?? ['source.failing', 'source.recovered'],
  description: webhook?.description ?? '',
  ...{ asset: 'bitcoin', direction: 'up', threshold: '' },
});

/** Whether the whole address is shown. If it works like a password, only its host is. */
export const isShown = ({ url }: Webhook): boolean => !url.endsWith('/…');

/** Whether the form has to ask for a price rule. Existing rules stay. */
export const needsPrice = ({ events }: WebhookForm, webhook?: Webhook): boolean =>
  events.includes(PRICE) && !webhook?.prices.length;

export function bodyOf(form: WebhookForm, webhook?: Webhook) {
  const { url, events, description, asset, direction, threshold } = form;
  return {
    url: url.trim(),
    events: [...events],
    description: description.trim(),
    ...(needsPrice(form, webhook) && { prices: [{ asset: asset.trim(), direction, threshold }] }),
  };
}
