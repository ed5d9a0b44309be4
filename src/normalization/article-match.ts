import type { FeedItemRow } from './feed-items.repository.js';

/** A feed item matched to an article. */
export interface ArticleMatch extends FeedItemRow {
  /** Whether the article shows this item's content: it shows the first of its items, or that item's replacement in the same feed. */
  owns: boolean;
  /** Whether the item is new in its feed. */
  isNew: boolean;
  /** Whether the item's row has to be written. */
  isChanged: boolean;
}
