import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';

export class StartRun {
  @ApiProperty({ description: 'The source to run. Names are at `/sources`.', example: 'csv' })
  @MaxLength(100, { message: 'source must have at most 100 characters' })
  @IsString({ message: 'source must be the name of a source' })
  source: string;
}
