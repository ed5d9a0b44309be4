import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsObject, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import type { Cursor } from '../../domain/source.js';
import { LIMITS } from '../../domain/limits.js';
import { Storable, Text, WholeNumber } from '../query-fields.js';

const LONGEST_KEY = LIMITS.partitionBytes;

export class CheckpointsQuery {
  @WholeNumber(1, 1000, { description: 'Checkpoints a page.', default: 50, example: 3 })
  limit: number = 50;

  @WholeNumber(1, 999_999_999, {
    description: '`metadata.next_cursor` of the page before.',
    example: 1,
  })
  cursor?: number;

  @Text({ description: 'Only checkpoints of this source.', example: 'csv' })
  source?: string;

  @Text({ description: 'Only of this partition: a file, a feed.', example: 'prices.csv' }, LONGEST_KEY)
  partition?: string;
}

/** Text that must be there. */
function Said(docs: { description: string; example: string }, maxLength: number) {
  return applyDecorators(
    ApiProperty({ maxLength, ...docs }),
    IsString({ message: '$property must be text' }),
    Matches(/\S/, { message: '$property must not be empty' }),
    MaxLength(maxLength, { message: `$property must have at most ${maxLength} characters` }),
    Storable(),
  );
}

export class ResetCheckpoint {
  @Said({ description: 'The source. Names are at `/sources`.', example: 'csv' }, 100)
  source: string;

  @Said({ description: 'The partition, as `/checkpoints` names it.', example: 'prices.csv' }, LONGEST_KEY)
  partition: string;

  @Said({ description: 'Why: it is kept in the audit log.', example: 'the file was repaired' }, 500)
  reason: string;

  @ApiProperty({
    required: false,
    default: false,
    description: 'Also while the source runs: the run can then store no more of this partition.',
  })
  @IsOptional()
  @IsBoolean({ message: 'force must be true or false' })
  force: boolean = false;
}

export class SetCheckpoint extends ResetCheckpoint {
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'Where the next run goes on: in the form in which `/checkpoints` shows it for this source.',
    example: { coins: 2500 },
  })
  @IsObject({ message: 'cursor must be an object' })
  cursor: Cursor;
}
