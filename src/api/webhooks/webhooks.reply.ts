import { z } from 'zod';
import { ALERT_VARIABLES, WEBHOOK_EVENTS, WEBHOOK_FORMATS } from '../../webhooks/webhook.js';
import { component } from '../openapi/component.js';
import { amount, flag, integer, moment, momentOrNull, oneOf, text } from '../openapi/fields.js';
import { pageOf } from '../openapi/page.js';

export const MILLISECONDS = '2026-01-31T12:00:00.000Z';

const WatchedPrice = component(
  'WatchedPrice',
  z.strictObject({
    asset: text('bitcoin'),
    currency: text('USD'),
    direction: oneOf(['up', 'down'], 'up'),
    threshold: amount(100000, 'The price at which an event is sent.').nullable(),
    change_pct: amount(5, 'The change at which an event is sent, in percent.')
      .nullable()
      .meta({ example: null }),
    window: text('1h').nullable().meta({ example: null }),
    hysteresis_pct: amount(
      1,
      'How far the price must move back before the alert is re-armed: in percent of the threshold, or in percentage points ' +
        'of the change.',
    ),
    state: oneOf(
      ['waiting', 'armed', 'crossed'],
      'armed',
      '`waiting`: no price yet. `armed`: the next crossing sends an event. `crossed`: the price has to move back first.',
    ),
    price: amount(99120.5, 'The last price that was compared with the rule.').nullable(),
    observed_change_pct: amount(1.25, 'Change of the price within the window, in percent.')
      .nullable()
      .meta({ example: null }),
    evaluated_at: momentOrNull('When a price was last compared with the rule.', MILLISECONDS),
    crossed_at: momentOrNull('When the rule was last crossed.'),
  }),
);

const webhook = {
  id: integer(1),
  url: text(
    'https://example.com/kasparro',
    'The URL that events are sent to. For Slack, Discord and `ALERT_WEBHOOK_URL`, only the host is shown, because these ' +
      'URLs work like passwords.',
  ),
  format: oneOf(WEBHOOK_FORMATS, 'standard'),
  events: z.array(oneOf(WEBHOOK_EVENTS, 'run.failed')).meta({ example: ['run.failed', 'feed.failing'] }),
  prices: z.array(WatchedPrice),
  description: text('on-call channel').nullable(),
  managed_by: oneOf(
    ALERT_VARIABLES,
    'ALERT_WEBHOOK_URL',
    'The environment variable that created the webhook, which can only be changed or removed through this variable.',
  )
    .nullable()
    .meta({ example: null }),
  enabled: flag(true),
  disabled_reason: text('all deliveries have failed for 120 hours').nullable().meta({ example: null }),
  disabled_at: momentOrNull(),
  failing_since: momentOrNull('When the first failed delivery since the last successful one took place.'),
  last_success_at: momentOrNull(undefined, MILLISECONDS),
  created_at: moment(undefined, MILLISECONDS),
  updated_at: moment(undefined, MILLISECONDS),
};

export const WebhookReply = component(
  'Webhook',
  z.strictObject(webhook).meta({ description: 'A webhook, without its secrets.' }),
);

export type WebhookReply = z.infer<typeof WebhookReply>;

export const WebhookWithSecret = component(
  'WebhookWithSecret',
  z.strictObject({
    secret: text(
      'whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=',
      'The secret that deliveries are signed with. It is shown only once: it is null if the request is repeated with the ' +
        'same `Idempotency-Key`.',
    ).nullable(),
    ...webhook,
  }),
);

export type WebhookWithSecret = z.infer<typeof WebhookWithSecret>;
export const WebhookPage = pageOf('WebhookPage', WebhookReply);
export type WebhookPage = z.infer<typeof WebhookPage>;
