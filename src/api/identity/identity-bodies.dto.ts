import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsInt,
  IsObject,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { LIMITS } from '../../domain/limits.js';
import { Storable, Text } from '../query-fields.js';

const MAX_ENTRIES = 100;

function Slug(description: string, example: string) {
  return applyDecorators(
    ApiProperty({ description, example }),
    IsString({ message: '$property must be a slug or the id of an asset' }),
    MaxLength(LIMITS.label, { message: `$property must have at most ${LIMITS.label} characters` }),
    Storable(),
  );
}

function Names(description: string, example: string[]) {
  return applyDecorators(
    ApiProperty({ type: [String], description, example }),
    IsArray({ message: '$property must be a list of texts' }),
    ArrayMinSize(1, { message: '$property must have an entry' }),
    ArrayMaxSize(MAX_ENTRIES, { message: `$property must have at most ${MAX_ENTRIES} entries` }),
    IsString({ each: true, message: '$property must be a list of texts' }),
    MaxLength(600, { each: true, message: '$property must have entries of at most 600 characters' }),
    Storable({ each: true }),
  );
}

// In the demo, the examples can be sent in the order of the operations: the merge reverses the split, and the undo
// reverses the confirmation.

class Reasoned {
  @Text({ description: 'Why; stored with the operation.', example: 'checked by hand' }, 1000)
  reason?: string;
}

export class MergeAssets extends Reasoned {
  @Names(
    'Slugs or ids of the assets to merge into `into`. An asset named twice, by slug and by id, counts once.',
    ['lumen-vault-luva'],
  )
  from: string[];

  @Slug(
    'Slug or id of the asset that remains. It keeps its slug and id; the slugs and ids of the merged assets lead to it.',
    'lumen-vault',
  )
  into: string;
}

export class SplitAsset extends Reasoned {
  @Slug('Slug or id of the asset to split.', 'lumen-vault')
  asset: string;

  @Names('The listings to move to another asset, as `source/external_id`.', ['coinpaprika/luva-lumen-vault'])
  listings: string[];
}

export class ConfirmListing extends Reasoned {
  @ApiProperty({ description: 'The listing, as `source/external_id`.', example: 'exchanges/kraken:BTC' })
  @Matches(/^[^/]+\/[\s\S]/, { message: 'listing must be source/external_id' })
  @MaxLength(600, { message: 'listing must have at most 600 characters' })
  @IsString({ message: 'listing must be source/external_id' })
  @Storable()
  listing: string;

  @Slug('Slug or id of the asset that the listing belongs to.', 'bitcoin')
  asset: string;
}

export class SettleDecision {
  @ApiProperty({ description: 'The listing, as `source/external_id`.', example: 'exchanges/kraken:ETH' })
  @Matches(/^[^/]+\/./s, { message: 'listing must be source/external_id' })
  @MaxLength(600, { message: 'listing must have at most 600 characters' })
  @IsString({ message: 'listing must be source/external_id' })
  @Storable()
  listing: string;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Slug or id of the asset that the listing belongs to; null to create a new asset for it.',
    example: 'ethereum',
  })
  @ValidateIf((_, value) => value !== null)
  @MaxLength(LIMITS.label, { message: `asset must have at most ${LIMITS.label} characters` })
  @IsString({ message: 'asset must be a slug, the id of an asset or null' })
  @Storable()
  asset: string | null;
}

export class SettleListings extends Reasoned {
  @ApiProperty({
    type: [SettleDecision],
    description: 'Decisions, such as the `choices` of `GET /assets/review`. All are carried out, or none.',
  })
  // Refuses an empty list as an entry: it has nothing to validate and would be accepted.
  @IsObject({ each: true, message: 'decisions must be objects' })
  @ValidateNested({ each: true })
  @Type(() => SettleDecision)
  @ArrayUnique((one: Partial<SettleDecision> | null) => one?.listing, {
    message: 'decisions must name each listing once',
  })
  @ArrayMaxSize(MAX_ENTRIES, { message: `decisions must have at most ${MAX_ENTRIES} entries` })
  @ArrayMinSize(1, { message: 'decisions must have an entry' })
  @IsArray({ message: 'decisions must be a list' })
  decisions: SettleDecision[];
}

export class UndoOperation extends Reasoned {
  @ApiProperty({ type: 'integer', description: 'The operation to undo.', example: 1 })
  @Max(Number.MAX_SAFE_INTEGER, { message: 'operation_id must be a whole number' })
  @Min(1, { message: 'operation_id must be at least 1' })
  @IsInt({ message: 'operation_id must be a whole number' })
  operation_id: number;
}
