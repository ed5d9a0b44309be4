import { Text, WholeNumber } from '../query-fields.js';

export class AssetArticlesQuery {
  @WholeNumber(1, 1000, { description: 'Articles a page.', default: 50, example: 3 })
  limit: number = 50;

  @Text({ description: '`metadata.next_cursor` of the page before.' }, 4000)
  cursor?: string;
}
