import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsInt, IsOptional, Max, Min } from 'class-validator';
import { WEBHOOK_FORMATS, type WebhookEventType, type WebhookFormat } from '../../webhooks/webhook.js';
import { OneOf } from '../query-fields.js';
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
