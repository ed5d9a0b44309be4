import type { FeedItemRow } from './feed-items.repository.js';

/** The article of an item. */
export interface Match extends FeedItemRow {
  /** Whether the article shows this item's content: that of the first item, or its replacement in the same feed. */
  owns: boolean;
  /** Whether the item is new in its feed. */
  isNew: boolean;
  /** Whether the item's row has to be written. */
  isChanged: boolean;
}
