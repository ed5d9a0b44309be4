import { REJECTION_STATUSES, type RejectionStatus } from '../../normalization/rejection-filter.js';
import { OfSource, PageQuery } from '../page-query.dto.js';
import { OneOf } from '../query-fields.js';
import { OfCode, OfField, OfRun } from './rejection-fields.js';

export class RejectionsQuery extends PageQuery {
  @OfSource()
  source?: string;

  @OfCode()
  code?: string;

  @OfField()
  field?: string;

  @OfRun()
  run?: number;

  @OneOf(REJECTION_STATUSES, { description: 'Only rejections with this status.', example: 'open' })
  status?: RejectionStatus;
}
