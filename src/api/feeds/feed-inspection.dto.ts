import { ApiProperty } from '@nestjs/swagger';
import { IsString, Matches, MaxLength } from 'class-validator';
import { LIMITS } from '../../domain/limits.js';
import { Storable } from '../query-fields.js';

export class InspectFeed {
  @ApiProperty({
    description:
      'The URL of a feed, or of a page that may link to one. If it is the URL or name of a configured feed, as shown by ' +
      '`GET /feeds`, its settings apply.',
    maxLength: LIMITS.partitionBytes,
    example: 'https://www.coindesk.com/arc/outboundfeeds/rss/',
  })
  @MaxLength(LIMITS.partitionBytes, { message: `url must have at most ${LIMITS.partitionBytes} characters` })
  @Matches(/\S/, { message: 'url must not be empty' })
  @IsString({ message: 'url must be text' })
  @Storable()
  url: string;
}
