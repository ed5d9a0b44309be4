import type { FeedItem } from './feed-item.js';
import { publishedAtOf } from './item-schema.js';

/** So many items at each end of a feed show how often it publishes: its newest may be the first or the last. */
const DATED_ITEMS = 25;

/** When the items of a feed were published, as far as it takes to see how often that is; in milliseconds. */
export function momentsIn(items: readonly FeedItem[]): number[] {
  const seen = new Set([...items.slice(0, DATED_ITEMS), ...items.slice(-DATED_ITEMS)]);
  return [...seen].flatMap(({ payload }) => {
    const moment = publishedAtOf(payload);
    return moment ? [Date.parse(moment)] : [];
  });
}
