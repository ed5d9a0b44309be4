import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Does the same as `canonicalLink` for most URLs. The next reading of a feed corrects the others. */
const CANONICAL = (url: string) =>
  `regexp_replace(regexp_replace(${url}, '^https?://(www\\.)?', ''), '(?<=.)/$', '')`;

/**
 * Makes item ids unique within their feed, so that several feeds can contain the same article. Until now, ids were unique
 * across all feeds: those that are not URIs were prefixed with the name of their feed.
 */
export class FeedItems1819000000000 implements MigrationInterface {
  name = 'FeedItems1819000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Apart from the states of their polls: any source may have articles.
      create table feed_identities (
        id integer generated always as identity primary key,
        source_id smallint not null references sources,
        partition text not null,
        -- Where the feed was before it moved: payloads from there are of this feed.
        former_partitions text[] not null default '{}',
        unique (source_id, partition)
      );
      create index feed_identities_former_idx on feed_identities using gin (former_partitions);

      alter table articles add feed_id integer,
        drop constraint articles_source_id_external_id_key;
      alter table article_versions add feed_id integer;
      create index articles_feed_idx on articles (feed_id, observed_at);
      -- Those whose feed is unknown, until it has them again.
      create index articles_unscoped_idx on articles (source_id, external_id) where feed_id is null;

      create table feed_items (
        feed_id integer not null references feed_identities,
        external_id text not null,
        article_id bigint not null references articles on delete cascade,
        url text,
        -- The link that the same article has in other feeds. Null if it has none, or one that several articles share.
        canonical_url text,
        first_seen_at timestamptz not null,
        -- The same id in other feeds is looked for as well.
        primary key (external_id, feed_id)
      );
      create index feed_items_article_idx on feed_items (article_id);
      create index feed_items_feed_idx on feed_items (feed_id);
      -- URLs may be longer than a B-tree takes.
      create index feed_items_link_idx on feed_items using hash (canonical_url);

      alter table replay_articles add feed_id integer not null default 0, add article_id bigint, add canonical_url text,
        drop constraint replay_articles_pkey, add primary key (run_id, feed_id, external_id);
      create index replay_articles_article_idx on replay_articles (run_id, article_id);
    `);
    await runner.query(`
      -- Names of feeds were host and path.
      create temporary table feed_names on commit drop as
        select s.id as source_id, regexp_replace(f.key, '^https?://', '') as feed, f.key as partition
        from feeds f join sources s on s.name = 'rss' where f.key !~ '[?#]'`);
    for (const [kind, table] of Object.entries({ third: 'raw_third_source_data', api: 'raw_api_data' }))
      await runner.query(`
        create temporary table known on commit drop as
          select a.id, a.source_id, raw.partition, raw.payload ->> 'feed' as feed
          from articles a join sources s on s.id = a.source_id and s.kind = '${kind}' join ${table} raw on raw.id = a.raw_id;
        insert into feed_identities (source_id, partition) select distinct source_id, partition from known on conflict do nothing;
        insert into feed_names select distinct source_id, feed, partition from known where feed is not null;
        update articles a set feed_id = f.id, external_id = case when starts_with(a.external_id, k.feed || '#')
            then substr(a.external_id, length(k.feed) + 2) else a.external_id end
          from known k join feed_identities f using (source_id, partition) where a.id = k.id;
        drop table known`);
    await runner.query(`
        -- Those whose payload was dropped.
        insert into feed_identities (source_id, partition)
          select distinct n.source_id, n.partition from feed_names n join articles a
            on a.feed_id is null and a.source_id = n.source_id and split_part(a.external_id, '#', 1) = n.feed
          where a.external_id like '%#%'
          on conflict do nothing;
        update articles a set feed_id = f.id, external_id = substr(a.external_id, length(n.feed) + 2)
          from feed_names n join feed_identities f using (source_id, partition)
          where a.feed_id is null and a.source_id = n.source_id and split_part(a.external_id, '#', 1) = n.feed
            and a.external_id like '%#%';
        update article_versions v set feed_id = a.feed_id, external_id = a.external_id
          from articles a where a.id = v.id and a.feed_id is not null and v.feed_id is null;
        drop table feed_names`);
    await runner.query(`
      insert into feed_items (feed_id, external_id, article_id, url, canonical_url, first_seen_at)
        select feed_id, external_id, id, url, case when ${CANONICAL('url')} like '%_/_%' then ${CANONICAL('url')} end, ingested_at
        from articles where feed_id is not null
        on conflict do nothing;
      update rejections r set external_id = substr(r.external_id, length(r.payload ->> 'feed') + 2)
        from sources s where s.id = r.source_id and s.kind = 'third' and r.status = 'open' and json_typeof(r.payload) = 'object'
          and starts_with(r.external_id, (r.payload ->> 'feed') || '#');
    `);
  }

  /** Makes ids unique across all feeds again, with the number of the feed added to duplicates. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      update articles a set external_id = 'feed ' || a.feed_id || '#' || a.external_id where exists (
        select from articles other where other.source_id = a.source_id and other.external_id = a.external_id and other.id < a.id);
      drop table feed_items;
      drop index articles_feed_idx, articles_unscoped_idx;
      alter table article_versions drop feed_id;
      alter table articles drop feed_id, add unique (source_id, external_id);
      drop table feed_identities;
      truncate replay_articles;
      alter table replay_articles drop constraint replay_articles_pkey, drop feed_id, drop article_id, drop canonical_url,
        add primary key (run_id, external_id);
    `);
  }
}
