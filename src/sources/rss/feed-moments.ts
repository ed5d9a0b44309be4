import type { FeedItem } from './feed-item.js';
import { publishedAtOf } from './item-schema.js';

/** Number of items at each end of a feed from which its rate is estimated: the newest may be first or last. */
const DATED_ITEMS = 25;

/** Publication times of the items needed to estimate the feed's rate, in milliseconds. */
export function momentsIn(items: readonly FeedItem[]): number[] {
  const seen = new Set([...items.slice(0, DATED_ITEMS), ...items.slice(-DATED_ITEMS)]);
  return [...seen].flatMap(({ payload }) => {
    const moment = publishedAtOf(payload);
    return moment ? [Date.parse(moment)] : [];
  });
}
