import type { KnownItem } from './feed-items.repository.js';
import type { Match } from './match.js';
import { isSameArticle, type ItemTraits } from './same-article.js';

/** The items of a page, and the candidates for their articles. */
export class PageItems {
  private readonly ids: ReadonlySet<string>;
  private readonly links: ReadonlyMap<string | null, readonly ItemTraits[]>;
  private readonly known = new Map<string, KnownItem[]>();

  constructor(page: readonly ItemTraits[], candidates: readonly KnownItem[]) {
    this.ids = new Set(page.map(({ externalId }) => externalId));
    this.links = Map.groupBy(page, ({ canonicalUrl }) => canonicalUrl);
    for (const one of candidates) this.remember(one);
  }

  /** The article of an item that is new in its feed: that of a candidate or of an earlier item, otherwise a new one. */
  place(item: ItemTraits, newId: () => string): Match {
    const same = this.find(item);
    if (!same) return this.add(item, newId(), true);
    // Its own feed has it in place of the previous item, for example after an edit under a new id.
    const replaces = same.owns && same.feedId === item.feedId && !this.ids.has(same.externalId);
    if (replaces) same.owns = false;
    return this.add(item, same.articleId, replaces);
  }

  add(item: ItemTraits, articleId: string, owns: boolean): Match {
    this.remember({ ...item, articleId, owns });
    return { ...item, articleId, owns, isNew: true, isChanged: true };
  }

  /** If several articles are possible, only one with the same title is certain enough. */
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

/** Attributes that items of the same article may share. */
function namesOf({ feedId, externalId, title, canonicalUrl }: ItemTraits): string[] {
  const names = [`id ${externalId}`, `title ${feedId} ${title.toLowerCase()}`];
  return canonicalUrl === null ? names : [...names, `link ${canonicalUrl}`];
}
