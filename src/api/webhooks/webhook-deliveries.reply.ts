import { z } from 'zod';
import { SAMPLE_EVENTS } from '../../webhooks/samples.js';
import { TEST_EVENT, WEBHOOK_EVENTS } from '../../webhooks/webhook.js';
import { component } from '../openapi/component.js';
import { anyObject, count, integer, moment, momentOrNull, oneOf, text } from '../openapi/fields.js';
import { pageOf } from '../openapi/page.js';
import { DELIVERY_STATUSES } from './webhook-deliveries.dto.js';
import { MILLISECONDS } from './webhooks.reply.js';

const delivery = {
  id: integer(1),
  message_id: text(
    'msg_0198f2b66a0e7c3e9a514d7a2f1f8f7e',
    'The `webhook-id` header. A replay has the same one.',
  ),
  type: oneOf([TEST_EVENT, ...WEBHOOK_EVENTS], 'run.failed'),
  status: oneOf(DELIVERY_STATUSES, 'succeeded'),
  attempts: count(1, 'Number of attempts so far.'),
  last_status: z
    .int()
    .nullable()
    .meta({ description: 'HTTP status of the last attempt; null without a reply.', example: 204 }),
  error: text(
    'the receiver answered 503',
    'The error of the last attempt, or the reason why no more attempts are made.',
  )
    .nullable()
    .meta({ example: null }),
  created_at: moment(undefined, MILLISECONDS),
  next_attempt_at: momentOrNull('For pending deliveries only: when the next attempt is due.'),
  finished_at: momentOrNull(undefined, MILLISECONDS),
};

export const DeliveryReply = component('WebhookDelivery', z.strictObject(delivery));
export type DeliveryReply = z.infer<typeof DeliveryReply>;

const AttemptReply = component(
  'WebhookAttempt',
  z.strictObject({
    number: integer(1, '1 is the first attempt.'),
    at: moment('When the attempt began.', MILLISECONDS),
    duration_ms: count(42, 'How long the attempt took, in milliseconds.'),
    status: z
      .int()
      .nullable()
      .meta({ description: 'HTTP or SMTP status; null without a reply.', example: 204 }),
    error: text('no reply within 10000 ms', 'Why the attempt failed; null if it succeeded.')
      .nullable()
      .meta({ example: null }),
    response: text('', 'The first kilobyte of the reply.').nullable(),
  }),
);

export const DeliveryDetail = component(
  'WebhookDeliveryDetail',
  z.strictObject({
    ...delivery,
    timestamp: moment('When the event occurred.', MILLISECONDS),
    data: anyObject(
      SAMPLE_EVENTS['run.failed'],
      'The data of the event, which depends on its type. Amounts are exact decimals.',
    ),
    log: z.array(AttemptReply).meta({ description: 'The attempts to deliver it, oldest first.' }),
  }),
);

export type DeliveryDetail = z.infer<typeof DeliveryDetail>;
export const DeliveryPage = pageOf('WebhookDeliveryPage', DeliveryReply);
export type DeliveryPage = z.infer<typeof DeliveryPage>;
