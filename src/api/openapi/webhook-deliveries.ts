import type { OpenAPIObject } from '@nestjs/swagger';
import { SAMPLE_EVENTS } from '../../webhooks/samples.js';
import { DELIVERED_EVENTS, EVENT_BODIES } from '../webhooks/webhook-events.reply.js';
import { refTo } from './component.js';

const WHEN: Readonly<Record<(typeof DELIVERED_EVENTS)[number], string>> = {
  'run.failed': 'A run ended without reading any of its partitions',
  'run.partial': 'A run ended and some of its partitions failed',
  'source.failing': 'The live runs of a source started failing, or are still failing',
  'source.recovered': 'A failing source could be read again',
  'feed.failing': 'The third live run in a row could not read a feed',
  'feed.recovered': 'A failing feed could be read again',
  'drift.detected': "The shape of a source's data changed in a new way",
  'anomaly.opened': 'A run or price is unusual',
  'asset.review': 'The resolver cannot decide which asset a listing belongs to',
  'price.crossed': 'A watched price crossed its threshold, or changed by its percentage',
  'webhook.test': 'A test of the webhook',
};

const header = (name: string, description: string, example: string) => ({
  name,
  in: 'header',
  required: true,
  description,
  schema: { type: 'string', example },
});
const HEADERS = [
  header(
    'webhook-id',
    'Identifies the event: the same for every attempt and replay.',
    'msg_0198f2b66a0e7c3e9a514d7a2f1f8f7e',
  ),
  header('webhook-timestamp', 'When the attempt was made, in seconds since 1970.', '1769860800'),
  header(
    'webhook-signature',
    'A signature for each valid secret, separated by spaces: https://www.standardwebhooks.com.',
    'v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=',
  ),
];

/** Describes what receivers get in the format `standard`: the `webhooks` of OpenAPI 3.1. */
export function describeDeliveries(document: OpenAPIObject): void {
  document.webhooks = Object.fromEntries(
    DELIVERED_EVENTS.map((type) => {
      const body = { type, timestamp: '2026-01-31T12:00:00.000Z', data: SAMPLE_EVENTS[type] };
      const content = { 'application/json': { schema: refTo(EVENT_BODIES.get(type)!), example: body } };
      const post = {
        operationId: type.replace(/\.(\w)/, (_, letter: string) => letter.toUpperCase()),
        summary: WHEN[type],
        description:
          'Amounts are exact decimals as JSON numbers. Any status other than 200 to 299 leads to another attempt.',
        tags: ['webhooks'],
        parameters: HEADERS,
        requestBody: { required: true, content },
        responses: { '204': { description: 'The receiver has accepted the event.' } },
      };
      return [type, { post }];
    }),
  ) as OpenAPIObject['webhooks'];
}
