import type { FeedItemRow } from './feed-items.repository.js';

/** Which article an item is. */
export interface Match extends FeedItemRow {
  /** Whether the article shows what this item says: that of the first item to have it, or of what its feed replaces it by. */
  owns: boolean;
  /** Whether the feed had no such item. */
  isNew: boolean;
  /** Whether its row has to be written. */
  isChanged: boolean;
}
