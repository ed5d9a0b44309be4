import { LIMITS } from '../../domain/limits.js';
import { PageQuery } from '../page-query.dto.js';
import { OneOf, Text } from '../query-fields.js';

export const FILE_STATES = ['read', 'waiting', 'reading', 'pending', 'ignored', 'failed', 'removed'] as const;
export type FileState = (typeof FILE_STATES)[number];

export class CsvFilesQuery extends PageQuery {
  @Text({ description: 'Only this file.', example: 'prices.csv' }, LIMITS.partitionBytes)
  path?: string;

  @OneOf(FILE_STATES, { description: 'Only files in this state.', example: 'failed' })
  state?: FileState;
}
