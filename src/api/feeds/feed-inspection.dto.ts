import { ApiProperty } from '@nestjs/swagger';
import { IsString, Matches, MaxLength } from 'class-validator';
import { LIMITS } from '../../domain/limits.js';
import { Storable } from '../query-fields.js';

export class InspectFeed {
  @ApiProperty({
    description:
      'A feed, or a page that may link to one. The settings of a configured feed apply if this is its URL or name, ' +
      'as `GET /feeds` shows it.',
    maxLength: LIMITS.partitionBytes,
    example: 'https://www.coindesk.com/arc/outboundfeeds/rss/',
  })
  @MaxLength(LIMITS.partitionBytes, { message: `url must have at most ${LIMITS.partitionBytes} characters` })
  @Matches(/\S/, { message: 'url must not be empty' })
  @IsString({ message: 'url must be text' })
  @Storable()
  url: string;
}
