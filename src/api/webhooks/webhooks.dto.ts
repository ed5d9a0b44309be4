import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import {
  TEST_EVENT,
  WEBHOOK_EVENTS,
  WEBHOOK_FORMATS,
  type WebhookEventType,
  type WebhookFormat,
} from '../../webhooks/webhook.js';
import { PageQuery } from '../page-query.dto.js';
import { OneOf, Storable } from '../query-fields.js';
import { WebhookPrice } from './webhook-price.dto.js';

const MAX_URL = 2000;
const MAX_PRICES = 50;
const MAX_GRACE_SECONDS = 30 * 86_400;
const DAY_SECONDS = 86_400;

const url = {
  maxLength: MAX_URL,
  description:
    'Where to deliver: `https://…`, or `mailto:` with addresses. Private addresses must be permitted by ' +
    '`WEBHOOK_PRIVATE_TARGETS`.',
  example: 'https://example.com/kasparro',
};
const events = {
  enum: WEBHOOK_EVENTS,
  isArray: true,
  minItems: 1,
  uniqueItems: true,
  description: 'Events to deliver.',
  example: ['run.failed', 'feed.failing'],
};
const description = { maxLength: 200, description: 'For people.', example: 'on-call channel' };
function Url() {
  return applyDecorators(
    IsString({ message: 'url must be text' }),
    Matches(/^[\x21-\x7e]+$/, { message: 'url must have visible ASCII characters only; encode others' }),
    MaxLength(MAX_URL, { message: `url must have at most ${MAX_URL} characters` }),
  );
}

function Events() {
  return applyDecorators(
    IsArray({ message: 'events must be a list' }),
    ArrayMaxSize(WEBHOOK_EVENTS.length, { message: 'events must not repeat' }),
    ArrayMinSize(1, { message: `events must be some of ${WEBHOOK_EVENTS.join(', ')}` }),
    ArrayUnique({ message: 'events must not repeat' }),
    IsIn(WEBHOOK_EVENTS, { each: true, message: `events must be some of ${WEBHOOK_EVENTS.join(', ')}` }),
  );
}

function Description() {
  return applyDecorators(
    ApiPropertyOptional(description),
    IsOptional(),
    IsString({ message: 'description must be text' }),
    MaxLength(200, { message: 'description must have at most 200 characters' }),
    Storable(),
  );
}

/** An empty list has nothing to validate and would be accepted as an entry; ValidateNested reports other entries. */
function NoLists(message: string) {
  const validator = { validate: (entry: unknown) => !Array.isArray(entry) };
  return ValidateBy({ name: 'noLists', validator }, { each: true, message });
}

function Prices() {
  return applyDecorators(
    ApiPropertyOptional({
      type: [WebhookPrice],
      maxItems: MAX_PRICES,
      description: 'The prices to watch for `price.crossed`.',
      example: [],
    }),
    IsOptional(),
    IsArray({ message: 'prices must be a list' }),
    ArrayMaxSize(MAX_PRICES, { message: `prices must have at most ${MAX_PRICES} entries` }),
    Type(() => WebhookPrice),
    NoLists('prices must be objects'),
    ValidateNested({ each: true, message: 'prices must be objects' }),
  );
}

export class CreateWebhook {
  @ApiProperty(url)
  @Url()
  url: string;

  @OneOf(WEBHOOK_FORMATS, {
    description:
      '`standard` is signed JSON as specified by Standard Webhooks; the others are messages for people. By default what the ' +
      'address suggests.',
    example: 'standard',
  })
  format?: WebhookFormat;

  @ApiProperty(events)
  @Events()
  events: WebhookEventType[];

  @Prices()
  prices?: WebhookPrice[];

  @Description()
  description?: string;
}

export class UpdateWebhook {
  @ApiPropertyOptional(url)
  @IsOptional()
  @Url()
  url?: string;

  @ApiPropertyOptional(events)
  @IsOptional()
  @Events()
  events?: WebhookEventType[];

  @Prices()
  prices?: WebhookPrice[];

  @Description()
  description?: string;

  @ApiPropertyOptional({
    description:
      'Whether events are delivered. Events that occur while this is false are not delivered later.',
    example: true,
  })
  @IsOptional()
  @IsBoolean({ message: 'enabled must be true or false' })
  enabled?: boolean;
}

export class RotateWebhookSecret {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: MAX_GRACE_SECONDS,
    default: DAY_SECONDS,
    description: 'How long deliveries are also signed with earlier secrets, in seconds.',
    example: 3600,
  })
  @IsOptional()
  @IsInt({ message: `grace_seconds must be a whole number from 0 to ${MAX_GRACE_SECONDS}` })
  @Min(0, { message: 'grace_seconds must be at least 0' })
  @Max(MAX_GRACE_SECONDS, { message: `grace_seconds must be at most ${MAX_GRACE_SECONDS}` })
  grace_seconds: number = DAY_SECONDS;
}

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
