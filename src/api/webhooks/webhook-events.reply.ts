import { z } from 'zod';
import { SAMPLE_EVENTS } from '../../webhooks/samples.js';
import { TEST_EVENT, WEBHOOK_EVENTS } from '../../webhooks/webhook.js';
import { component } from '../openapi/component.js';
import { moment } from '../openapi/fields.js';
import { type EventType, EVENT_DATA } from './webhook-event-data.js';

export const DELIVERED_EVENTS: readonly EventType[] = [...WEBHOOK_EVENTS, TEST_EVENT];

/** The bodies of deliveries in the format `standard`, by the type of the event. */
export const EVENT_BODIES: ReadonlyMap<EventType, z.ZodType> = new Map(
  DELIVERED_EVENTS.map((type) => {
    const body = z.strictObject({
      type: z.literal(type).meta({ example: type }),
      timestamp: moment('When the event occurred.', '2026-01-31T12:00:00.000Z'),
      data: EVENT_DATA[type].meta({ example: SAMPLE_EVENTS[type] }),
    });
    return [type, component(nameOf(type), body)];
  }),
);

/** The name of an event's schema, such as RunFailedEvent. */
function nameOf(type: EventType): string {
  const words = type.split('.').map((word) => word[0]!.toUpperCase() + word.slice(1));
  return `${words.join('')}Event`;
}
