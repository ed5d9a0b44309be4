import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { now } from '../../domain/clock.js';
import { ArticleMatcher, type PageItem } from '../../normalization/article-matcher.js';
import { ArticleStore } from '../../normalization/article-store.js';
import type { ReplayTask } from './replay-task.js';

type NewItem = PageItem & { feedId: number; rawId: string };

const BATCH = 500;

/** Selects the next new items, by feed. An item without a date gets the time of its first fetch. */
const NEXT = `select feed_id as "feedId", external_id as "externalId", raw_id as "rawId", json_build_object('kind', 'article',
    'externalId', external_id, 'title', title, 'url', url, 'summary', summary, 'author', author, 'categories', categories,
    'publishedAt', coalesce(published_at, first_fetched_at), 'image', image, 'datedBy', dated_by, 'repaired', repaired) as article
  from replay_articles where run_id = $1 and article_id is null and not gone and (feed_id, external_id) > ($2, $3)
  order by feed_id, external_id limit $4`;

/** Stores items that no feed contained before, as a live run would. */
@Injectable()
export class ReplayNewArticles {
  constructor(
    private readonly matcher: ArticleMatcher,
    private readonly articles: ArticleStore,
  ) {}

  /** @returns the number of new articles */
  async insert(
    tx: EntityManager,
    { runId, sourceId }: Pick<ReplayTask, 'runId' | 'sourceId'>,
  ): Promise<number> {
    const origin = { runId, sourceId, partition: '', fetchedAt: now(), isReplay: true };
    let inserted = 0;
    for (let after: [number, string] = [0, '']; ;) {
      const rows = await tx.query<NewItem[]>(NEXT, [runId, ...after, BATCH]);
      for (const [id, page] of Map.groupBy(rows, ({ feedId }) => feedId)) {
        const matches = await this.matcher.match(tx, { id, sourceId }, page);
        const news = page.flatMap(({ rawId, article }, index) => {
          const match = matches[index]!;
          return match.isNew ? [{ rawId, article, match }] : [];
        });
        await this.articles.store(tx, origin, news);
        inserted += news.filter(({ match }) => match.owns).length;
      }
      const last = rows.at(-1);
      if (rows.length < BATCH || !last) return inserted;
      after = [last.feedId, last.externalId];
    }
  }
}
