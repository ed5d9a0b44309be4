import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Makes rejections searchable, replayable and discardable, and replays sources from stored payloads. */
export class Rejections1764300000000 implements MigrationInterface {
  name = 'Rejections1764300000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table rejections
        add status text not null default 'open'
          check (status in ('open', 'replayed', 'superseded', 'discarded')),
        add resolved_at timestamptz,
        add resolved_reason text,
        -- Paths of the reasons, each once.
        add fields text[] not null default '{}',
        -- Of a line: the reading of the file that it stands in, whose columns and format it is read by.
        add file_id integer,
        add constraint resolved_when_not_open check ((status = 'open') = (resolved_at is null));
      update rejections set fields =
        array(select distinct reason ->> 'path' from json_array_elements(reasons) reason order by 1)
      -- An escape that no text can hold cannot be read; those keep their reasons, and are found by other filters.
      where reasons::text !~* '\\\\u(0000|d[89a-f])';

      -- Newest first within what a filter asks for. Without a foreign key, as runs and files are never deleted.
      create index rejections_source_idx on rejections (source_id, id);
      create index rejections_status_idx on rejections (status, id);
      create index rejections_code_idx on rejections (code, id);
      create index rejections_run_idx on rejections (run_id, id);
      create index rejections_fields_idx on rejections using gin (fields);
      -- What a page that arrives is held against.
      create index rejections_open_idx on rejections (source_id, partition, external_id) where status = 'open';

      -- A replay of a source works on what it is going to change beside the tables that readers see. Unlogged: after a
      -- crash of the server all of it is gone together, and the replay begins anew.
      create unlogged table replays (
        run_id bigint primary key,
        source_id smallint not null,
        -- Counts the processes that took it over; only the last may write.
        epoch integer not null default 0,
        phase text not null check (phase in ('scan', 'sweep', 'apply', 'done')),
        position json not null,
        counts json not null,
        started_at timestamptz not null
      );

      -- What raw says of a quote, by the record that said it last; gone where it says nothing of it any more. seen_*
      -- is the quote as it stood then: where it changed since, a live run knows better.
      create unlogged table replay_quotes (
        run_id bigint not null,
        listing_id integer not null,
        observed_at timestamptz not null,
        raw_id bigint not null,
        fetched_at timestamptz not null,
        is_current boolean not null,
        gone boolean not null default false,
        seen_raw_id bigint,
        seen_ingested_at timestamptz,
        rank integer,
        price_usd numeric,
        market_cap_usd numeric,
        volume_24h_usd numeric,
        change_24h_pct numeric,
        circulating_supply numeric,
        total_supply numeric,
        max_supply numeric,
        primary key (run_id, listing_id, observed_at)
      );

      create unlogged table replay_articles (
        run_id bigint not null,
        external_id text not null,
        raw_id bigint not null,
        fetched_at timestamptz not null,
        first_fetched_at timestamptz not null,
        is_current boolean not null,
        gone boolean not null default false,
        seen_raw_id bigint,
        seen_ingested_at timestamptz,
        title text,
        url text,
        summary text,
        author text,
        categories text[],
        published_at timestamptz,
        primary key (run_id, external_id)
      );

      -- What raw says last of a listing's name, and whether any of it says the name that the listing has.
      create unlogged table replay_listings (
        run_id bigint not null,
        listing_id integer not null,
        external_id text not null,
        symbol text not null,
        name text not null,
        raw_id bigint not null,
        fetched_at timestamptz not null,
        is_current boolean not null,
        primary key (run_id, listing_id)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table replay_listings, replay_articles, replay_quotes, replays;
      drop index rejections_open_idx, rejections_fields_idx, rejections_run_idx, rejections_code_idx,
        rejections_status_idx, rejections_source_idx;
      alter table rejections drop constraint resolved_when_not_open, drop file_id, drop fields, drop resolved_reason,
        drop resolved_at, drop status;
    `);
  }
}
