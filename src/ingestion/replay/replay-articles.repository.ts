import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Article } from '../../domain/article.js';
import { canonicalLink } from '../../domain/canonical-link.js';
import type { Span } from '../../normalization/within-span.js';

/** An article as read from a raw row. */
export interface StagedArticle {
  rawId: string;
  fetchedAt: Date;
  feedId: number;
  /** The item's id within its feed. */
  externalId: string;
  article: Article;
}

/** A stored article that no raw row produced in the scan. */
export interface UnmatchedArticle {
  id: string;
  externalId: string;
  rawId: string;
}

// Like quotes, but staged by item: an article shows the content of the item from which it has its id. If no record has a
// date, the time of the first fetch is used.
const STAGE = `
  insert into replay_articles as kept (run_id, feed_id, external_id, article_id, raw_id, fetched_at, first_fetched_at, is_current,
    seen_raw_id, seen_ingested_at, title, url, canonical_url, summary, author, categories, published_at, image, dated_by, repaired)
  select distinct on (staged.feed_id, staged.external_id) $1::bigint, staged.feed_id, staged.external_id, i.article_id, staged.raw_id,
    staged.fetched_at, min(staged.fetched_at) over (partition by staged.feed_id, staged.external_id), coalesce(a.raw_id = staged.raw_id, false),
    a.raw_id, a.ingested_at, staged.title, staged.url, staged.canonical_url, staged.summary, staged.author,
    array(select json_array_elements_text(staged.categories)), staged.published_at, staged.image, staged.dated_by, staged.repaired
  from unnest($2::int[], $3::text[], $4::bigint[], $5::timestamptz[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[],
    $11::json[], $12::timestamptz[], $13::text[], $14::text[], $15::boolean[])
    as staged(feed_id, external_id, raw_id, fetched_at, title, url, canonical_url, summary, author, categories, published_at, image,
      dated_by, repaired)
  left join feed_items i on i.external_id = staged.external_id and i.feed_id = staged.feed_id
  left join articles a on a.id = i.article_id and a.feed_id = i.feed_id and a.external_id = i.external_id
  order by staged.feed_id, staged.external_id, coalesce(a.raw_id = staged.raw_id, false) desc, staged.fetched_at desc, staged.raw_id desc
  on conflict (run_id, feed_id, external_id) do update set
    first_fetched_at = least(kept.first_fetched_at, excluded.first_fetched_at),
    (raw_id, fetched_at, is_current, seen_raw_id, seen_ingested_at, title, url, canonical_url, summary, author, categories,
      published_at, image, dated_by, repaired) =
      (select won.* from (values
        (kept.raw_id, kept.fetched_at, kept.is_current, kept.seen_raw_id, kept.seen_ingested_at, kept.title, kept.url,
          kept.canonical_url, kept.summary, kept.author, kept.categories, kept.published_at, kept.image, kept.dated_by,
          kept.repaired),
        (excluded.raw_id, excluded.fetched_at, excluded.is_current, excluded.seen_raw_id, excluded.seen_ingested_at,
          excluded.title, excluded.url, excluded.canonical_url, excluded.summary, excluded.author, excluded.categories,
          excluded.published_at, excluded.image, excluded.dated_by, excluded.repaired))
        as won(raw_id, fetched_at, is_current, seen_raw_id, seen_ingested_at, title, url, canonical_url, summary, author,
          categories, published_at, image, dated_by, repaired)
       order by is_current desc, fetched_at desc, raw_id desc limit 1)`;

/** Stages articles read from raw rows, next to the visible ones. */
@Injectable()
export class ReplayArticlesRepository {
  async stage(tx: EntityManager, runId: string, rows: readonly StagedArticle[]): Promise<void> {
    if (!rows.length) return;
    const column = (key: keyof Article) => rows.map(({ article }) => article[key]);
    await tx.query(STAGE, [
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
