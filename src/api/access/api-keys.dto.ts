import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, ValidateBy } from 'class-validator';
import { isKeyName, KEY_NAME_RULE } from '../../access/key-name.js';
import { type Scope, SCOPES } from '../../access/scope.js';
import { Moment } from '../moment-fields.js';
import { WholeNumber } from '../number-fields.js';
import { IsGiven } from '../query-fields.js';

const MAX_GRACE_SECONDS = 30 * 86_400;

export class IssueApiKey {
  @ApiProperty({
    type: 'string',
    minLength: 1,
    maxLength: 80,
    // Of any script: many regular expression engines do not know \p{L}.
    pattern: String.raw`^[^\s._@-](?:.*\S)?$`,
    description: `The holder, as named in the audit log: ${KEY_NAME_RULE}. Only one key with a given name can be valid at a time.`,
    example: 'ops',
  })
  @ValidateBy({
    name: 'isKeyName',
    validator: { validate: isKeyName, defaultMessage: () => `$property: expected ${KEY_NAME_RULE}` },
  })
  name: string;

  @ApiProperty({
    enum: SCOPES,
    isArray: true,
    minItems: 1,
    uniqueItems: true,
    description: 'Permissions: `admin` includes `run`, and `run` includes `read`.',
    example: ['run'],
  })
  @IsIn(SCOPES, { each: true, message: `scopes must be some of ${SCOPES.join(', ')}` })
  @ArrayUnique({ message: 'scopes must not repeat' })
  @ArrayMinSize(1, { message: `scopes must be some of ${SCOPES.join(', ')}` })
  @ArrayMaxSize(SCOPES.length, { message: 'scopes must not repeat' })
  @IsArray({ message: 'scopes must be a list' })
  scopes: Scope[];

  @Moment({
    description: 'When the key expires; by default it is valid until revoked.',
    example: '2100-01-01',
  })
  expires_at?: string;
}

export class RotateApiKey {
  @WholeNumber(0, MAX_GRACE_SECONDS, {
    description: 'How long the old key remains valid, in seconds.',
    default: 0,
    example: 3600,
    optional: IsGiven,
  })
  grace_seconds: number = 0;
}
