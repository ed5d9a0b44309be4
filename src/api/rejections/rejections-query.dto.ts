import { REJECTION_STATUSES, type RejectionStatus } from '../../normalization/rejection-filter.js';
import { LIMITS } from '../../domain/limits.js';
import { OneOf, Text, WholeNumber } from '../query-fields.js';

export class RejectionsQuery {
  @WholeNumber(1, 1000, { description: 'Rejections a page.', default: 50, example: 3 })
  limit: number = 50;

  @WholeNumber(1, 999_999_999, {
    description: '`metadata.next_cursor` of the page before: only rejections older than that one.',
    example: 1000,
  })
  cursor?: number;

  @Text({ description: 'Only records of this source.', example: 'csv' })
  source?: string;

  @Text({ description: 'Only where this is the code of the first reason.', example: 'not_a_number' })
  code?: string;

  @Text(
    { description: 'Only where one of the reasons is about this field.', example: 'current_price' },
    LIMITS.id,
  )
  field?: string;

  @WholeNumber(1, 999_999_999, { description: 'Only what this run rejected last.', example: 1 })
  run?: number;

  @OneOf(REJECTION_STATUSES, { description: 'Only those that stand so.', example: 'open' })
  status?: RejectionStatus;
}
