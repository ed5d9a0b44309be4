import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Article } from '../../domain/article.js';
import { canonicalLink } from '../../domain/canonical-link.js';
import type { Span } from '../../normalization/within-span.js';
import { type StagedArticle, type UnmatchedArticle, STAGE_ARTICLES } from './staged-articles-sql.js';

/** Stages articles read from raw rows, next to the visible ones. */
@Injectable()
export class ReplayArticlesRepository {
  async stage(tx: EntityManager, runId: string, rows: readonly StagedArticle[]): Promise<void> {
    if (!rows.length) return;
    const column = (key: keyof Article) => rows.map(({ article }) => article[key]);
    await tx.query(STAGE_ARTICLES, [
      runId,
      rows.map((row) => row.feedId),
      rows.map((row) => row.externalId),
      rows.map((row) => row.rawId),
      rows.map((row) => row.fetchedAt),
      column('title'),
      column('url'),
      rows.map(({ article }) => canonicalLink(article.url)),
      column('summary'),
      column('author'),
      rows.map(({ article }) => JSON.stringify(article.categories)),
      column('publishedAt'),
      column('image'),
      column('datedBy'),
      column('repaired'),
    ]);
  }

  /** Id at which the next batch of the source's articles after `after` ends; null for the last batch. */
  async batchEnd(tx: EntityManager, sourceId: number, after: string, size: number): Promise<string | null> {
    const [row] = await tx.query<{ id: string }[]>(
      'select id from articles where source_id = $1 and id > $2 order by id offset $3 limit 1',
      [sourceId, after, size - 1],
    );
    return row?.id ?? null;
  }

  /** Articles in the batch for which nothing was staged. */
  unmatched(
    tx: EntityManager,
    task: { runId: string; sourceId: number; span: Span },
    after: string,
    end: string | null,
  ): Promise<UnmatchedArticle[]> {
    return tx.query(
      `select a.id, a.external_id as "externalId", a.raw_id as "rawId" from articles a
       where a.source_id = $1 and a.id > $2 and a.id <= coalesce($3::bigint, 9223372036854775807)
         and a.observed_at >= coalesce($4::timestamptz, '-infinity')
         and a.observed_at < coalesce($5::timestamptz, 'infinity')
         and not exists (select from replay_articles staged where staged.run_id = $6
           and staged.feed_id = a.feed_id and staged.external_id = a.external_id)`,
      [task.sourceId, after, end, task.span.since, task.span.until, task.runId],
    );
  }

  /** Marks articles that their raw row no longer produces. */
  async markGone(tx: EntityManager, runId: string, unmatched: readonly UnmatchedArticle[]): Promise<void> {
    await tx.query(
      `insert into replay_articles (run_id, feed_id, external_id, article_id, raw_id, fetched_at, first_fetched_at, is_current, gone,
         seen_raw_id, seen_ingested_at)
       select $1, coalesce(a.feed_id, 0), a.external_id, a.id, a.raw_id, a.ingested_at, a.ingested_at, false, true, a.raw_id,
         a.ingested_at
       from unnest($2::bigint[], $3::bigint[]) as unmatched(id, raw_id) join articles a on a.id = unmatched.id and a.raw_id = unmatched.raw_id
       on conflict do nothing`,
      [runId, unmatched.map(({ id }) => id), unmatched.map(({ rawId }) => rawId)],
    );
  }
}
