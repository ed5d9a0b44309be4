import { TEST_EVENT, WEBHOOK_EVENTS } from '../../webhooks/webhook.js';
import { PageQuery } from '../page-query.dto.js';
import { OneOf } from '../query-fields.js';

const SAMPLED = [TEST_EVENT, ...WEBHOOK_EVENTS] as const;

export class TestWebhook {
  @OneOf(SAMPLED, {
    description: 'The type of the sample to send.',
    default: TEST_EVENT,
    example: 'run.failed',
  })
  type: (typeof SAMPLED)[number] = TEST_EVENT;
}

export const DELIVERY_STATUSES = ['pending', 'succeeded', 'failed'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

export class DeliveriesQuery extends PageQuery {
  @OneOf(DELIVERY_STATUSES, { description: 'Only deliveries in this state.', example: 'failed' })
  status?: DeliveryStatus;
}
