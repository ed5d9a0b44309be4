import type { MigrationInterface, QueryRunner } from 'typeorm';

const BRIN = `using brin (commit_id int8_minmax_multi_ops) with (pages_per_range = 32, autosummarize = on)`;

/** Indexes the changes made by each commit, so that they can be read in pages, and notifies listeners of commits. */
export class ChangeFeed1802000000000 implements MigrationInterface {
  name = 'ChangeFeed1802000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index quotes_commit_idx, quote_versions_commit_idx, quote_versions_superseded_idx, candles_commit_idx,
        candle_versions_commit_idx, candle_versions_superseded_idx, articles_commit_idx, article_versions_commit_idx,
        article_versions_superseded_idx;
      create index quotes_commit_idx on quotes (commit_id, listing_id, observed_at) where commit_id is not null;
      create index quote_versions_commit_idx on quote_versions (commit_id, listing_id, observed_at)
        where commit_id is not null;
      create index quote_versions_superseded_idx on quote_versions (superseded_by, listing_id, observed_at)
        where superseded_by is not null;
      create index candles_commit_idx on candles (commit_id, listing_id, "interval", opened_at);
      create index candle_versions_commit_idx on candle_versions (commit_id, listing_id, "interval", opened_at);
      create index candle_versions_superseded_idx on candle_versions (superseded_by, listing_id, "interval", opened_at);
      create index articles_commit_idx on articles (commit_id, id) where commit_id is not null;
      create index article_versions_commit_idx on article_versions (commit_id, id) where commit_id is not null;
      create index article_versions_superseded_idx on article_versions (superseded_by, id) where superseded_by is not null;

      -- Rows that were stored before there were commits.
      create index quotes_uncommitted_idx on quotes (ingested_at, listing_id, observed_at) where commit_id is null;
      create index articles_uncommitted_idx on articles (ingested_at, id) where commit_id is null;

      create or replace function stamp_commit() returns trigger language plpgsql as $$
      declare
        stamp timestamptz;
      begin
        insert into horizon as h (at) values (clock_timestamp())
        on conflict (only_row) do update set at = greatest(h.at + interval '1 microsecond', clock_timestamp())
        returning at into stamp;
        update commits set known_at = stamp where id = new.id;
        perform pg_notify('kasparro_commits', '');
        return null;
      end $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace function stamp_commit() returns trigger language plpgsql as $$
      declare
        stamp timestamptz;
      begin
        insert into horizon as h (at) values (clock_timestamp())
        on conflict (only_row) do update set at = greatest(h.at + interval '1 microsecond', clock_timestamp())
        returning at into stamp;
        update commits set known_at = stamp where id = new.id;
        return null;
      end $$;

      drop index quotes_uncommitted_idx, articles_uncommitted_idx, quotes_commit_idx, quote_versions_commit_idx,
        quote_versions_superseded_idx, candles_commit_idx, candle_versions_commit_idx, candle_versions_superseded_idx,
        articles_commit_idx, article_versions_commit_idx, article_versions_superseded_idx;
      create index quotes_commit_idx on quotes ${BRIN};
      create index candles_commit_idx on candles ${BRIN};
      create index articles_commit_idx on articles (commit_id);
      create index quote_versions_commit_idx on quote_versions (commit_id) where commit_id is not null;
      create index quote_versions_superseded_idx on quote_versions (superseded_by) where superseded_by is not null;
      create index candle_versions_commit_idx on candle_versions (commit_id);
      create index candle_versions_superseded_idx on candle_versions (superseded_by);
      create index article_versions_commit_idx on article_versions (commit_id) where commit_id is not null;
      create index article_versions_superseded_idx on article_versions (superseded_by) where superseded_by is not null;
    `);
  }
}
