import { REJECTION_STATUSES, type RejectionStatus } from '../../normalization/rejection-filter.js';
import { LIMITS } from '../../domain/limits.js';
import { type Count, CountParameter } from '../openapi/total.js';
import { SourcesFilter, PageQuery } from '../page-query.dto.js';
import { EnumList, TextList } from '../list-parameters.js';
import { CODE, FIELD, RunFilter } from './rejection-fields.js';

export class RejectionsQuery extends PageQuery {
  @SourcesFilter()
  source?: string[];

  @TextList({ description: 'Only rejections whose first reason has one of these codes.', example: [CODE] })
  code?: string[];

  @TextList(
    { description: 'Only rejections with a reason about one of these fields.', example: [FIELD] },
    LIMITS.id,
  )
  field?: string[];

  @RunFilter()
  run?: number;

  @EnumList(REJECTION_STATUSES, {
    description: 'Only rejections with one of these statuses.',
    example: ['open'],
  })
  status?: RejectionStatus[];

  @CountParameter()
  count: Count = 'none';
}
