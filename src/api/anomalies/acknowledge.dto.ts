import { ApiProperty } from '@nestjs/swagger';
import { IsString, Matches, MaxLength } from 'class-validator';
import { Storable } from '../query-fields.js';

export class Acknowledge {
  @ApiProperty({
    description: 'Why no action is needed; stored in the audit log.',
    example: 'the coin was redenominated',
  })
  @MaxLength(500, { message: 'reason must have at most 500 characters' })
  @Matches(/\S/, { message: 'reason must not be empty' })
  @IsString({ message: 'reason must be text' })
  @Storable()
  reason: string;
}
