import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsInt,
  IsObject,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { SourceFilter } from '../page-query.dto.js';
import { IsGiven, Storable } from '../query-fields.js';
import { WholeNumber } from '../number-fields.js';
import { CodeFilter, FieldFilter, RunFilter } from './rejection-fields.js';

const MAX_IDS = 1000;
const MAX_BATCH = 10_000;

/** A filter for open rejections; an empty filter selects all of them. */
export class RejectionSelection {
  @SourceFilter()
  source?: string;

  @CodeFilter()
  code?: string;

  @FieldFilter()
  field?: string;

  @RunFilter()
  run?: number;

  @ApiPropertyOptional({
    type: [Number],
    description: `Only the rejections with these ids; at most ${MAX_IDS}.`,
    example: [1, 2],
  })
  @IsGiven()
  @Max(Number.MAX_SAFE_INTEGER, { each: true, message: 'ids must be whole numbers' })
  @Min(1, { each: true, message: 'ids must be at least 1' })
  @IsInt({ each: true, message: 'ids must be whole numbers' })
  @ArrayMaxSize(MAX_IDS, { message: `ids must have at most ${MAX_IDS} entries` })
  @IsArray({ message: 'ids must be a list of whole numbers' })
  ids?: number[];
}

export class ReplayRejections {
  @ApiPropertyOptional({ type: RejectionSelection })
  @IsGiven()
  @IsObject({ message: 'filter must be an object' })
  @ValidateNested()
  @Type(() => RejectionSelection)
  filter: RejectionSelection = new RejectionSelection();

  @ApiPropertyOptional({
    type: Boolean,
    default: true,
    description:
      'Only report which rejections would pass, without storing their records. Send false to store them.',
    example: true,
  })
  @IsGiven()
  @IsBoolean({ message: 'dry_run must be true or false' })
  dry_run: boolean = true;

  @WholeNumber(1, MAX_BATCH, {
    description: 'Maximum number of rejections to replay.',
    default: MAX_BATCH,
    example: MAX_BATCH,
  })
  limit: number = MAX_BATCH;

  @WholeNumber(1, 999_999_999, {
    description: '`next_after` of the previous reply, to continue after it.',
    example: 1000,
  })
  after?: number;
}

export class DiscardRejection {
  @ApiProperty({
    description: 'Why the rejection is discarded; stored in the audit log.',
    example: 'a test coin of the upstream',
  })
  @MaxLength(500, { message: 'reason must have at most 500 characters' })
  @Matches(/\S/, { message: 'reason must not be empty' })
  @IsString({ message: 'reason must be text' })
  @Storable()
  reason: string;
}

export class DiscardRejections extends DiscardRejection {
  @ApiProperty({ type: RejectionSelection })
  @IsObject({ message: 'filter must be an object' })
  @ValidateNested()
  @Type(() => RejectionSelection)
  filter: RejectionSelection;
}
