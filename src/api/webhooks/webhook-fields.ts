import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import { WEBHOOK_EVENTS } from '../../webhooks/webhook.js';
import { Storable } from '../query-fields.js';
import { WebhookPrice } from './webhook-price.dto.js';

const MAX_URL = 2000;
const MAX_PRICES = 50;

/** Documents `url`, both for bodies that require it and for others. */
export const URL_DOCS = {
  maxLength: MAX_URL,
  description:
    'Where to deliver events: an `https://` URL, or `mailto:` with e-mail addresses. Private network addresses must be ' +
    'permitted by `WEBHOOK_PRIVATE_TARGETS`.',
  example: 'https://example.com/kasparro',
};
export const EVENTS_DOCS = {
  enum: WEBHOOK_EVENTS,
  isArray: true,
  minItems: 1,
  uniqueItems: true,
  description: 'Events to deliver.',
  example: ['run.failed', 'feed.failing'],
};
export function Url() {
  return applyDecorators(
    IsString({ message: 'url must be text' }),
    Matches(/^[\x21-\x7e]+$/, { message: 'url must have visible ASCII characters only; encode others' }),
    MaxLength(MAX_URL, { message: `url must have at most ${MAX_URL} characters` }),
  );
}

export function Events() {
  return applyDecorators(
    IsArray({ message: 'events must be a list' }),
    ArrayMaxSize(WEBHOOK_EVENTS.length, { message: 'events must not repeat' }),
    ArrayMinSize(1, { message: `events must be some of ${WEBHOOK_EVENTS.join(', ')}` }),
    ArrayUnique({ message: 'events must not repeat' }),
    IsIn(WEBHOOK_EVENTS, { each: true, message: `events must be some of ${WEBHOOK_EVENTS.join(', ')}` }),
  );
}

export function Description() {
  return applyDecorators(
    ApiPropertyOptional({ maxLength: 200, description: 'A note for people.', example: 'on-call channel' }),
    IsOptional(),
    IsString({ message: 'description must be text' }),
    MaxLength(200, { message: 'description must have at most 200 characters' }),
    Storable(),
  );
}

/**
 * Refuses an empty list as an entry: it has nothing to validate and would be accepted. ValidateNested refuses all other
 * entries that are not objects.
 */
function NoLists(message: string) {
  const validator = { validate: (entry: unknown) => !Array.isArray(entry) };
  return ValidateBy({ name: 'noLists', validator }, { each: true, message });
}

export function Prices() {
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
