import { api } from '../api/client.js';
import { CURSORS } from '../api/pages.js';

/** Articles about an asset, newest first. The list and the chart share the loaded pages. */
export function useArticles(slug: string) {
  const params = { path: { slug }, query: { limit: 20 } };
  return api.useInfiniteQuery('get', '/assets/{slug}/articles', { params }, CURSORS);
}
