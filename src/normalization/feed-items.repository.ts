import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { isStrongId, type ItemTraits } from './same-article.js';

/** A stored item. Title, summary and time are those of its article. */
export interface KnownItem extends ItemTraits {
  articleId: string;
  /** Whether the article shows this item's content. */
  owns: boolean;
}

/** An item and its article. */
export interface FeedItemRow {
  feedId: number;
  externalId: string;
  articleId: string;
  url: string | null;
  canonicalUrl: string | null;
}

const COLUMNS = `i.feed_id as "feedId", i.external_id as "externalId", i.url, i.canonical_url as "canonicalUrl",
  a.id as "articleId", a.title, a.summary, to_char(a.observed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "publishedAt",
  coalesce(a.feed_id = i.feed_id and a.external_id = i.external_id, false) as owns`;
const ITEMS = 'feed_items i join articles a on a.id = i.article_id';

/** SQL for candidates: the same link, the same id if it is unique across feeds or, within a feed, the same title and time. */
const CANDIDATES = `
  with near as (
    select i.feed_id, i.external_id from ${ITEMS} where i.canonical_url = any($2::text[])
    union select i.feed_id, i.external_id from ${ITEMS} where i.external_id = any($3::text[])
    union select i.feed_id, i.external_id from unnest($5::text[], $6::timestamptz[]) wanted(title, at)
      join articles a on a.feed_id = $4 and a.observed_at between wanted.at - interval '1 hour' and wanted.at + interval '1 hour'
        and lower(a.title) = lower(wanted.title)
      join feed_items i on i.article_id = a.id and i.feed_id = $4
  )
  select ${COLUMNS} from near join feed_items i using (feed_id, external_id) join articles a on a.id = i.article_id
  join feed_identities f on f.id = i.feed_id and f.source_id = $1
  order by owns desc, i.first_seen_at, i.feed_id, i.external_id`;

/** The table of feed items, each with its article. */
@Injectable()
export class FeedItemsRepository {
  /** The feed's stored items with these ids, by id. */
  async find(
    tx: EntityManager,
    feedId: number,
    items: readonly ItemTraits[],
  ): Promise<Map<string, KnownItem>> {
    const rows = await tx.query<KnownItem[]>(
      `select ${COLUMNS} from ${ITEMS} where i.feed_id = $1 and i.external_id = any($2::text[])`,
      [feedId, items.map(({ externalId }) => externalId)],
    );
    return new Map(rows.map((row) => [row.externalId, row]));
  }

  /** Articles by id that were stored before item ids were unique within a feed only, and whose feed is unknown. */
  async unscoped(
    tx: EntityManager,
    sourceId: number,
    items: readonly ItemTraits[],
  ): Promise<Map<string, string>> {
    const rows = await tx.query<{ id: string; external_id: string }[]>(
      'select id, external_id from articles where feed_id is null and source_id = $1 and external_id = any($2::text[])',
      [sourceId, items.map(({ externalId }) => externalId)],
    );
    return new Map(rows.map(({ id, external_id }) => [external_id, id]));
  }

  /** Stored items that may belong to the same articles as the feed's items. Items that articles show come first. */
  candidates(
    tx: EntityManager,
    feed: { id: number; sourceId: number },
    items: readonly ItemTraits[],
  ): Promise<KnownItem[]> {
    const dated = items.filter(({ publishedAt }) => publishedAt !== null);
    return tx.query(CANDIDATES, [
      feed.sourceId,
      items.flatMap(({ canonicalUrl }) => canonicalUrl ?? []),
      items.flatMap(({ externalId }) => (isStrongId(externalId) ? externalId : [])),
      feed.id,
      dated.map(({ title }) => title),
      dated.map(({ publishedAt }) => publishedAt),
    ]);
  }

  async newArticleIds(tx: EntityManager, count: number): Promise<string[]> {
    const rows = await tx.query<{ id: string }[]>(
      `select nextval(pg_get_serial_sequence('articles', 'id')) as id from generate_series(1, $1)`,
      [count],
    );
    return rows.map(({ id }) => id);
  }

  async write(tx: EntityManager, firstSeenAt: Date, rows: readonly FeedItemRow[]): Promise<void> {
    if (!rows.length) return;
    await tx.query(
      `insert into feed_items (first_seen_at, feed_id, external_id, article_id, url, canonical_url)
       select $1, * from unnest($2::int[], $3::text[], $4::bigint[], $5::text[], $6::text[])
       on conflict (external_id, feed_id) do update set url = excluded.url, canonical_url = excluded.canonical_url`,
      [
        firstSeenAt,
        rows.map(({ feedId }) => feedId),
        rows.map(({ externalId }) => externalId),
        rows.map(({ articleId }) => articleId),
        rows.map(({ url }) => url),
        rows.map(({ canonicalUrl }) => canonicalUrl),
      ],
    );
  }
}
