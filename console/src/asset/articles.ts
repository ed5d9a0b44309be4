import { api } from '../api/client.js';
import { CURSORS } from '../api/pages.js';

/** Newest first. The list and the chart share what is loaded. */
export function useArticles(slug: string) {
  const params = { path: { slug }, query: { limit: 20 } };
  return api.useInfiniteQuery('get', '/assets/{slug}/articles', { params }, CURSORS);
}
