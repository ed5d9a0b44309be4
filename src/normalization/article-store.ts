import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Article } from '../domain/article.js';
import { canonicalLink } from '../domain/canonical-link.js';
import { itemIdOf } from '../domain/item-id.js';
import { ArticleMatcher, type PageItem } from './article-matcher.js';
import { ArticlesRepository } from './articles.repository.js';
import { FeedItemsRepository } from './feed-items.repository.js';
import { FeedIdentitiesRepository } from './feed-identities.repository.js';
import type { ArticleMatch } from './article-match.js';
import type { AcceptedRecord } from './normalize-record.js';
import type { Origin, WrittenRow } from './written.js';

export interface MatchedArticle {
  rawId: string;
  article: Article;
  match: ArticleMatch;
}

/** Stores each article once, however many feeds and ids it has. */
@Injectable()
export class ArticleStore {
  constructor(
    private readonly feeds: FeedIdentitiesRepository,
    private readonly matcher: ArticleMatcher,
    private readonly items: FeedItemsRepository,
    private readonly articles: ArticlesRepository,
  ) {}

  /** The articles of the records. */
  async match(
    tx: EntityManager,
    origin: Origin,
    accepted: readonly AcceptedRecord[],
  ): Promise<Map<Article, ArticleMatch>> {
    const page: PageItem[] = [];
    for (const { record, items } of accepted)
      for (const article of items)
        if (article.kind === 'article')
          page.push({ externalId: itemIdOf(record.externalId, article), article });
    if (!page.length) return new Map();
    const { sourceId, partition } = origin;
    const marks = page.map(({ externalId, article }) => ({
      externalId,
      canonicalUrl: canonicalLink(article.url),
    }));
    const id =
      (await this.feeds.find(tx, sourceId, partition)) ??
      (await this.feeds.continue(tx, sourceId, partition, marks)) ??
      (await this.feeds.create(tx, sourceId, partition));
    const matches = await this.matcher.match(tx, { id, sourceId }, page);
    return new Map(page.map(({ article }, index) => [article, matches[index]!]));
  }

  /** @returns items that are new, and articles that were changed */
  async store(tx: EntityManager, origin: Origin, rows: readonly MatchedArticle[]): Promise<WrittenRow[]> {
    const written = await this.articles.upsert(
      tx,
      origin,
      rows.filter(({ match }) => match.owns),
    );
    await this.items.write(
      tx,
      origin.fetchedAt,
      rows.flatMap(({ match }) => (match.isChanged ? match : [])),
    );
    const others = rows.filter(({ match }) => match.isNew && !match.owns);
    return [...written, ...others.map(({ rawId }) => ({ raw_id: rawId, inserted: true }))];
  }
}
