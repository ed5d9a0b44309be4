import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Anomalies, and assets mentioned in articles. */
export class AnomaliesAndMentions1764700000000 implements MigrationInterface {
  name = 'AnomaliesAndMentions1764700000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table anomalies (
        id bigint generated always as identity primary key,
        -- What makes it the same one when it is seen again, by whichever process.
        key text not null unique,
        kind text not null check (kind in ('record_count', 'duration', 'rejection_share', 'silence', 'price_outlier',
          'price_disagreement', 'price_jump', 'stale_price')),
        source_id smallint not null references sources,
        -- The run that showed it last; of a silent source the last one that brought something.
        run_id bigint,
        -- Of prices. Its asset is the one that the listing has now.
        listing_id integer references listings,
        score double precision not null,
        summary text not null,
        figures json not null,
        state text not null default 'open' check (state in ('open', 'acknowledged')),
        at timestamptz not null,
        last_seen_at timestamptz not null,
        occurrences integer not null default 1,
        acknowledged_at timestamptz,
        acknowledged_reason text,
        constraint acknowledged_when check ((state = 'acknowledged') = (acknowledged_at is not null))
      );
      create index anomalies_source_idx on anomalies (source_id, id);
      create index anomalies_listing_idx on anomalies (listing_id, id) where listing_id is not null;
      create index anomalies_kind_idx on anomalies (kind, id);
      create index anomalies_state_idx on anomalies (state, id);
      create index anomalies_time_idx on anomalies (at, id);

      -- Ended runs that were looked at: what a process that died left out is made up for by another.
      create table anomaly_runs (
        run_id bigint primary key references runs on delete cascade,
        evaluated_at timestamptz not null
      );

      create table article_assets (
        article_id bigint not null references articles on delete cascade,
        asset_id integer not null references assets,
        -- From 0 to 1.
        confidence real not null,
        -- What the text says, and where.
        evidence json not null,
        primary key (asset_id, article_id)
      );
      create index article_assets_article_idx on article_assets (article_id);

      create table mention_runs (
        run_id bigint primary key references runs on delete cascade,
        linked_at timestamptz not null
      );

      -- One row: the names that the recent articles were last searched for.
      create table mention_dictionary (
        only_row boolean primary key default true check (only_row),
        fingerprint text not null,
        linked_at timestamptz not null
      );

      create index articles_run_idx on articles (run_id, id);
      create index articles_ingested_idx on articles (ingested_at, id);
      create index runs_ended_idx on runs (source_id, finished_at) where mode = 'live' and finished_at is not null;
      -- What a run stored. Rows come in the order of runs, so that a block range index finds them and costs a load nothing.
      create index quotes_run_idx on quotes using brin (run_id) with (pages_per_range = 32, autosummarize = on);
      create index raw_api_data_run_idx on raw_api_data (source_id, external_id, run_id);
      create index raw_third_source_data_run_idx on raw_third_source_data (source_id, external_id, run_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index raw_third_source_data_run_idx, raw_api_data_run_idx, quotes_run_idx, runs_ended_idx,
        articles_ingested_idx, articles_run_idx;
      drop table mention_dictionary, mention_runs, article_assets, anomaly_runs, anomalies;
    `);
  }
}
