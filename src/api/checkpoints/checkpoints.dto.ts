import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsObject, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import type { Cursor } from '../../domain/source.js';
import { LIMITS } from '../../domain/limits.js';
import { SourcesFilter, PageQuery } from '../page-query.dto.js';
import { Storable, Text } from '../query-fields.js';

const MAX_KEY_BYTES = LIMITS.partitionBytes;

export class CheckpointsQuery extends PageQuery {
  @SourcesFilter()
  source?: string[];

  @Text(
    { description: 'Only the checkpoint of this partition, such as a file or feed.', example: 'daily.csv' },
    MAX_KEY_BYTES,
  )
  partition?: string;
}

/** A required text field of a request body. */
function RequiredText(docs: { description: string; example: string }, maxLength: number) {
  return applyDecorators(
    ApiProperty({ maxLength, ...docs }),
    IsString({ message: '$property must be text' }),
    Matches(/\S/, { message: '$property must not be empty' }),
    MaxLength(maxLength, { message: `$property must have at most ${maxLength} characters` }),
    Storable(),
  );
}

export class ResetCheckpoint {
  @RequiredText({ description: 'The name of the source, as in `/sources`.', example: 'csv' }, 100)
  source: string;

  @RequiredText(
    { description: 'The name of the partition, as in `/checkpoints`.', example: 'daily.csv' },
    MAX_KEY_BYTES,
  )
  partition: string;

  @RequiredText({ description: 'Why; stored in the audit log.', example: 'the file was repaired' }, 500)
  reason: string;

  @ApiProperty({
    required: false,
    default: false,
    description:
      'Apply the change even while the source is running. The current run can then store no more data of this partition.',
  })
  @IsOptional()
  @IsBoolean({ message: 'force must be true or false' })
  force: boolean = false;
}

export class SetCheckpoint extends ResetCheckpoint {
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'Where the next run continues, in the form shown by `/checkpoints` for this source.',
    example: { coins: 500 },
  })
  @IsObject({ message: 'cursor must be an object' })
  cursor: Cursor;
}
