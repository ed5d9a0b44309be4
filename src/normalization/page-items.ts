import type { KnownItem } from './feed-items.repository.js';
import type { ArticleMatch } from './article-match.js';
import { isSameArticle, type ItemTraits } from './same-article.js';

/** The items on a page, and the stored items whose articles they may belong to. */
export class PageItems {
  private readonly ids: ReadonlySet<string>;
  private readonly links: ReadonlyMap<string | null, readonly ItemTraits[]>;
  private readonly known = new Map<string, KnownItem[]>();

  constructor(page: readonly ItemTraits[], candidates: readonly KnownItem[]) {
    this.ids = new Set(page.map(({ externalId }) => externalId));
    this.links = Map.groupBy(page, ({ canonicalUrl }) => canonicalUrl);
    for (const one of candidates) this.remember(one);
  }

  /** The article for an item that is new in its feed: a candidate's, or an earlier item's on the page, otherwise a new one. */
  findOrAdd(item: ItemTraits, newId: () => string): ArticleMatch {
    const same = this.find(item);
    if (!same) return this.add(item, newId(), true);
    // In the same feed, the item replaces the previous one, for example after an edit under a new id.
    const replaces = same.owns && same.feedId === item.feedId && !this.ids.has(same.externalId);
    if (replaces) same.owns = false;
    return this.add(item, same.articleId, replaces);
  }

  add(item: ItemTraits, articleId: string, owns: boolean): ArticleMatch {
    this.remember({ ...item, articleId, owns });
    return { ...item, articleId, owns, isNew: true, isChanged: true };
  }

  /** The best candidate. If several articles are possible, only one with the same title is certain enough. */
  private find(item: ItemTraits): KnownItem | undefined {
    const isShared = this.links.get(item.canonicalUrl)!.length > 1;
    const near = new Set(namesOf(item).flatMap((name) => this.known.get(name) ?? []));
    const same = [...near].filter((known) => {
      const isPresent = known.feedId === item.feedId && this.ids.has(known.externalId);
      return isSameArticle(item, known, { isShared, isPresent });
    });
    const [first] = same;
    if (same.every(({ articleId }) => articleId === first!.articleId)) return first;
    return same.find(({ title }) => title === item.title);
  }

  private remember(item: KnownItem): void {
    for (const name of namesOf(item)) this.known.set(name, [...(this.known.get(name) ?? []), item]);
  }
}

/** Keys that items of the same article may have in common. */
function namesOf({ feedId, externalId, title, canonicalUrl }: ItemTraits): string[] {
  const names = [`id ${externalId}`, `title ${feedId} ${title.toLowerCase()}`];
  return canonicalUrl === null ? names : [...names, `link ${canonicalUrl}`];
}
