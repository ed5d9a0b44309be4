import { CursorText } from '../page-query.dto.js';
import { WholeNumber } from '../number-fields.js';

export class AssetArticlesQuery {
  @WholeNumber(1, 1000, { description: 'Maximum number of articles per page.', default: 50, example: 3 })
  limit: number = 50;

  @CursorText()
  cursor?: string;
}
