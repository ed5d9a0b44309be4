import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import { SOURCE_NAME } from '../../sources/defined/read-definitions.js';

export class SourceCheckQuery {
  @ApiProperty({
    description:
      'The name that the file would have, without `.yaml`. The environment variable NAME_BASE_URL applies as in runs.',
    required: false,
    default: 'my_source',
    pattern: SOURCE_NAME.source,
    example: 'coinlore',
  })
  @IsOptional()
  @Matches(SOURCE_NAME, { message: 'name must be lower-case letters, digits and _, such as my_source' })
  name: string = 'my_source';
}
