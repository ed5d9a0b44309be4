import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { LIMITS } from '../../domain/limits.js';
import { Storable, Text } from '../query-fields.js';

export class InspectQuery {
  @Text(
    {
      description:
        'The name of the uploaded file. Some files contain the coin or the currency only in their name.',
      example: 'btc-usd-max.csv',
    },
    LIMITS.partitionBytes,
  )
  name?: string;
}

export const PROFILE = "- files: daily.csv\n  decimal: '.'\n  constants: { currency: EUR }\n";
/** Maximum length of a profile in characters, far more than any profile needs. */
export const MAX_PROFILE = 12_000;

export class InspectPath {
  @ApiProperty({
    description: 'The name of a file in CSV_PATH, which is also the name of its partition.',
    maxLength: LIMITS.partitionBytes,
    example: 'daily.csv',
  })
  @MaxLength(LIMITS.partitionBytes, { message: `path must have at most ${LIMITS.partitionBytes} characters` })
  @Matches(/\S/, { message: 'path must not be empty' })
  @IsString({ message: 'path must be text' })
  @Storable()
  path: string;

  @ApiProperty({
    description:
      'A profile to use instead of CSV_PROFILES, in the same format: a YAML list with an entry that applies to the file.',
    required: false,
    maxLength: MAX_PROFILE,
    example: PROFILE,
  })
  @IsOptional()
  @MaxLength(MAX_PROFILE, { message: `profile must have at most ${MAX_PROFILE} characters` })
  @IsString({ message: 'profile must be text' })
  profile?: string;
}
