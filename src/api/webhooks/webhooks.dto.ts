import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsOptional } from 'class-validator';
import { WEBHOOK_FORMATS, type WebhookEventType, type WebhookFormat } from '../../webhooks/webhook.js';
import { WholeNumber } from '../number-fields.js';
import { IsGiven, OneOf } from '../query-fields.js';
import { Description, Events, EVENTS_DOCS, Prices, Url, URL_DOCS } from './webhook-fields.js';
import type { WebhookPrice } from './webhook-price.dto.js';

const MAX_GRACE_SECONDS = 30 * 86_400;
const DAY_SECONDS = 86_400;

export class CreateWebhook {
  @ApiProperty(URL_DOCS)
  @Url()
  url: string;

  @OneOf(WEBHOOK_FORMATS, {
    description:
      '`standard` is signed JSON as specified by Standard Webhooks; the others are messages for people. By default, the URL ' +
      'determines the format.',
    example: 'standard',
  })
  format?: WebhookFormat;

  @ApiProperty(EVENTS_DOCS)
  @Events()
  events: WebhookEventType[];

  @Prices()
  prices?: WebhookPrice[];

  @Description()
  description?: string;
}

export class UpdateWebhook {
  @ApiPropertyOptional(URL_DOCS)
  @IsOptional()
  @Url()
  url?: string;

  @ApiPropertyOptional(EVENTS_DOCS)
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
  @WholeNumber(0, MAX_GRACE_SECONDS, {
    description: 'How long deliveries are also signed with earlier secrets, in seconds.',
    default: DAY_SECONDS,
    example: 3600,
    optional: IsGiven,
  })
  grace_seconds: number = DAY_SECONDS;
}
