import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { LockSpace } from '../database/lock-space.js';
import type { Article } from '../domain/article.js';
import { canonicalLink } from '../domain/canonical-link.js';
import { variantId } from '../domain/item-id.js';
import { FeedItemsRepository, type KnownItem } from './feed-items.repository.js';
import type { ArticleMatch } from './article-match.js';
import { PageItems } from './page-items.js';
import { hasReusedId, type ItemTraits, fingerprintOf } from './same-article.js';

/** A feed, with the source that it belongs to. */
export interface FeedRef {
  id: number;
  sourceId: number;
}

/** An item on a page, with its id within the feed. */
export interface PageItem {
  externalId: string;
  article: Article;
}

/** Finds the article to which each item belongs, by the item's id, otherwise by its similarity to other items. */
@Injectable()
export class ArticleMatcher {
  constructor(private readonly items: FeedItemsRepository) {}

  /** @returns the articles of the items, in their order */
  async match(tx: EntityManager, feed: FeedRef, page: readonly PageItem[]): Promise<ArticleMatch[]> {
    const traits = page.map((item) => traitsOf(feed.id, item));
    const known = await this.knownById(tx, feed.id, traits);
    if (known.every(({ same }) => same)) return known.map(({ item, same }) => unmoved(item, same!));
    // If two feeds contain the same new article, only one of them may be recorded as the first.
    await tx.query('select pg_advisory_xact_lock($1, $2)', [LockSpace.articles, feed.sourceId]);
    return this.matchNew(tx, feed, await this.knownById(tx, feed.id, traits));
  }

  private async matchNew(
    tx: EntityManager,
    feed: FeedRef,
    known: readonly IdMatch[],
  ): Promise<ArticleMatch[]> {
    const news = known.flatMap(({ item, same }) => (same ? [] : item));
    if (!news.length) return known.map(({ item, same }) => unmoved(item, same!));
    const ids = await this.items.newArticleIds(tx, news.length);
    const unscoped = await this.items.unscoped(tx, feed.sourceId, news);
    const page = new PageItems(
      known.map(({ item }) => item),
      await this.items.candidates(tx, feed, news),
    );
    return known.map(({ item, same }) => {
      if (same) return unmoved(item, same);
      const adopted = unscoped.get(item.externalId);
      if (adopted === undefined) return page.findOrAdd(item, () => ids.shift()!);
      unscoped.delete(item.externalId);
      return page.add(item, adopted, true);
    });
  }

  /** Finds stored items by id. If an id is reused for a different item, a suffix is added, and the result is looked up too. */
  private async knownById(
    tx: EntityManager,
    feedId: number,
    items: readonly ItemTraits[],
  ): Promise<IdMatch[]> {
    const existing = await this.items.find(tx, feedId, items);
    const renamed = items.map((item) => {
      const same = existing.get(item.externalId);
      if (!same || !hasReusedId(item, same)) return item;
      return { ...item, externalId: variantId(item.externalId, fingerprintOf(item)) };
    });
    const others = renamed.filter((item, index) => item !== items[index]);
    const variants = others.length ? await this.items.find(tx, feedId, others) : existing;
    return renamed.map((item) => ({
      item,
      same: variants.get(item.externalId) ?? existing.get(item.externalId),
    }));
  }
}

interface IdMatch {
  item: ItemTraits;
  same: KnownItem | undefined;
}

function traitsOf(feedId: number, { externalId, article }: PageItem): ItemTraits {
  const { title, summary, url, publishedAt } = article;
  return { feedId, externalId, title, summary, url, publishedAt, canonicalUrl: canonicalLink(url) };
}

function unmoved(item: ItemTraits, { articleId, owns, url, canonicalUrl }: KnownItem): ArticleMatch {
  const isChanged = url !== item.url || canonicalUrl !== item.canonicalUrl;
  return { ...item, articleId, owns, isNew: false, isChanged };
}
