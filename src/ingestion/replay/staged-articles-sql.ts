import type { Article } from '../../domain/article.js';

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
export const STAGE_ARTICLES = `
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
