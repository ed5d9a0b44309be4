import { ApiProperty } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsOptional,
  IsString,
  MaxLength,
} from 'class-validator';
import { LIMITS } from '../../domain/limits.js';
import { Moment } from '../moment-fields.js';
import { CandleInterval, OneOf, Storable, Text } from '../query-fields.js';

const MAX_ASSETS = 500;
const STARTABLE = ['live', 'backfill'] as const;

export class StartRun {
  @ApiProperty({ description: 'The name of the source to run; `/sources` lists the names.', example: 'csv' })
  @MaxLength(100, { message: 'source must have at most 100 characters' })
  @IsString({ message: 'source must be the name of a source' })
  @Storable()
  source: string;

  @OneOf(STARTABLE, {
    description: '`live` continues from the checkpoints; `backfill` reads history without changing them.',
    default: 'live',
    example: 'live',
  })
  mode: (typeof STARTABLE)[number] = 'live';

  @Text(
    { description: 'Backfill only: read just this partition, named as in `/checkpoints`.' },
    LIMITS.partitionBytes,
  )
  partition?: string;

  @Moment({ description: 'Backfill only: data observed at or after this moment.' })
  since?: string;

  @Moment({ description: 'Backfill only: data observed before this moment.' })
  until?: string;

  @ApiProperty({
    description:
      'Backfill of an API only: the assets to read, by slug or id. Required for sources that make separate calls for each asset.',
    required: false,
    type: [String],
    maxItems: MAX_ASSETS,
    uniqueItems: true,
  })
  @IsOptional()
  @Storable({ each: true })
  @MaxLength(200, { each: true, message: 'each of assets must have at most 200 characters' })
  @IsString({ each: true, message: 'assets must be a list of slugs or ids' })
  @ArrayUnique({ message: 'assets must not contain an item twice' })
  @ArrayMaxSize(MAX_ASSETS, { message: `assets must have at most ${MAX_ASSETS} items` })
  @IsArray({ message: 'assets must be a list of slugs or ids' })
  assets?: string[];

  @ApiProperty({
    description:
      'Backfill of an API only: read only the gaps that `GET /gaps` finds for `assets` and `interval`, between `since` and ' +
      '`until` if they are given.',
    required: false,
    type: Boolean,
    default: false,
  })
  @IsBoolean({ message: 'fill must be true or false' })
  fill: boolean = false;

  @CandleInterval({ description: 'With `fill`: the interval used to find gaps, such as `1h`.' })
  interval?: string;

  @ApiProperty({
    description:
      'Backfill of an API only: reply with the number of calls and the time that the backfill would take, without starting it.',
    required: false,
    type: Boolean,
    default: false,
  })
  @IsBoolean({ message: 'dry_run must be true or false' })
  dry_run: boolean = false;
}
