import { LIMITS } from '../../domain/limits.js';
import { PageQuery } from '../page-query.dto.js';
import { Text } from '../query-fields.js';
import { SomeOf } from '../several.js';

export const FILE_STATES = ['read', 'waiting', 'reading', 'pending', 'ignored', 'failed', 'removed'] as const;
export type FileState = (typeof FILE_STATES)[number];

export class CsvFilesQuery extends PageQuery {
  @Text({ description: 'Only this file.', example: 'daily.csv' }, LIMITS.partitionBytes)
  path?: string;

  @SomeOf(FILE_STATES, { description: 'Only files in one of these states.', example: ['failed'] })
  state?: FileState[];
}
