import { LIMITS } from '../../domain/limits.js';
import { PageQuery } from '../page-query.dto.js';
import { Text } from '../query-fields.js';
import { WholeNumber } from '../number-fields.js';
import { EnumList } from '../list-parameters.js';

export const FILE_STATES = ['read', 'waiting', 'reading', 'pending', 'ignored', 'failed', 'removed'] as const;
export type FileState = (typeof FILE_STATES)[number];

export class CsvFilesQuery extends PageQuery {
  @WholeNumber(0, 100_000, { description: 'Number of files to skip.', example: 0 })
  offset?: number;

  @Text({ description: 'Only files with this text in their path. Case is ignored.', example: 'daily' })
  q?: string;

  @Text({ description: 'Only this file.', example: 'daily.csv' }, LIMITS.partitionBytes)
  path?: string;

  @EnumList(FILE_STATES, { description: 'Only files in one of these states.', example: ['failed'] })
  state?: FileState[];
}
