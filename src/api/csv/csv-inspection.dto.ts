import { ApiProperty } from '@nestjs/swagger';
import { IsString, Matches, MaxLength } from 'class-validator';
import { LIMITS } from '../../domain/limits.js';
import { Storable, Text } from '../query-fields.js';

export class InspectQuery {
  @Text(
    {
      description:
        'What an uploaded file is called: some files contain their coin or currency in their name only.',
      example: 'btc-usd-max.csv',
    },
    LIMITS.partitionBytes,
  )
  name?: string;
}

export class InspectPath {
  @ApiProperty({
    description: 'A file of CSV_PATH, by the name of its partition.',
    maxLength: LIMITS.partitionBytes,
    example: 'daily.csv',
  })
  @MaxLength(LIMITS.partitionBytes, { message: `path must have at most ${LIMITS.partitionBytes} characters` })
  @Matches(/\S/, { message: 'path must not be empty' })
  @IsString({ message: 'path must be text' })
  @Storable()
  path: string;
}
