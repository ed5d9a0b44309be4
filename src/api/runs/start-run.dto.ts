import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { LIMITS } from '../../domain/limits.js';
import { Moment, OneOf, Storable, Text } from '../query-fields.js';

const STARTABLE = ['live', 'backfill'] as const;

export class StartRun {
  @ApiProperty({ description: 'The source to run. Names are at `/sources`.', example: 'csv' })
  @MaxLength(100, { message: 'source must have at most 100 characters' })
  @IsString({ message: 'source must be the name of a source' })
  @Storable()
  source: string;

  @OneOf(STARTABLE, {
    description: '`live` goes on from the checkpoints; `backfill` reads again beside them.',
    default: 'live',
    example: 'live',
  })
  mode: (typeof STARTABLE)[number] = 'live';

  @Text(
    { description: 'Of a backfill: only this partition, as `/checkpoints` names it.' },
    LIMITS.partitionBytes,
  )
  partition?: string;

  @Moment({ description: 'Of a backfill: only what was observed from here on.' })
  since?: string;

  @Moment({ description: 'Of a backfill: only what was observed before.' })
  until?: string;
}
