import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Article } from '../domain/article.js';
import { fetchedSinceSql } from './fetched-since.js';
import { archiveArticlesSql, recordCommitSql, CURRENT_COMMIT } from './versions.js';
import type { Origin, WrittenRow } from './written.js';

export interface ArticleRow {
  rawId: string;
  article: Article;
  match: { articleId: string; feedId: number | null; externalId: string };
}

/** SQL condition: the content of a stored article (`old`) differs from the content in the page (`given`). */
const changed = (
  old: string,
  given: string,
) => `((${old}.title, ${old}.url, ${old}.summary, ${old}.author, ${old}.categories)
    is distinct from (${given}.title, ${given}.url, ${given}.summary, ${given}.author, ${given}.categories)
  or ${old}.image is not null and ${old}.image is distinct from ${given}.image
  or ${old}.observed_at <> ${given}.observed_at and ${given}.observed_at <> $3)`;
const differs = (old: string, given: string) => `(${changed(old, given)} or ${old}.dated_by is null
  or (${old}.raw_id, ${old}.feed_id, ${old}.external_id) is distinct from (${given}.raw_id, ${given}.feed_id, ${given}.external_id))`;
const CHANGED = changed('articles', 'excluded');

// Articles without a date keep the time of their first fetch. Categories are passed as JSON, because unnest would
// flatten arrays. Unchanged articles, which are most of a feed's, are left out before their words are examined.
const upsert = (isReplay: boolean) => {
  const now = isReplay ? 'now()' : '$3::timestamptz';
  const since = isReplay ? `and not ${fetchedSinceSql('articles', '$3')}` : '';
  return `
  with item as materialized (
    select id, feed_id, raw_id, external_id, title, url, summary, author, array(select json_array_elements_text(categories)) as categories,
      coalesce(published_at, $3) as observed_at, image, dated_by, repaired
    from unnest($4::bigint[], $5::int[], $6::bigint[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::json[],
      $13::timestamptz[], $14::text[], $15::text[], $16::boolean[])
      as given(id, feed_id, raw_id, external_id, title, url, summary, author, categories, published_at, image, dated_by, repaired)
  ), upserted as (insert into articles (source_id, run_id, ingested_at, commit_id, id, feed_id, raw_id, external_id, title, url, summary, author,
    categories, observed_at, image, dated_by, repaired)
  overriding system value
  select $1, $2, ${now}, ${CURRENT_COMMIT}, item.id, item.feed_id, item.raw_id, item.external_id, item.title, item.url, item.summary,
    item.author, item.categories, item.observed_at, item.image, item.dated_by, item.repaired
  from item left join articles stored on stored.id = item.id
  where stored.id is null or ${differs('stored', 'item')}
  on conflict (id) do update set feed_id = excluded.feed_id, external_id = excluded.external_id,
    raw_id = excluded.raw_id, title = excluded.title,
    run_id = case when ${CHANGED} then excluded.run_id else articles.run_id end,
    ingested_at = case when ${CHANGED} then excluded.ingested_at else articles.ingested_at end,
    commit_id = case when ${CHANGED} then excluded.commit_id else articles.commit_id end,
    url = excluded.url, summary = excluded.summary, author = excluded.author, categories = excluded.categories,
    observed_at = case when excluded.observed_at = $3 then articles.observed_at else excluded.observed_at end,
    dated_by = case when excluded.observed_at = $3 then coalesce(articles.dated_by, 'fetch') else excluded.dated_by end,
    image = excluded.image,
    repaired = case when ${CHANGED} then excluded.repaired else articles.repaired end
  where ${differs('articles', 'excluded')} ${since}
  returning raw_id, old as former, old.id is null as inserted, (old.title, old.url, old.summary, old.author, old.categories, old.observed_at)
    is distinct from (new.title, new.url, new.summary, new.author, new.categories, new.observed_at)
    or old.image is not null and old.image is distinct from new.image as changed
  ), committed as (
    ${recordCommitSql('upserted where inserted or changed')}
  ), archived as (
    ${archiveArticlesSql('upserted where changed and not inserted', now)}
  )
  select raw_id, inserted from upserted where inserted or changed`;
};
const UPSERT = { live: upsert(false), replay: upsert(true) };

@Injectable()
export class ArticlesRepository {
  /**
   * Inserts new articles and updates edited ones.
   * @returns the articles that were written, by raw row
   */
  async upsert(tx: EntityManager, origin: Origin, rows: readonly ArticleRow[]): Promise<WrittenRow[]> {
    if (!rows.length) return [];
    const column = (key: keyof Article) => rows.map((row) => row.article[key]);
    return await tx.query<WrittenRow[]>(origin.isReplay ? UPSERT.replay : UPSERT.live, [
      origin.sourceId,
      origin.runId,
      origin.fetchedAt,
      rows.map(({ match }) => match.articleId),
      rows.map(({ match }) => match.feedId),
      rows.map((row) => row.rawId),
      rows.map(({ match }) => match.externalId),
      column('title'),
      column('url'),
      column('summary'),
      column('author'),
      rows.map((row) => JSON.stringify(row.article.categories)),
      column('publishedAt'),
      column('image'),
      column('datedBy'),
      column('repaired'),
    ]);
  }
}
