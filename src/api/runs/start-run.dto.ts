import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { LIMITS } from '../../domain/limits.js';
import { Moment, OneOf, Storable, Text } from '../query-fields.js';

const STARTABLE = ['live', 'backfill'] as const;

export class StartRun {
  @ApiProperty({ description: 'The source to run. `/sources` lists their names.', example: 'csv' })
  @MaxLength(100, { message: 'source must have at most 100 characters' })
  @IsString({ message: 'source must be the name of a source' })
  @Storable()
  source: string;

  @OneOf(STARTABLE, {
    description:
      '`live` continues from the checkpoints; `backfill` reads the past again and leaves them alone.',
    default: 'live',
    example: 'live',
  })
  mode: (typeof STARTABLE)[number] = 'live';

  @Text(
    { description: 'Backfill only: just this partition, as `/checkpoints` names it.' },
    LIMITS.partitionBytes,
  )
  partition?: string;

  @Moment({ description: 'Backfill only: what was observed at or after this moment.' })
  since?: string;

  @Moment({ description: 'Backfill only: what was observed before this moment.' })
  until?: string;
}
