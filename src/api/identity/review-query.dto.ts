import { CursorText } from '../page-query.dto.js';
import { OneOf } from '../query-fields.js';
import { WholeNumber } from '../number-fields.js';
import { REVIEW_REASONS, type ReviewReason } from './review.reply.js';

export class ReviewQuery {
  @WholeNumber(1, 200, { description: 'Maximum number of entries per page.', default: 50, example: 3 })
  limit: number = 50;

  @CursorText()
  cursor?: string;

  @OneOf(REVIEW_REASONS, {
    description: 'Only entries to be reviewed for this reason.',
    example: 'ambiguous',
  })
  reason?: ReviewReason;
}
