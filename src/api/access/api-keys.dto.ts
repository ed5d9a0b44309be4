import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  Max,
  Min,
  ValidateBy,
} from 'class-validator';
import { isKeyName, KEY_NAME_RULE } from '../../access/key-name.js';
import { type Scope, SCOPES } from '../../access/scope.js';
import { Moment, WholeNumber } from '../query-fields.js';

const MAX_GRACE_SECONDS = 30 * 86_400;

export class ApiKeysQuery {
  @WholeNumber(1, 1000, { description: 'Keys a page.', default: 50, example: 3 })
  limit: number = 50;

  @WholeNumber(1, 999_999_999, {
    description: '`metadata.next_cursor` of the page before: only keys older than that one.',
    example: 1000,
  })
  cursor?: number;
}

export class IssueApiKey {
  @ApiProperty({
    type: 'string',
    minLength: 1,
    maxLength: 80,
    description: 'Who has it: the audit log calls him so. One key of a name works at a time.',
    example: 'ops',
  })
  @ValidateBy({
    name: 'isKeyName',
    validator: { validate: isKeyName, defaultMessage: () => `$property: ${KEY_NAME_RULE}` },
  })
  name: string;

  @ApiProperty({
    enum: SCOPES,
    isArray: true,
    minItems: 1,
    uniqueItems: true,
    description: 'What it allows: `admin` all that `run` does, `run` all that `read` does.',
    example: ['run'],
  })
  @IsIn(SCOPES, { each: true, message: `scopes must be some of ${SCOPES.join(', ')}` })
  @ArrayUnique({ message: 'scopes must not repeat' })
  @ArrayMinSize(1, { message: `scopes must be some of ${SCOPES.join(', ')}` })
  @ArrayMaxSize(SCOPES.length, { message: 'scopes must not repeat' })
  @IsArray({ message: 'scopes must be a list' })
  scopes: Scope[];

  @Moment({ description: 'It works until then; without it, until it is revoked.', example: '2100-01-01' })
  expires_at?: string;
}

export class RotateApiKey {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: MAX_GRACE_SECONDS,
    default: 0,
    description: 'How long the old key works beside the new one.',
    example: 3600,
  })
  @IsOptional()
  @IsInt({ message: `grace_seconds must be a whole number from 0 to ${MAX_GRACE_SECONDS}` })
  @Min(0, { message: 'grace_seconds must be at least 0' })
  @Max(MAX_GRACE_SECONDS, { message: `grace_seconds must be at most ${MAX_GRACE_SECONDS}` })
  grace_seconds: number = 0;
}
